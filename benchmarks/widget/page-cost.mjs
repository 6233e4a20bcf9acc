import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from './serve.mjs';

const shop = join(import.meta.dirname, '../../examples/demo-shop/public');
const tag = /\s*<script src="\/zaine\.js"[^>]*><\/script>/;
const categories = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'loading',
  'blink.user_timing',
];

/** The demo shop's page and all it needs; `own` is what the server hands out for the widget. */
function shopFiles(own, withLoader) {
  const names = readdirSync(shop, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(shop.length));
  const files = new Map(names.map((name) => [name, readFileSync(join(shop, name))]));
  const page = String(files.get('/index.html')).replaceAll('%ZAINE_SITE%', 'demo');
  files.set('/', withLoader ? page : page.replace(tag, ''));
  return new Map([...files, ...own]);
}

/** What Chromium's own trace says of one visit, times in milliseconds. */
function read({ traceEvents }, url) {
  const start = traceEvents.findLast(
    ({ name, args }) => name === 'navigationStart' && args.data?.documentLoaderURL === url,
  );
  const here = traceEvents.filter(({ pid, ts }) => pid === start.pid && ts >= start.ts);
  const tasks = here.filter(({ name, tid, dur }) => name === 'RunTask' && tid === start.tid && dur > 50_000);
  const paint = here.findLast(({ name }) => name === 'largestContentfulPaint::Candidate');
  const shifts = here.filter(({ name, args }) => name === 'LayoutShift' && !args.data.had_recent_input);
  return {
    lcp: (paint.ts - start.ts) / 1000,
    cls: shifts.reduce((sum, { args }) => sum + args.data.score, 0),
    long: tasks.reduce((sum, { dur }) => sum + dur, 0) / 1000,
    tasks: tasks.length,
  };
}

async function visit(browser, files) {
  const server = await serve(files);
  const page = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await browser.startTracing(page, { categories });
  await page.goto(server.url, { waitUntil: 'networkidle' });
  const trace = JSON.parse(String(await browser.stopTracing()));
  await page.context().close();
  server.stop();
  return read(trace, server.url);
}

/** Each place in a round is taken by each visit equally often, so that none gains by what came before it. */
const orders = [
  ['one', 'other', 'changed'],
  ['other', 'changed', 'one'],
  ['changed', 'one', 'other'],
];

/** Visits the demo shop's page twice without the loader and once with it, by turns; the figures of one visit under each name. */
export async function pageCost(browser, own, rounds) {
  const [changed, same] = [shopFiles(own, true), shopFiles(own, false)];
  const pages = { one: same, other: same, changed };
  // The first visit warms the browser itself up and does not count.
  await visit(browser, same);
  const visits = [];
  for (let round = 0; round < rounds; round++) {
    const each = {};
    for (const name of orders[round % orders.length]) each[name] = await visit(browser, pages[name]);
    visits.push(each);
  }
  return visits;
}
