/**
 * What the widget costs a page beside its peers, measured the same way in one run: `npm run build`, then
 * `npm --prefix benchmarks/widget start`. The peers are installed in this folder alone.
 */
import { execSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { candidates } from './candidates.mjs';
import { measure } from './measure.mjs';
import { serve } from './serve.mjs';

const here = import.meta.dirname;
const cdn = join(here, '../../packages/widget/dist/cdn');
const ROUNDS = 3;
/** What the project promises for itself: bytes at load, bytes until the first word, script on a CPU at a quarter. */
const limits = { load: 2000, open: 25_000, script: 100 };

const page = (head) =>
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>shop</title>${head}<body><main><h1>shop</h1></main></body></html>`;

async function filesOf({ script, source }) {
  if (script) {
    const own = readdirSync(cdn).filter((name) => name.endsWith('.js'));
    return new Map([
      ['/', page(`<script src="${script}" data-site="demo" async></script>`)],
      ...own.map((name) => [
        name === 'zaine.js' ? '/zaine.js' : `/widget/${name}`,
        readFileSync(join(cdn, name)),
      ]),
    ]);
  }
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: here },
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    outdir: '/out',
    entryNames: 'page',
    write: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.svg': 'dataurl', '.woff2': 'dataurl', '.png': 'dataurl' },
    logLevel: 'silent',
  });
  const files = outputFiles.map(({ path, contents }) => [path.replace(/^.*\/out/, ''), contents]);
  const css = files.some(([path]) => path === '/page.css') ? '<link rel="stylesheet" href="/page.css">' : '';
  return new Map([['/', page(`${css}<script type="module" src="/page.js"></script>`)], ...files]);
}

const median = (values) => values.sort((one, other) => one - other)[Math.floor(values.length / 2)];

async function measured(browser, candidate) {
  const files = await filesOf(candidate);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    const server = await serve(files);
    rounds.push(await measure(browser, server, candidate));
    server.stop();
  }
  const [first] = rounds;
  return {
    name: candidate.name,
    load: first.loaded.bytes,
    files: first.loaded.files,
    shift: Math.max(...rounds.map(({ loaded }) => loaded.shift)),
    long: median(rounds.map(({ loaded }) => loaded.long)),
    open: first.opened.bytes,
    script: median(rounds.map(({ opened }) => opened.script)),
    ready: first.opened.ready,
  };
}

function installPeers() {
  if (existsSync(join(here, 'node_modules'))) return;
  execSync('npm install --no-save --no-package-lock --no-audit --no-fund --loglevel=error', {
    cwd: here,
    stdio: 'inherit',
  });
}

const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const row = (cells) => `| ${cells.join(' | ')} |`;

function table(results) {
  const head = [
    '',
    'at load',
    'requests',
    'long tasks',
    'layout shift',
    'until the first word',
    'script, CPU ÷ 4',
  ];
  const lines = results.map((result) => {
    if (result.error) return row([result.name, result.error, '', '', '', '', '']);
    const { name, load, files, long, shift, open, script, ready } = result;
    const first = kB(open) + (ready ? '' : ' (its field never came without its cloud)');
    return row([
      name,
      kB(load),
      files,
      `${Math.round(long)} ms`,
      shift.toFixed(3),
      first,
      `${Math.round(script)} ms`,
    ]);
  });
  return [row(head), row(head.map(() => '---')), ...lines].join('\n');
}

installPeers();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
  ],
});
const results = [];
for (const candidate of candidates) {
  const result = await measured(browser, candidate).catch((error) => ({
    error: `not measured: ${String(error.message).split('\n')[0]}`,
    name: candidate.name,
  }));
  results.push(result);
}
await browser.close();
console.log(`Bodies as sent, brotli 11, medians of ${ROUNDS} rounds, Chromium, Node ${process.version}\n`);
console.log(table(results));
const [own] = results;
const kept = own.load <= limits.load && own.open <= limits.open && own.script < limits.script;
console.log(
  `\nLimits (${kB(limits.load)}, ${kB(limits.open)}, ${limits.script} ms): ${kept ? 'kept' : 'NOT KEPT'}`,
);
process.exit(kept ? 0 : 1);
