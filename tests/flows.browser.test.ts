import { mkdir } from 'node:fs/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumFlags, chromiumPath } from '../packages/server/src/testing/chromium.ts';
import { startTestServer, type TestServer } from '../packages/server/src/testing/test-server.ts';
import { testStores } from '../packages/server/src/testing/test-store.ts';

/** Where screenshots of a run go, for those who want to look. */
const pictures = process.env.ZAINE_TEST_PICTURES;

const [sqlite] = testStores;
const executablePath = chromiumPath();

describe.skipIf(!executablePath)('what is done for a shopper, in a real browser', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    if (!sqlite || !executablePath) throw new Error('nothing to test with');
    server = await startTestServer(sqlite, { demo: true });
    browser = await chromium.launch({ executablePath, args: chromiumFlags });
    if (pictures) await mkdir(pictures, { recursive: true });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.dispose();
  });

  async function shopPage(customer: string, locale: 'zh-CN' | 'en-GB'): Promise<Page> {
    const context = await browser.newContext({ locale, viewport: { width: 1280, height: 860 } });
    const page = await context.newPage();
    await page.goto(server.url);
    await page.getByLabel(/以谁的身份逛|Browse as/).selectOption(customer);
    await page.getByRole('button', { name: /打开聊天窗|Open chat/ }).click();
    return page;
  }

  const chat = (page: Page) => page.locator('zaine-chat');

  async function say(page: Page, words: string): Promise<void> {
    const box = chat(page)
      .getByRole('textbox', { name: /消息|message|说/i })
      .last();
    await box.fill(words);
    await box.press('Enter');
  }

  async function shoot(page: Page, name: string): Promise<void> {
    if (pictures) await page.screenshot({ path: `${pictures}/${name}.png` });
  }

  async function order(customer: string, status: string): Promise<{ number: string; status: string }> {
    const headers = { authorization: `Bearer ${server.secrets.apiKey}` };
    const response = await fetch(`${server.url}/v1/orders?customer=${customer}`, { headers });
    const { items } = (await response.json()) as { items: { number: string; status: string }[] };
    const found = items.find((each) => each.status === status);
    if (!found) throw new Error(`${customer} has no ${status} order.`);
    return found;
  }

  test('an order is cancelled by a button and is cancelled in the shop', async () => {
    const { number } = await order('c-1001', 'paid');
    const page = await shopPage('c-1001', 'zh-CN');
    await say(page, `取消订单${number}`);
    await chat(page).getByRole('button', { name: '确认取消' }).click();
    await chat(page)
      .getByText(/取消已经替您提交|取消好了/)
      .waitFor();
    await shoot(page, 'cancel-zh');
    expect((await order('c-1001', 'cancelled')).status).toBe('cancelled');
    await page.context().close();
  });

  test('a return goes from its reason to a progress card', async () => {
    const page = await shopPage('c-1004', 'en-GB');
    await say(page, "I'd like to return the canvas tote");
    await chat(page).getByRole('button', { name: "Don't like it" }).click();
    await chat(page).getByRole('button', { name: 'Yes, submit it' }).click();
    const card = chat(page).getByRole('article', { name: /^Return AS/ });
    await card.waitFor();
    await shoot(page, 'return-en');
    // All of it is in view, above what can be answered.
    const answers = chat(page).getByRole('button', { name: 'Withdraw it' });
    const bottom = async () =>
      ((await card.boundingBox())?.y ?? 0) + ((await card.boundingBox())?.height ?? 0);
    await expect
      .poll(async () => (await bottom()) <= ((await answers.boundingBox())?.y ?? 0), { timeout: 5000 })
      .toBe(true);
    await shoot(page, 'return-en');
    await page.context().close();
  });

  test('a form says at its field what is wrong with it', async () => {
    const { number } = await order('c-1007', 'paid');
    const page = await shopPage('c-1007', 'zh-CN');
    await say(page, `${number} 改收货电话`);
    await chat(page).getByLabel('手机号').fill('1380000');
    await chat(page).getByRole('button', { name: '就改成这样' }).click();
    const field = chat(page).getByLabel('手机号').last();
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
    await shoot(page, 'form-zh');
    await field.fill('13800008888');
    await chat(page).getByRole('button', { name: '就改成这样' }).last().click();
    await chat(page).getByRole('button', { name: '对，改吧' }).waitFor();
    await page.context().close();
  });
});
