import { mkdir } from 'node:fs/promises';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumFlags, chromiumPath } from '../packages/server/src/testing/chromium.ts';
import { startTestServer, type TestServer } from '../packages/server/src/testing/test-server.ts';
import { testStores } from '../packages/server/src/testing/test-store.ts';

/** Where screenshots of a run go, for those who want to look. */
const pictures = process.env.ZAINE_TEST_PICTURES;

const [sqlite] = testStores;
const executablePath = chromiumPath();

describe.skipIf(!executablePath)('the demo shop in a real browser', () => {
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

  async function shopPage(customer: string | undefined, locale: 'zh-CN' | 'en-GB'): Promise<Page> {
    const context: BrowserContext = await browser.newContext({
      locale,
      viewport: { width: 1280, height: 800 },
    });
    const page = await context.newPage();
    await page.goto(server.url);
    if (customer) await page.getByLabel(/以谁的身份逛|Browse as/).selectOption(customer);
    await page.getByRole('button', { name: /打开聊天窗|Open chat/ }).click();
    return page;
  }

  async function say(page: Page, words: string): Promise<void> {
    const box = page.locator('zaine-chat').getByRole('textbox');
    await box.fill(words);
    await box.press('Enter');
  }

  const log = (page: Page) => page.locator('zaine-chat').getByRole('log');

  async function shoot(page: Page, name: string): Promise<void> {
    if (pictures) await page.screenshot({ path: `${pictures}/${name}.png` });
  }

  test('a customer asks where the parcel is and sees the stops of their own', async () => {
    const page = await shopPage('c-1001', 'zh-CN');
    await say(page, '我的快递到哪了');
    await log(page)
      .getByText(/SF1340226877193|SF\s?1340\s?2268\s?7719\s?3/)
      .first()
      .waitFor();
    await shoot(page, 'parcel-zh');
    await page.context().close();
  });

  test("another customer's order is kindly not shown", async () => {
    const orders = (await fetch(`${server.url}/v1/orders?customer=c-1001`, {
      headers: { authorization: `Bearer ${server.secrets.apiKey}` },
    }).then((response) => response.json())) as {
      items: { number: string; items: { title: { en: string } }[] }[];
    };
    const theirs = orders.items[0];
    const page = await shopPage('c-1004', 'en-GB');
    await say(page, `Where is my order ${theirs?.number}?`);
    await log(page)
      .getByText(/account|can't find|cannot find|only/i)
      .first()
      .waitFor();
    expect(await log(page).textContent()).not.toContain(theirs?.items[0]?.title.en);
    await shoot(page, 'refused-en');
    await page.context().close();
  });

  test('a person is asked for, takes over in the console, talks, ends, and is rated', async () => {
    const shopper = await shopPage('c-1001', 'zh-CN');
    const desk = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } });
    const agent = await desk.newPage();
    await agent.goto(`${server.url}/console/`);
    await agent.getByLabel('名字').fill('admin');
    await agent.getByLabel('密码').fill(server.secrets.adminPassword);
    await agent.getByRole('button', { name: '登录' }).click();
    await agent.getByText('没有人在等').first().waitFor();

    await say(shopper, '转人工');
    await shopper
      .locator('zaine-chat')
      .getByText(/下一位就是您|前面还有/)
      .first()
      .waitFor();
    await agent
      .getByRole('button', { name: /接下一位/ })
      .first()
      .click();
    await log(shopper)
      .getByText(/admin\s*来了/)
      .first()
      .waitFor();

    const reply = agent.getByRole('textbox').last();
    await reply.fill('林女士您好，我来帮您看。');
    await reply.press('Enter');
    await log(shopper).getByText('林女士您好，我来帮您看。').waitFor();
    await say(shopper, '杯子什么时候到？');
    await agent.getByText('杯子什么时候到？').first().waitFor();
    await shoot(agent, 'console-zh');
    await shoot(shopper, 'agent-zh');

    await agent.getByRole('button', { name: /^结束/ }).first().click();
    await agent.getByRole('button', { name: '结束会话' }).click();
    const rating = shopper.locator('zaine-chat').getByRole('radio').last();
    await rating.waitFor();
    await shoot(shopper, 'rating-zh');
    await rating.check({ force: true });
    await shopper.locator('zaine-chat').getByRole('button', { name: '就这样评' }).click();
    await expect
      .poll(async () => {
        const rated = await server.data.store.db
          .selectFrom('event')
          .select('data')
          .where('kind', '=', 'rating')
          .execute();
        return rated.map((row) => JSON.parse(row.data).body.score);
      })
      .toEqual([5]);
    await shopper.context().close();
    await desk.close();
  });
});
