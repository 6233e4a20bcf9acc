import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumFlags, chromiumPath } from '../packages/server/src/testing/chromium.ts';
import { startTestServer, type TestServer } from '../packages/server/src/testing/test-server.ts';
import { testStores } from '../packages/server/src/testing/test-store.ts';

const [sqlite] = testStores;
const executablePath = chromiumPath();
/** Four by four pixels of red. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAAEElEQVR42mM4YaQBRwzEcQDhgxIhHV+E/AAAAABJRU5ErkJggg==',
  'base64',
);

describe.skipIf(!executablePath)('the widget on a real server', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    if (!sqlite || !executablePath) throw new Error('nothing to test with');
    server = await startTestServer(sqlite, { demo: true });
    browser = await chromium.launch({ executablePath, args: chromiumFlags });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.dispose();
  });

  async function visit(locale: string, timezoneId = 'Asia/Shanghai', customer = ''): Promise<Page> {
    const context = await browser.newContext({ locale, timezoneId, viewport: { width: 1280, height: 860 } });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    await page.goto(server.url);
    if (customer) await page.getByLabel(/以谁的身份逛|Browse as/).selectOption(customer);
    await page.evaluate((spoken) => {
      const { zaine } = globalThis as unknown as { zaine(...call: unknown[]): void };
      zaine('setLocale', spoken);
      zaine('open');
    }, locale);
    return page;
  }
  const chat = (page: Page) => page.locator('zaine-chat');
  const field = (page: Page) => chat(page).getByRole('textbox').last();
  const say = async (page: Page, text: string) => {
    await field(page).fill(text);
    await field(page).press('Enter');
  };
  /** Of the shop's, as it knows them itself. */
  const orders = async (customer: string) => {
    const headers = { authorization: `Bearer ${server.secrets.apiKey}` };
    const response = await fetch(`${server.url}/v1/orders?customer=${customer}`, { headers });
    return ((await response.json()) as { items: { number: string; placedAt: string; status: string }[] })
      .items;
  };

  test('a photo is taken by the server and comes back into the conversation', async () => {
    const page = await visit('zh-CN');
    await say(page, '杯子裂了，给您看照片');
    await page
      .locator('zaine-tools input[type=file]')
      .setInputFiles({ name: 'cup.png', mimeType: 'image/png', buffer: picture });
    await chat(page).getByRole('button', { name: '发送' }).click();
    const shown = chat(page).getByRole('log').getByRole('img', { name: '照片' });
    await shown.waitFor();
    await expect.poll(() => shown.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(4);
    const kept = await server.data.store.db.selectFrom('file').select(['name', 'type']).execute();
    expect(kept).toEqual([{ name: 'cup.png', type: 'image/png' }]);
    await page.context().close();
  });

  test('a card has the shop’s days, though the shopper sits on the other side of the earth', async () => {
    const page = await visit('en-US', 'America/Los_Angeles', 'c-1001');
    const [order] = await orders('c-1001');
    await say(page, `What about order ${order?.number}?`);
    const card = chat(page).locator('zaine-order-card article').last();
    await card.waitFor();
    const day = new Date(order?.placedAt ?? '').toLocaleDateString('en-GB', {
      timeZone: 'Asia/Shanghai',
      day: 'numeric',
      month: 'short',
    });
    expect(await card.textContent()).toContain(day);
    expect(await card.textContent()).not.toMatch(/[AP]M/);
    await page.context().close();
  });

  test('all orders are shown to whoever asks by the button, in a language that the bot does not speak', async () => {
    const page = await visit('ja', 'Asia/Tokyo', 'c-1002');
    await chat(page)
      .getByRole('button', { name: /件すべて/ })
      .click();
    await chat(page).getByRole('log').getByText('注文をすべて見せてください').first().waitFor();
    await expect
      .poll(() => chat(page).locator('zaine-order-card, zaine-parcel-card, zaine-quick-replies').count())
      .toBeGreaterThan(0);
    await page.context().close();
  });

  test('the window of its own goes on with the conversation', async () => {
    const page = await visit('zh-CN');
    await say(page, '你好');
    await expect.poll(() => chat(page).getByRole('log').locator('.item').count()).toBeGreaterThan(1);
    const [own] = await Promise.all([
      page.context().waitForEvent('page'),
      chat(page).getByRole('button', { name: '在新窗口里聊' }).click(),
    ]);
    await chat(own).getByRole('log').getByText('你好', { exact: true }).waitFor();
    await say(own, '运费谁出');
    await page.evaluate(() => {
      (globalThis as unknown as { zaine(...call: unknown[]): void }).zaine('open');
    });
    await chat(page).getByRole('log').getByText('运费谁出', { exact: true }).waitFor();
    await page.context().close();
  });
});
