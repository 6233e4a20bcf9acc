import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const folder = new URL('../public', import.meta.url).pathname;
const types: Record<string, string> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};
const customers = [
  { id: 'c-1001', name: '林晓雯', tier: 'high', orders: 7 },
  { id: 'c-1004', name: 'Emma Clarke', tier: 'high', orders: 1 },
];
/** Stands where the chat's loader would: writes down what the page tells the chat, tokens fetched. */
const loader = `
  const queue = window.zaine?.q ?? [];
  window.told = [];
  window.zaine = async (...call) =>
    window.told.push(await Promise.all(call.map((part) => (typeof part === 'function' ? part() : part))));
  for (const call of queue) window.zaine(...call);`;

/** The page as the demo server hands it out, its policy included. */
function serve(): Server {
  return createServer(async (request, response) => {
    response.setHeader('Content-Security-Policy', "default-src 'self'");
    const answer = (type: string, body: string | Buffer) =>
      response.setHeader('Content-Type', type).end(body);
    if (request.url === '/zaine.js') return answer('text/javascript', loader);
    if (request.url === '/demo/customers') return answer('application/json', JSON.stringify(customers));
    if (request.url === '/demo/identity') {
      const { customer } = JSON.parse((await request.setEncoding('utf8').toArray()).join('')) as {
        customer: string;
      };
      return answer('application/json', JSON.stringify({ token: `token of ${customer}` }));
    }
    const path = `${folder}${request.url === '/' ? '/index.html' : request.url}`;
    if (!existsSync(path)) return response.writeHead(404).end();
    return answer(types[extname(path)] ?? 'text/plain', await readFile(path));
  });
}

const browserPath = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path && existsSync(path),
);
if (!browserPath) console.warn('SKIPPED: the demo shop’s page needs Chromium; set CHROMIUM_PATH');

describe.skipIf(!browserPath)('the demo shop’s page', () => {
  const server = serve();
  let browser: Browser;
  let origin: string;

  beforeAll(async () => {
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await chromium.launch({
      executablePath: browserPath ?? '',
      args: ['--no-sandbox', '--disable-gpu'],
    });
  });
  afterAll(async () => {
    await browser?.close();
    server.close();
  });

  async function open(
    locale: string,
    { route = '', width = 1280 } = {},
  ): Promise<Page & { complaints: string[] }> {
    const context = await browser.newContext({ locale, viewport: { width, height: 800 } });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => message.type() !== 'log' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${origin}/${route}`, { waitUntil: 'networkidle' });
    return Object.assign(page, { complaints });
  }
  const told = (page: Page) => page.evaluate(() => (window as unknown as { told: unknown[][] }).told);

  it('loads nothing that a strict policy forbids', async () => {
    const page = await open('zh-CN');
    expect(await page.getByRole('link', { name: '侧把茶壶' }).count()).toBe(1);
    expect(page.complaints).toEqual([]);
    await page.context().close();
  });

  it('speaks the browser’s language, and another once chosen, also after a reload', async () => {
    const page = await open('zh-CN');
    expect(await page.getAttribute('html', 'lang')).toBe('zh-CN');
    await page.getByRole('button', { name: 'English' }).click();
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    expect(await told(page)).toContainEqual(['setLocale', 'en']);
    await page.reload({ waitUntil: 'networkidle' });
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Made to be usedevery day');
    await page.context().close();
  });

  it('introduces the chosen customer to the chat with a token, and lets a guest go nameless', async () => {
    const page = await open('en');
    const who = page.getByLabel('Browse as');
    expect(await who.getByRole('option').allTextContents()).toEqual([
      'Guest',
      '林晓雯, 7 orders',
      'Emma Clarke, 1 order',
    ]);
    await who.selectOption('c-1001');
    await expect.poll(() => told(page)).toContainEqual(['identify', 'token of c-1001']);
    await page.reload({ waitUntil: 'networkidle' });
    await expect.poll(() => told(page)).toContainEqual(['identify', 'token of c-1001']);
    await who.selectOption('');
    await expect.poll(async () => (await told(page)).at(-1)).toEqual(['logout']);
    await page.context().close();
  });

  it('puts what was chosen into the bag and takes 40 off from 299', async () => {
    const page = await open('en', { route: '#/p/tote' });
    await page.getByText('Moss', { exact: true }).click();
    await page.getByRole('button', { name: 'Add to bag' }).click();
    await page.getByRole('button', { name: 'Add to bag' }).click();
    await page.getByRole('link', { name: 'Bag, 2 pieces' }).click();
    await page.getByRole('heading', { name: 'Bag', level: 1 }).waitFor();
    const bag = await page.getByRole('main').textContent();
    expect(bag).toContain('Moss, Medium');
    expect(bag).toContain('−¥40');
    expect(bag).toContain('¥296');
    await page.context().close();
  });

  it.each(['', '#/p/tote', '#/c/gifts', '#/bag'])('fits a phone of 320 px at “%s”', async (route) => {
    const page = await open('en', { route, width: 320 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.context().close();
  });
});
