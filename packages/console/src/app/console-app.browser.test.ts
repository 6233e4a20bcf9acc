import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { barriers, chromiumPath, launch } from '../testing/browser.ts';
import { buildPage } from '../testing/build-page.ts';
import { type Line, room } from '../testing/fixtures.ts';
import { potteryShop } from '../testing/pottery-shop.ts';
import { type ScriptedServer, startScriptedServer } from '../testing/scripted-server.ts';

if (!chromiumPath) console.warn('SKIPPED: the console in a real browser needs Chromium; set CHROMIUM_PATH');

describe.skipIf(!chromiumPath)('the console in a browser', () => {
  let browser: Browser;
  let files: Map<string, string | Uint8Array>;
  let server: ScriptedServer;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    [browser, files] = await Promise.all([launch(), buildPage()]);
  });
  afterEach(async () => {
    await page.context().close();
    await server.stop();
  });
  afterAll(() => browser?.close());

  async function open(options: BrowserContextOptions = {}): Promise<void> {
    const long = Array.from(
      { length: 60 },
      (_, index): Line => ['customer', 600 - index, `第 ${index + 1} 句`],
    );
    const state = (ago: (seconds: number) => string) =>
      ({ name: 'agent', agent: '小周', since: ago(3600) }) as const;
    const now = Date.now();
    server = await startScriptedServer({
      agent: { name: '小周', password: 'ajar' },
      colleagues: [{ name: '阿宁', status: 'online' }],
      rooms: [...potteryShop(now), room({ id: 'conv-long-0060', now, state, says: long })],
      files,
    });
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'zh-CN',
      ...options,
    });
    page = await context.newPage();
    complaints = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (said) => {
      if (said.text().includes('Content Security Policy')) complaints.push(said.text());
    });
    await page.goto(`${server.url}/console/`);
    await page.getByLabel(/名字|Name/).waitFor();
  }

  async function signIn(options: BrowserContextOptions = {}): Promise<void> {
    await open(options);
    await page.keyboard.type('小周');
    await page.keyboard.press('Tab');
    await page.keyboard.type('ajar');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /周岚/ }).waitFor();
  }

  it('signs in, takes the next, replies and ends, all from the keyboard', async () => {
    await signIn();
    expect(await page.title()).toBe('(7) 在呢 客服台');
    await page.keyboard.press('n');
    await page.getByRole('heading', { name: '周岚' }).first().waitFor();
    await page.getByRole('textbox', { name: '回复周岚' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.type('周岚您好，我来查');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('请稍等');
    await page.keyboard.press('Enter');
    await page.getByText('已送达').waitFor();
    const sent = server.received.find((frame) => frame.type === 'send');
    expect(sent).toMatchObject({
      conversation: 'conv-zhou-lan',
      body: { kind: 'text', text: '周岚您好，我来查\n请稍等' },
    });
    await page.keyboard.press('Escape');
    await page.keyboard.press('e');
    await page.getByRole('alertdialog', { name: '结束和周岚的会话？' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('和周岚的会话结束了').waitFor();
    expect(server.received).toContainEqual({ type: 'end', conversation: 'conv-zhou-lan' });
    await page.getByRole('heading', { name: '排队 6' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('says that a wrong password is wrong, and lets in with the right one', async () => {
    await open();
    await page.getByLabel('名字').fill('小周');
    await page.getByLabel('密码').fill('shut');
    await page.getByRole('button', { name: /登录/ }).click();
    await page.getByText('名字或密码不对，看看大小写，再试一次。').waitFor();
    await page.getByLabel('密码').fill('ajar');
    await page.getByRole('button', { name: /登录/ }).click();
    await page.getByRole('heading', { name: '收件箱' }).waitFor();
  });

  it('lets the waiting time change its colour, and nothing else', async () => {
    await signIn();
    const colour = (name: RegExp, part: string) =>
      page
        .getByRole('button', { name })
        .locator(part)
        .evaluate((node) => getComputedStyle(node).color);
    expect(await colour(/谢安/, '.time')).toBe('rgb(31, 27, 22)');
    expect(await colour(/吴桐/, '.time')).toBe('rgb(138, 90, 18)');
    expect(await colour(/周岚/, '.time')).toBe('rgb(179, 38, 30)');
    expect(await colour(/周岚/, '.name')).toBe('rgb(31, 27, 22)');
  });

  it('does not pull away from what is read above, and marks read only what was seen', async () => {
    await signIn();
    await page.getByRole('button', { name: /第 60 句/ }).click();
    const log = page.getByRole('log');
    await log.getByText('第 60 句').waitFor();
    await expect
      .poll(() => log.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight))
      .toBeLessThan(2);
    const reads = () => server.received.filter((frame) => frame.type === 'read');
    await expect.poll(() => reads().at(-1)).toMatchObject({ conversation: 'conv-long-0060', seq: 60 });
    await log.evaluate((box) => box.scrollTo(0, 200));
    await page.getByRole('button', { name: '回到最新' }).waitFor();
    server.customerSays('conv-long-0060', '还在吗');
    const pill = page.getByRole('button', { name: '1 条新消息' });
    await pill.waitFor();
    expect(await log.evaluate((box) => box.scrollTop)).toBe(200);
    expect(reads().at(-1)).toMatchObject({ seq: 60 });
    await pill.click();
    await expect.poll(() => reads().at(-1)).toMatchObject({ seq: 62 });
    expect(await log.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight)).toBeLessThan(2);
  });

  it('says that the connection is lost, and sends what was written once it is back', async () => {
    await signIn();
    await page.getByRole('button', { name: /林晓棠/ }).click();
    server.cut();
    await page.getByText('连接断了，正在重新连。').waitFor();
    await page.keyboard.press('r');
    await page.keyboard.type('晓棠，能到');
    await page.keyboard.press('Enter');
    await page.getByText('正在发').waitFor();
    server.open();
    await page.getByText('已送达').waitFor();
    await page.getByText('连接断了，正在重新连。').waitFor({ state: 'detached' });
    expect(server.received.filter((frame) => frame.type === 'send')).toHaveLength(1);
  });

  it('keeps a draft with its conversation, over a change and a reload', async () => {
    await signIn();
    await page.getByRole('button', { name: /林晓棠/ }).click();
    await page.getByRole('textbox', { name: '回复林晓棠' }).fill('我先问问');
    await page.getByRole('button', { name: /郑岩/ }).click();
    expect(await page.getByRole('textbox', { name: '回复郑岩' }).inputValue()).toBe('');
    await page.reload();
    await page.getByRole('button', { name: /林晓棠/ }).click();
    expect(await page.getByRole('textbox', { name: '回复林晓棠' }).inputValue()).toBe('我先问问');
  });

  it('shows one column at a time on a phone, with a way back', async () => {
    await signIn({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
    await page.getByRole('button', { name: /林晓棠/ }).tap();
    await page.getByRole('log').getByText('打开就是碎的').waitFor();
    expect(await page.getByRole('button', { name: /周岚/ }).isVisible()).toBe(false);
    await page.getByRole('button', { name: '客户和订单' }).tap();
    await page.getByRole('button', { name: /黑胡桃圆茶盘/ }).waitFor();
    expect(await page.getByRole('log').isVisible()).toBe(false);
    await page.getByRole('button', { name: '关上' }).tap();
    await page.getByRole('log').waitFor();
    await page.goBack();
    await page.getByRole('button', { name: /郑岩/ }).tap();
    await page.getByRole('heading', { name: '郑岩' }).first().waitFor();
    await page.getByRole('button', { name: '返回收件箱' }).tap();
    await page.getByRole('button', { name: /周岚/ }).waitFor();
  });

  it('keeps every control within a narrow phone, in the longer language too', async () => {
    await signIn({ viewport: { width: 320, height: 640 }, locale: 'en-US', isMobile: true, hasTouch: true });
    await page.getByRole('button', { name: /Daniel Reyes/ }).tap();
    for (const name of ['Send', 'End', 'Customer and orders']) {
      const box = await page.getByRole('button', { name, exact: true }).boundingBox();
      expect((box?.x ?? 320) + (box?.width ?? 0), name).toBeLessThanOrEqual(320);
    }
  });

  it.each([
    ['light', 'zh-CN'],
    ['dark', 'en-US'],
  ] as const)('has no barriers that axe finds, %s in %s', async (colorScheme, locale) => {
    await open({ colorScheme, locale, reducedMotion: 'reduce' });
    expect(await barriers(page)).toEqual([]);
    await page.getByLabel(/名字|Name/).fill('小周');
    await page.getByLabel(/密码|Password/).fill('ajar');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /林晓棠/ }).click();
    await page.getByRole('log').getByText('打开就是碎的').waitFor();
    await page.getByRole('button', { name: /9054/ }).click();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('t');
    await page.getByRole('menu').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /小周/ }).click();
    await page.getByRole('menu').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+i');
    await page.keyboard.type('note');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    expect(await barriers(page)).toEqual([]);
  });
});
