import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const sources = fileURLToPath(new URL('../../packages/server/src', import.meta.url));

/** Ways to call another server; the linter knows the plain ones, these are for those it cannot see. */
const waysOut = [
  /\bfetch\s*\(/,
  /\bglobalThis\s*(\.|\[\s*['"])\s*(fetch|WebSocket|EventSource)/,
  /from\s+['"](undici|axios|got|ky|node-fetch|superagent|request|needle)['"]/,
  /from\s+['"](node:)?(https|http2|tls|dgram)['"]/,
  /import\s+\*\s+as\s+\w+\s+from\s+['"](node:)?(http|net)['"]/,
  /import\s+\w+\s+from\s+['"](node:)?(http|net)['"]/,
  /await\s+import\s*\(\s*['"](node:)?(https?|net|tls|undici)['"]/,
  /\brequire\s*\(\s*['"](node:)?(https?|net|tls|undici)['"]/,
  /new\s+WebSocket\s*\(/,
];

const waysOf = (text: string) => waysOut.filter((way) => way.test(text));

test('nothing in the server calls another one but through outbound', async () => {
  const files = (await readdir(sources, { recursive: true }))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .filter((name) => !/^(outbound|testing)\//.test(name));
  expect(files.length).toBeGreaterThan(100);
  for (const name of files) expect(waysOf(await readFile(join(sources, name), 'utf8')), name).toEqual([]);
});

test.each([
  "await fetch('http://127.0.0.1')",
  "globalThis.fetch('x')",
  "globalThis['fetch']('x')",
  "import { request } from 'undici';",
  "import * as http from 'node:http';",
  "import http from 'http';",
  "const { get } = await import('node:https');",
  "const net = require('net');",
  "new WebSocket('ws://x')",
])('%s would be found', (text) => {
  expect(waysOf(text)).not.toEqual([]);
});
