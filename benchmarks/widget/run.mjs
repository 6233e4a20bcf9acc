/**
 * What the widget costs a page beside its peers, and the demo shop's page with it and without, measured in one run:
 * `npm run build`, then `npm --prefix benchmarks/widget start`. The peers are installed in this folder alone. `--write`
 * keeps what is printed in results.md, from where `scripts/widget-docs.mjs` takes it.
 */
import { execSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { judge, median, percentile } from '../statistics.mjs';
import { candidates } from './candidates.mjs';
import { measure } from './measure.mjs';
import { pageCost } from './page-cost.mjs';
import { serve } from './serve.mjs';

const here = import.meta.dirname;
const cdn = join(here, '../../packages/widget/dist/cdn');
const ROUNDS = 3;
/** Rounds of the demo shop's page: two visits without the loader and one with it; eight at least, or there is no interval. */
const VISITS = Math.max(8, Number(process.env.VISITS ?? 60));
/** What the project promises for itself: bytes at load, bytes until the first word, script on a CPU at a quarter. */
const limits = { load: 2000, open: 25_000, script: 100 };

const page = (head) =>
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>shop</title>${head}<body><main><h1>shop</h1></main></body></html>`;

const ownFiles = () =>
  readdirSync(cdn)
    .filter((name) => name.endsWith('.js'))
    .map((name) => [name === 'zaine.js' ? '/zaine.js' : `/widget/${name}`, readFileSync(join(cdn, name))]);

async function filesOf({ script, source }) {
  if (script) {
    return new Map([['/', page(`<script src="${script}" data-site="demo" async></script>`)], ...ownFiles()]);
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
const version = browser.version();
const results = [];
for (const candidate of candidates) {
  const result = await measured(browser, candidate).catch((error) => ({
    error: `not measured: ${String(error.message).split('\n')[0]}`,
    name: candidate.name,
  }));
  results.push(result);
}
const visits = await pageCost(browser, ownFiles(), VISITS);
await browser.close();

const figures = [
  { name: 'LCP', of: ({ lcp }) => lcp, digits: 0, unit: ' ms' },
  { name: 'CLS', of: ({ cls }) => cls, digits: 4, unit: '' },
  { name: 'long tasks', of: ({ long }) => long, digits: 0, unit: ' ms' },
];
const verdicts = { same: 'no difference', different: 'DIFFERENT', open: 'NOT DECIDED' };

/** One figure over all rounds: what it is without and with the loader, and whether that is a difference. */
function costRow({ name, of, digits, unit }) {
  const show = (value) => value.toFixed(digits);
  const spread = (values) =>
    `${show(median(values))} (${show(percentile(values, 0.25))} to ${show(percentile(values, 0.75))})${unit}`;
  const rounds = visits.map(({ one, other, changed }) => ({
    without: [of(one), of(other)],
    changed: of(changed),
  }));
  const { estimate, low, high, margin, verdict } = judge(rounds);
  const cells = [
    name,
    spread(rounds.flatMap(({ without }) => without)),
    spread(rounds.map(({ changed }) => changed)),
    `${show(estimate)} (${show(low)} to ${show(high)})${unit}`,
    `${show(margin)}${unit}`,
    verdicts[verdict],
  ];
  return { verdict, line: row(cells) };
}
const costs = figures.map(costRow);
const costHead = ['', 'without', 'with', 'difference', 'margin', ''];
const cost = [row(costHead), row(costHead.map(() => '---')), ...costs.map(({ line }) => line)].join('\n');
/** What the widget fetches by itself once its window is open, connected and idle: it draws the first words, and orders and parcels. */
const later = ownFiles()
  .filter(([name]) => /zaine-(conversation|more-zh|orders)-/.test(name))
  .reduce((sum, [, body]) => sum + brotliCompressSync(body).length, 0);
const [own] = results;
const kept = own.load <= limits.load && own.open <= limits.open && own.script < limits.script;
const report = `Measured on ${new Date().toISOString().slice(0, 10)}, Chromium ${version}, Node ${process.version}, ${availableParallelism()} cores under a load of ${loadavg()[2].toFixed(1)}, CPU slowed to a quarter. Bodies as sent, brotli 11; medians of ${ROUNDS} rounds.

${table(results)}

Limits of our own (${kB(limits.load)}, ${kB(limits.open)}, ${limits.script} ms): ${kept ? 'kept' : 'NOT KEPT'}. Once the window is open, connected and idle, Zaine fetches what draws the first words, and orders and parcels: ${kB(later)} more.

The demo shop's page by Chromium's trace, ${VISITS} rounds of two visits without the loader and one with it, in changing order: median and the middle half. The difference is the Hodges-Lehmann estimate over the rounds with its interval of 90 % after Wilcoxon's signed-rank test; the margin is what two visits without the loader differ by at the median. Where the whole interval lies within the margin, there is no difference.

${cost}
`;
console.log(report);
if (process.argv.includes('--write')) writeFileSync(join(here, 'results.md'), report);
process.exit(kept && costs.every(({ verdict }) => verdict === 'same') ? 0 : 1);
