import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const sources = fileURLToPath(new URL('../../packages/server/src', import.meta.url));

/**
 * What the server takes from outside of itself. Nothing else may be imported: whoever needs more says here that it
 * calls nobody, or goes through `outbound/`. Where names are given, only these; types are free.
 */
const modules: Record<string, readonly string[] | 'all'> = {
  'node:http': ['createServer', 'STATUS_CODES'],
  'node:net': ['isIP', 'BlockList'],
  'node:worker_threads': 'all',
  'node:crypto': 'all',
  'node:events': 'all',
  'node:fs': 'all',
  'node:fs/promises': 'all',
  'node:os': 'all',
  'node:path': 'all',
  'node:stream': 'all',
  'node:stream/promises': 'all',
  'node:timers/promises': 'all',
  'node:url': 'all',
  'node:util': 'all',
  'node:zlib': 'all',
  '@node-rs/argon2': 'all',
  '@opentelemetry/api': 'all',
  '@zaine/protocol': 'all',
  '@zaine/protocol/schemas': 'all',
  '@zaine/understanding': 'all',
  commander: 'all',
  express: 'all',
  'file-type': ['fileTypeFromBuffer'],
  jose: ['errors', 'jwtVerify', 'SignJWT'],
  kysely: 'all',
  nanoid: 'all',
  'prom-client': ['Counter', 'collectDefaultMetrics', 'Gauge', 'Histogram', 'Registry'],
  sharp: 'all',
  ws: ['WebSocketServer'],
  zod: 'all',
};

/** Those that do or could call somebody, and where they may: the shop's own database and Redis, and files of the data folder. */
const callers: Record<string, readonly string[]> = {
  pg: ['bus/postgres-carrier.ts', 'store/postgres-batch.ts', 'store/postgres-store.ts'],
  redis: ['bus/redis-carrier.ts'],
  libsql: ['backup/back-up.ts', 'backup/restore.ts', 'store/sqlite-host.ts', 'store/sqlite-reader.ts'],
};

/** Another file of the server, which is looked at like this one. */
const own = /^'\.{1,2}\/[\w./-]+\.ts'$/;

/** What else is imported while running, and where. */
const dynamic = new Map([
  ["'opencc-js/cn2t'", 'dialogue/script.ts'],
  // The OpenTelemetry SDK, where the operator has installed it and asks for traces.
  ['name', 'metrics/start-tracing.ts'],
  // Decoders and loaders in threads of their own.
  ['workerData.decoder', 'files/heic.ts'],
  ["'node:worker_threads'", 'files/heic.ts'],
  // A type.
  ["'node:http'", 'create-server.ts'],
]);

/** Run from its sources, as only tests and developers' commands do, a thread is bundled first: these words, there alone. */
const bundling = {
  file: 'store/start-worker.ts',
  words: [
    "import { createRequire } from 'node:module';",
    'const require = createRequire(module);',
    "require('esbuild')",
  ],
};

/** Ways that go past imports. */
const words =
  /\b(fetch|XMLHttpRequest|EventSource|WebSocketStream)\s*\(|\bglobalThis\b|(?<![\w./'"])global\s*[.;,)[]|\bcreateRequire\b|\bgetBuiltinModule\b|\bnew Function\b|\beval\(|new WebSocket\s*\(/g;

/** All that leads out of a file. */
function waysOf(file: string, whole: string): string[] {
  const excused = file === bundling.file ? bundling.words : [];
  const text = excused.reduce((rest, known) => rest.replace(known, ''), whole);
  const found = [...text.matchAll(words)].map(([word]) => word);
  for (const [, imported = '', what = imported, from = ''] of text.matchAll(
    /^(?:import\s+([^'"]*?)|export\s+((?:type\s*)?[*{][^'";]*?))\s*(?:from\s+)?['"]([^'"]+)['"]/gm,
  )) {
    if (from.startsWith('.') || what.startsWith('type ')) continue;
    const names = what
      .replace(/[{}]/g, '')
      .split(',')
      .map((name) => name.trim().split(' as ')[0] ?? '');
    const values = names.filter((name) => name !== '' && !name.startsWith('type '));
    const allowed = callers[from]?.includes(file) ? 'all' : modules[from];
    if (allowed === 'all' || (values.length === 0 && what !== '')) continue;
    found.push(...values.filter((name) => !allowed?.includes(name)).map((name) => `${name} of ${from}`));
    if (what === '') found.push(from);
  }
  for (const [, from = ''] of text.matchAll(/\b(?:import|require)\s*\(\s*([^)]*?)\s*\)/g))
    if (!own.test(from) && dynamic.get(from) !== file) found.push(`import(${from})`);
  return found;
}

test('nothing in the server calls another one but through outbound', async () => {
  const files = (await readdir(sources, { recursive: true }))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .filter((name) => !/^(outbound|testing)\//.test(name));
  expect(files.length).toBeGreaterThan(100);
  for (const name of files)
    expect(waysOf(name, await readFile(join(sources, name), 'utf8')), name).toEqual([]);
});

test.each([
  "await fetch('http://127.0.0.1')",
  "globalThis.fetch('x')",
  "globalThis['fetch']('x')",
  'const { fetch: call } = globalThis;',
  "import { request } from 'undici';",
  "import { request as ask } from 'node:http';",
  "import * as http from 'node:http';",
  "import http from 'http';",
  "import { connect } from 'node:net';",
  "import { Socket } from 'net';",
  "import { exec } from 'node:child_process';",
  "import { createRequire } from 'node:module';",
  "import { createRemoteJWKSet } from 'jose';",
  "import mailer from 'nodemailer';",
  "import { WebSocket } from 'ws';",
  "import socket from 'ws';",
  "import pg from 'pg';",
  "import 'got';",
  "export { request } from 'node:http';",
  "export * from 'undici';",
  'const { fetch: call } = global;',
  "import Libsql from 'libsql';",
  "const { get } = await import('node:https');",
  "const { get } = await import('node:' + 'https');",
  "const net = require('net');",
  "await import('./../../node_modules/undici/index.js')",
  "process.getBuiltinModule('http')",
  "new WebSocket('ws://x')",
])('%s would be found', (text) => {
  expect(waysOf('gateway/new.ts', text)).not.toEqual([]);
  expect(waysOf(bundling.file, `${bundling.words.join('\n')}\n${text}`)).not.toEqual([]);
});
