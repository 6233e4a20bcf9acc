import type { Parcel } from '@zaine/protocol';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { barriers, styleAttributes } from './testing/browser.ts';
import { inShop } from './testing/in-browser.ts';
import type { Script, ScriptedServer } from './testing/scripted-server.ts';

const parcel: Parcel = {
  tracking: 'SF1340226877193',
  carrier: '顺丰',
  status: 'in_transit',
  events: [{ at: new Date().toISOString(), text: '到达杭州，等待分拣' }],
};
const page = (head = '') => `<!doctype html><html lang="zh-CN"><head><title>木禾生活</title>${head}</head>
<body><main><h1>木禾生活</h1><a href="/other">别处</a></main><script src="/zaine.js" data-site="demo" async></script></body></html>`;

const script: Script = (text) =>
  text === '转人工'
    ? [{ name: 'queued', since: new Date().toISOString(), position: 2, reason: 'asked' }]
    : [
        {
          kind: 'parcel',
          text: '明天到',
          order: 'A1',
          parcel,
          choices: [{ value: 'human', label: '转人工' }],
        },
      ];

/** Keeps when something moved; it is told to observers alone. */
function watchShifts(): void {
  const shifts: number[] = [];
  Object.assign(window, { shifts });
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) shifts.push(startTime);
  }).observe({ type: 'layout-shift', buffered: true });
}

inShop('one script tag on a page of a shop', (shop) => {
  let tab: Page;
  let server: ScriptedServer;
  let complaints: string[];

  async function visit(context: BrowserContextOptions = {}, html = page()): Promise<void> {
    const pages = { '/': html, '/stub.js': stub };
    ({ tab, server, complaints } = await shop.open({ pages, script, context, before: watchShifts }));
    await tab.locator('zaine-chat').getByRole('button').first().waitFor();
  }

  const launcher = () => tab.getByRole('button', { name: /打开聊天窗/ });
  const field = () => tab.getByRole('textbox', { name: '消息' });
  const log = () => tab.getByRole('log');
  const widgetFiles = () => server.asked.filter((path) => path.startsWith('/widget/'));

  it('costs a first visitor the loader alone: nothing else loaded, nothing stored, nothing moved', async () => {
    await visit();
    await tab.evaluate(() => new Promise((resolve) => requestIdleCallback(() => setTimeout(resolve, 300))));
    const shiftsSeen = () => tab.evaluate(() => (window as unknown as { shifts: number[] }).shifts.length);
    const stored = await tab.evaluate(
      () => localStorage.length + sessionStorage.length + document.cookie.length,
    );
    expect(widgetFiles()).toEqual([]);
    expect({ stored, shifts: await shiftsSeen() }).toEqual({ stored: 0, shifts: 0 });
    // And it would have been seen.
    await tab.evaluate(() =>
      document.body.prepend(Object.assign(document.createElement('h1'), { textContent: '移' })),
    );
    await expect.poll(shiftsSeen).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
  });

  it('goes from the launcher to an answer and back by keyboard alone', async () => {
    await visit();
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Enter');
    await field().waitFor();
    await expect
      .poll(() => field().evaluate((box) => box === (box.getRootNode() as ShadowRoot).activeElement))
      .toBe(true);
    await tab.keyboard.type('我的快递到哪了');
    await tab.keyboard.press('Enter');
    await log().getByText('到达杭州，等待分拣').waitFor();
    // Out of the composer backwards: the quick reply, and it answers to Enter.
    await tab.keyboard.press('Shift+Tab');
    await tab.keyboard.press('Enter');
    await tab.getByText('前面还有 1 位').waitFor();
    expect(server.said).toEqual(['我的快递到哪了', '转人工']);
    await tab.keyboard.press('Escape');
    await expect
      .poll(() => tab.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.localName))
      .toBe('zaine-launcher');
    expect(complaints).toEqual([]);
  });

  it("lives under default-src 'self' without a single style attribute", async () => {
    await visit();
    await launcher().click();
    await field().fill('在吗');
    await field().press('Enter');
    await log().getByText('到达杭州，等待分拣').waitFor();
    expect(await styleAttributes(tab)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('does not send while an input method composes', async () => {
    await visit();
    await launcher().click();
    await field().waitFor();
    await field().focus();
    const keyboard = await tab.context().newCDPSession(tab);
    await keyboard.send('Input.imeSetComposition', { text: 'ceshi', selectionStart: 5, selectionEnd: 5 });
    await keyboard.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Enter',
      code: 'Enter',
      windowsVirtualKeyCode: 229,
    });
    await keyboard.send('Input.insertText', { text: '测试拼音输入' });
    expect(await field().inputValue()).toBe('测试拼音输入');
    expect(server.said).toEqual([]);
    await tab.keyboard.press('Enter');
    await expect.poll(() => server.said).toEqual(['测试拼音输入']);
  });

  it('takes commands before it has loaded', async () => {
    await visit({}, page('<script src="/stub.js"></script>'));
    await field().waitFor();
    expect(await tab.evaluate(() => (globalThis as unknown as { opened: number }).opened)).toBe(1);
  });

  it('sends what was written offline once the server is back', async () => {
    await visit();
    await launcher().click();
    await field().fill('在吗');
    await field().press('Enter');
    await log().getByText('到达杭州，等待分拣').waitFor();
    await tab.context().setOffline(true);
    server.drop();
    await tab.getByText('暂时连不上，连上就替您发。').waitFor();
    await field().fill('还在吗');
    await field().press('Enter');
    await log().getByText('连上就发').waitFor();
    await tab.context().setOffline(false);
    await expect.poll(() => server.said, { timeout: 10_000 }).toEqual(['在吗', '还在吗']);
    await log().getByText('已送达').waitFor();
  });

  it('fills a phone from edge to edge, down to 320 pixels', async () => {
    await visit({ viewport: { width: 320, height: 640 }, hasTouch: true, reducedMotion: 'reduce' });
    await launcher().tap();
    const box = await tab.getByRole('dialog').boundingBox();
    expect(box).toEqual({ x: 0, y: 0, width: 320, height: 640 });
    expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await tab.getByRole('button', { name: '收起聊天窗' }).tap();
    await tab.locator('zaine-chat').getByRole('button').first().waitFor();
  });

  it('loads the window for a returning visitor once the page is idle, and what shows an unread message, no more', async () => {
    await visit();
    const idle = () =>
      tab.evaluate(() => new Promise((resolve) => requestIdleCallback(() => setTimeout(resolve, 300))));
    await launcher().click();
    await expect.poll(() => server.open).toBe(1);
    // Who only looked in is a visitor like any other, and so is who has ended the conversation.
    await tab.reload();
    // From here on: what an open window fetches by itself may have been on its way until now.
    const looked = widgetFiles().length;
    await idle();
    expect([server.open, widgetFiles().length]).toEqual([0, looked]);
    await launcher().click();
    await field().fill('在吗');
    await field().press('Enter');
    await log().getByText('到达杭州，等待分拣').waitFor();
    const before = server.asked.length;
    await tab.reload();
    await expect.poll(() => server.open).toBe(1);
    await idle();
    const loaded = server.asked.slice(before).filter((path) => path.startsWith('/widget/'));
    expect(loaded.map((path) => path.replace(/-[a-z0-9]+\.js$/, '')).sort()).toEqual([
      '/widget/zaine-attention',
      '/widget/zaine-unread',
      '/widget/zaine-widget',
      '/widget/zaine-zh',
    ]);
    server.become({ name: 'closed', at: new Date().toISOString(), by: 'agent' });
    await expect.poll(() => tab.evaluate(() => 'zaine:demo:open' in localStorage)).toBe(false);
    const all = widgetFiles().length;
    await tab.reload();
    await idle();
    expect([server.open, widgetFiles().length]).toEqual([0, all]);
  });

  it('greets in the language of the browser where the page names none', async () => {
    await visit({ locale: 'zh-CN' });
    await tab.evaluate(() => {
      document.documentElement.lang = '';
    });
    await launcher().click();
    await tab.getByPlaceholder('或者直接写给我').waitFor();
  });

  it('keeps the conversation over a reload and shows at once what came meanwhile', async () => {
    await visit();
    await launcher().click();
    await field().fill('在吗');
    await field().press('Enter');
    await log().getByText('到达杭州，等待分拣').waitFor();
    await tab.reload();
    await launcher().click();
    await log().getByText('在吗', { exact: true }).waitFor();
    expect(server.said).toEqual(['在吗']);
  });

  it.each(['light', 'dark'] as const)('has no barriers, %s', async (colorScheme) => {
    await visit({ colorScheme, reducedMotion: 'reduce' });
    expect(await barriers(tab)).toEqual([]);
    await launcher().click();
    await tab.getByRole('button', { name: '运费谁出' }).waitFor();
    expect(await barriers(tab)).toEqual([]);
  });
});

const stub = `window.zaine = window.zaine || function () { (zaine.q = zaine.q || []).push(arguments) };
window.opened = 0;
zaine('on', 'open', function () { window.opened++ });
zaine('open');`;
