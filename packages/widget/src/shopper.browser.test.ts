import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MessageBody } from '@zaine/protocol';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { barriers, styleAttributes } from './testing/browser.ts';
import { inShop } from './testing/in-browser.ts';
import type { ShopPageOptions } from './testing/shop-page.ts';

const html = (tag: string, lang = 'zh-CN', dir = 'ltr') =>
  `<!doctype html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>木禾生活</title></head><body><main><h1>木禾生活</h1></main>${tag}</body></html>`;
const tag = (attributes = '') => `<script src="/zaine.js" data-site="demo" ${attributes} async></script>`;
declare const zaine: (command: string, ...args: unknown[]) => Promise<unknown>;

/** One pixel. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** The characters of a text in the order in which they are seen from left to right. */
const charactersInSight = (element: Element): string => {
  const range = document.createRange();
  const text = [...element.childNodes].find((node) => node.textContent && node.nodeType === Node.TEXT_NODE);
  const at = (index: number) => {
    range.setStart(text as Node, index);
    range.setEnd(text as Node, index + 1);
    return range.getBoundingClientRect().x;
  };
  const characters = [...(text?.textContent ?? '')].map((character, index) => ({ character, x: at(index) }));
  return characters
    .filter(({ character }) => character.trim())
    .sort((one, other) => one.x - other.x)
    .map(({ character }) => character)
    .join('');
};

const parcel = (tracking: string): MessageBody => ({
  kind: 'parcel',
  text: `包裹 ${tracking}`,
  order: 'A1',
  parcel: { tracking, carrier: '顺丰', status: 'created', events: [], url: `https://sf.example/${tracking}` },
});

inShop('what a shopper can do in the window', (shop) => {
  async function visit(page: string, options: Partial<ShopPageOptions> = {}): Promise<Page> {
    await shop.open({ ...options, pages: { '/': page, ...options.pages } });
    await shop.tab.locator('zaine-chat').getByRole('button').first().waitFor();
    return shop.tab;
  }
  const field = (tab: Page) => tab.getByRole('textbox', { name: '消息' });
  const say = async (tab: Page, text: string) => {
    await field(tab).fill(text);
    await field(tab).press('Enter');
  };
  /** The label of what has the focus, however deep. */
  const focused = (tab: Page) =>
    tab.evaluate(() => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return at?.getAttribute('aria-label') ?? at?.textContent?.trim();
    });

  describe('several cards side by side', () => {
    const script = () => [parcel('SF1'), parcel('SF2'), parcel('SF3')];
    const cards = (tab: Page) => tab.locator('zaine-parcel-card');
    const place = (tab: Page) => tab.locator('zaine-carousel small');

    it.each(['ltr', 'rtl'])('go one by one, by buttons and by arrow keys, %s', async (direction) => {
      const rtl = direction === 'rtl';
      const tab = await visit(html(tag(), rtl ? 'ar' : 'zh-CN', direction), {
        script,
        context: { locale: rtl ? 'ar' : 'zh-CN', reducedMotion: 'reduce' },
      });
      await tab.evaluate(() => zaine('open'));
      const box = tab.getByRole('textbox');
      await box.fill('?');
      await box.press('Enter');
      await expect.poll(() => place(tab).textContent()).toBe('1 / 3');
      const [first, second] = await Promise.all([0, 1].map((at) => cards(tab).nth(at).boundingBox()));
      expect(second?.y).toBe(first?.y);
      expect((second?.x ?? 0) > (first?.x ?? 0)).toBe(!rtl);
      const next = tab.locator('zaine-carousel button').last();
      await next.click();
      await expect.poll(() => place(tab).textContent()).toBe('2 / 3');
      expect(await place(tab).evaluate(charactersInSight)).toBe('2/3');
      await next.click();
      await expect.poll(() => place(tab).textContent()).toBe('3 / 3');
      await next.press('Enter');
      expect(await next.getAttribute('aria-disabled')).toBe('true');
      await tab.locator('.item').nth(3).focus();
      await tab.keyboard.press(rtl ? 'ArrowRight' : 'ArrowLeft');
      await expect.poll(() => place(tab).textContent()).toBe('2 / 3');
      expect(await focused(tab)).toContain('SF2');
      expect(await barriers(tab)).toEqual([]);
      expect(await styleAttributes(tab)).toEqual([]);
    });

    it('are one tab stop, and what is in the card that one is at comes after it', async () => {
      const tab = await visit(html(tag()), { script });
      await tab.evaluate(() => zaine('open'));
      await say(tab, '?');
      await expect.poll(() => place(tab).textContent()).toBe('1 / 3');
      await tab.getByRole('log').locator('.item').first().focus();
      await tab.keyboard.press('ArrowDown');
      await expect.poll(() => focused(tab)).toContain('SF1');
      await tab.keyboard.press('Tab');
      expect(await focused(tab)).toBe('SF1');
      await tab.keyboard.press('Tab');
      expect(await focused(tab)).toBe('上一个');
      await tab.keyboard.press('Tab');
      await tab.keyboard.press('Tab');
      // Past the two other cards and their links, into the field.
      expect(await focused(tab)).toBe('消息');
    });
  });

  describe('the window of its own', () => {
    const popOut = async (tab: Page): Promise<Page> => {
      const [own] = await Promise.all([
        tab.context().waitForEvent('page'),
        tab.getByRole('button', { name: '在新窗口里聊' }).click(),
      ]);
      await field(own).waitFor();
      return own;
    };

    it('goes on with the same conversation, and both stay in step', async () => {
      const tab = await visit(html(tag()));
      await tab.evaluate(() => zaine('open'));
      await say(tab, '第一');
      await tab.getByText('回声：第一').waitFor();
      const own = await popOut(tab);
      await own.getByText('回声：第一').waitFor();
      expect(new URL(own.url()).pathname).toBe('/widget/chat.html');
      expect(await tab.getByRole('dialog').count()).toBe(0);
      await say(own, '第二');
      await own.getByText('回声：第二').waitFor();
      await tab.evaluate(() => zaine('open'));
      await tab.getByText('回声：第二').waitFor();
      expect(await own.title()).toBe('木禾生活');
      expect(await barriers(own)).toEqual([]);
      await own.reload();
      await own.getByText('回声：第二').waitFor();
    });

    it('looks and sends as the page it came from would have it, and sends nothing once that page is gone', async () => {
      const tab = await visit(html(tag()));
      await tab.evaluate(() => {
        void zaine('beforeSend', ({ text }: { text: string }) => ({
          text: text.replace(/\d{6,}/g, '******'),
        }));
        void zaine('setStrings', { here: '木禾在呢' }, 'zh');
        void zaine('setTheme', { tokens: { radius: '0.4' } });
        return zaine('open');
      });
      await say(tab, '第一');
      await tab.getByText('回声：第一').waitFor();
      const own = await popOut(tab);
      await own.getByText('木禾在呢').waitFor();
      expect(
        await own
          .locator('zaine-chat')
          .evaluate((chat) => getComputedStyle(chat).getPropertyValue('--zaine-radius')),
      ).toBe('0.4');
      await say(own, '卡号 62250001');
      await own.getByText('回声：卡号 ******').waitFor();
      await tab.close();
      await say(own, '卡号 62250002');
      await say(own, '收到了吗');
      await own.getByText('商店的页面关掉了').waitFor();
      await expect.poll(() => field(own).inputValue()).toBe('卡号 62250002\n收到了吗');
      expect(shop.server.said).toEqual(['第一', '卡号 ******']);
      expect(await barriers(own)).toEqual([]);
    });

    it('takes the conversation over from a shop of another origin, without a word of it in the address', async () => {
      const tab = await visit(html(tag()), { policy: 'default-src *' });
      const shopAt = shop.server.url.replace('127.0.0.1', 'localhost');
      await tab.goto(shopAt);
      await tab.evaluate((server) => {
        void zaine('destroy');
        void zaine('init', { site: 'demo', server });
        return zaine('open');
      }, shop.server.url);
      await say(tab, '第一');
      await tab.getByText('回声：第一').waitFor();
      const own = await popOut(tab);
      await own.getByText('回声：第一').waitFor();
      expect(own.url()).not.toContain('v1');
      expect(own.url()).toContain(shop.server.url);
      expect(await own.evaluate(() => [localStorage.length, sessionStorage.length > 0])).toEqual([0, true]);
      await tab.evaluate(() => zaine('logout'));
      await expect.poll(() => own.isClosed()).toBe(true);
    });

    it('is signed in by whichever page of the shop is there, goes on without one, and says when that ends', async () => {
      const tab = await visit(html(tag()), { policy: "default-src * 'unsafe-inline'" });
      const shopAt = shop.server.url.replace('127.0.0.1', 'localhost');
      const greet = async (name: string) => {
        await tab.goto(shopAt);
        await tab.evaluate(
          ([name, server]) => {
            let count = 0;
            const identity = async () => `${name} ${++count}`;
            void zaine('destroy');
            void zaine('init', { site: 'demo', server, identity, consent: false });
            return zaine('open');
          },
          [name, shop.server.url] as const,
        );
      };
      const shown = () =>
        shop.server.frames.flatMap((frame) => (frame.type === 'hello' && frame.identity) || []);
      await greet('first');
      await say(tab, '一');
      await tab.getByText('回声：一').waitFor();
      const own = await popOut(tab);
      await own.getByText('回声：一').waitFor();
      expect(shown()).toEqual(['first 1', 'first 2']);
      await greet('second');
      await field(tab).waitFor();
      shop.server.expire();
      const again = () => shown().filter((token) => token.startsWith('second')).length;
      await expect.poll(again, { timeout: 10_000 }).toBe(3);
      await tab.close();
      const customer = { id: 'lin', name: '林晓雯' };
      const standing = { conversation: 'c1', visitor: 'v1', epoch: 'e', seq: 2 };
      shop.server.tell({ type: 'welcome', ...standing, state: { name: 'bot' }, customer });
      shop.server.expire();
      await own.getByText('登录过期了').waitFor();
      await say(own, '二');
      await own.getByText('回声：二').waitFor();
      expect(await own.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
      await own.reload();
      await field(own).waitFor();
      await expect.poll(() => shop.server.open).toBe(1);
      expect(await own.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
    });
  });

  describe('the form before the first word', () => {
    it('comes where the shop wants it, and its answers open the conversation', async () => {
      const tab = await visit(html(tag('data-pre-chat="name*,email,order,topic"')));
      await tab.evaluate(() => zaine('open'));
      await tab.getByLabel('称呼').waitFor();
      expect(await field(tab).count()).toBe(0);
      // Drawn, and then at rest.
      const busy = () =>
        tab
          .locator('zaine-panel')
          .evaluate((panel) => (panel as unknown as { isUpdatePending: boolean }).isUpdatePending);
      await expect.poll(busy).toBe(false);
      expect(await barriers(tab)).toEqual([]);
      await tab.getByLabel('邮箱').fill('lin@');
      await tab.getByRole('button', { name: '开始聊' }).click();
      await tab.getByText('请填上这一项').waitFor();
      await tab.getByText('邮箱好像不对，再看一眼？').waitFor();
      expect(await tab.getByLabel('称呼').getAttribute('aria-invalid')).toBe('true');
      await tab.getByLabel('称呼').fill('林晓雯');
      await tab.getByLabel('邮箱').fill('lin@muhe.example');
      await tab.getByLabel('想问哪方面').selectOption('退换货');
      await tab.getByRole('button', { name: '开始聊' }).click();
      await expect.poll(() => shop.server.said).toEqual(['退换货\n称呼：林晓雯\n邮箱：lin@muhe.example']);
      expect(shop.server.frames).toContainEqual({
        type: 'context',
        attributes: { name: '林晓雯', email: 'lin@muhe.example', topic: '退换货' },
      });
      await field(tab).waitFor();
      expect(shop.complaints).toEqual([]);
    });
  });

  it('sees the first message at once, though the network has gone before it was written', async () => {
    const tab = await visit(html(tag()));
    await tab.evaluate(() => zaine('open'));
    await field(tab).waitFor();
    await expect.poll(() => shop.server.asked.some((path) => path.includes('zaine-more'))).toBe(true);
    await tab.context().setOffline(true);
    shop.server.drop();
    await say(tab, '还没连上就写的');
    await tab.getByRole('log').getByText('还没连上就写的').waitFor();
    await tab.getByRole('log').getByText('连上就发').waitFor();
    await tab.context().setOffline(false);
    await expect.poll(() => shop.server.said, { timeout: 15_000 }).toEqual(['还没连上就写的']);
  });

  describe('a photo', () => {
    const sheet = (tab: Page) => tab.getByRole('group', { name: '发照片' });
    const sends = (tab: Page) => tab.getByRole('button', { name: '发送' });
    const sent = () =>
      shop.server.frames.filter((frame) => frame.type === 'send' && frame.body.kind === 'file').length;
    const visitWithTools = async (options: Partial<ShopPageOptions> = {}): Promise<Page> => {
      const tab = await visit(html(tag()), {
        context: { permissions: ['clipboard-read', 'clipboard-write'] },
        policy: "default-src 'self'; img-src 'self' blob:",
        pages: { '/v1/files/f1': 'a picture' },
        ...options,
      });
      await tab.evaluate(() => zaine('open'));
      await say(tab, '看这里');
      await tab.getByText('看这里', { exact: true }).waitFor();
      await tab.getByRole('button', { name: '发照片' }).waitFor();
      return tab;
    };

    it('is pasted into the field, looked at and sent', async () => {
      const tab = await visitWithTools();
      await tab.evaluate(async () => {
        const canvas = new OffscreenCanvas(40, 30);
        canvas.getContext('2d')?.fillRect(0, 0, 40, 30);
        const picture = await canvas.convertToBlob({ type: 'image/png' });
        await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
      });
      await field(tab).focus();
      await tab.keyboard.press('ControlOrMeta+V');
      const preview = sheet(tab).getByRole('img', { name: '照片' });
      await expect.poll(() => preview.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(40);
      expect(sent()).toBe(0);
      await tab.keyboard.press('Enter');
      await expect.poll(sent).toBe(1);
      await sheet(tab).waitFor({ state: 'hidden' });
      expect(await focused(tab)).toBe('消息');
      expect(shop.complaints).toEqual([]);
    });

    it('is dropped on the window, which says that it may be', async () => {
      const tab = await visitWithTools();
      const folder = mkdtempSync(join(tmpdir(), 'zaine-drop-'));
      const file = join(folder, 'cup.png');
      writeFileSync(file, picture);
      const protocol = await tab.context().newCDPSession(tab);
      const box = await tab.getByRole('log').boundingBox();
      const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
        protocol.send('Input.dispatchDragEvent', {
          type,
          x: (box?.x ?? 0) + 100,
          y: (box?.y ?? 0) + 100,
          data: { items: [], files: [file], dragOperationsMask: 1 },
        });
      await drag('dragEnter');
      await drag('dragOver');
      await tab.getByText('松手就放进来').waitFor();
      await drag('drop');
      await sheet(tab).getByRole('button', { name: '不发这张：cup.png' }).waitFor();
      expect(await tab.getByText('松手就放进来').count()).toBe(0);
      await field(tab).fill('杯沿裂了');
      await sends(tab).click();
      await tab.getByText('回声：杯沿裂了').waitFor();
      const went = shop.server.frames.flatMap((frame) => (frame.type === 'send' ? [frame.body.kind] : []));
      expect(went).toEqual(['text', 'file', 'text']);
      expect(tab.url()).toBe(`${shop.server.url}/`);
      rmSync(folder, { recursive: true });
    });

    it('says how far it has come, that it did not get through, and goes when it is tried again', async () => {
      const tab = await visitWithTools();
      await tab.locator('zaine-tools input[type=file]').setInputFiles({
        name: 'cup.png',
        mimeType: 'image/png',
        buffer: Buffer.concat([picture, Buffer.alloc(300_000)]),
      });
      const protocol = await tab.context().newCDPSession(tab);
      await protocol.send('Network.enable');
      const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 200_000 };
      await protocol.send('Network.emulateNetworkConditions', slow);
      await field(tab).fill('杯沿裂了');
      await sends(tab).click();
      const bar = sheet(tab).getByRole('progressbar', { name: 'cup.png' });
      await expect
        .poll(async () => Number(await bar.getAttribute('value')), { interval: 20 })
        .toBeGreaterThan(0);
      await sheet(tab)
        .getByText(/^[1-9]\d?%$/)
        .waitFor();
      // The browser itself tries once more where a connection that it had before is cut.
      await expect
        .poll(() => {
          shop.server.drop();
          return sheet(tab).getByText('没传上去，再试一次？').isVisible();
        })
        .toBe(true);
      expect(await sheet(tab).getByRole('img', { name: '照片' }).isVisible()).toBe(true);
      expect(sent()).toBe(0);
      // A picture and what is said of it stay together.
      expect(await field(tab).inputValue()).toBe('杯沿裂了');
      expect(shop.server.said).toEqual(['看这里']);
      await protocol.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: -1 });
      await expect.poll(() => shop.server.open, { timeout: 10_000 }).toBe(1);
      await sheet(tab).getByRole('button', { name: '再发一次' }).click();
      await expect.poll(sent, { timeout: 10_000 }).toBe(1);
      await sheet(tab).waitFor({ state: 'hidden' });
      await field(tab).press('Enter');
      await tab.getByText('回声：杯沿裂了').waitFor();
    });

    it('waits above the field beside emoji and quick replies, and none of them covers another', async () => {
      const choices = [{ value: 'a', label: '查快递' }];
      const tab = await visitWithTools({ script: () => [{ kind: 'choices', text: '要看哪样？', choices }] });
      await tab.locator('zaine-tools input[type=file]').setInputFiles(
        Array.from({ length: 7 }, (_, index) => ({
          name: `${index}.png`,
          mimeType: 'image/png',
          buffer: picture,
        })),
      );
      await tab.getByRole('button', { name: '表情', exact: true }).click();
      const parts = [
        tab.getByRole('button', { name: '查快递' }),
        tab.getByRole('group', { name: '表情' }),
        sheet(tab),
        field(tab),
      ];
      const boxes = await Promise.all(parts.map((part) => part.boundingBox()));
      const spans = boxes.map((box) => ({ top: box?.y ?? 0, end: (box?.y ?? 0) + (box?.height ?? 0) }));
      spans.sort((one, other) => one.top - other.top);
      for (const [index, { top }] of spans.entries())
        expect(top).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0);
      const answer = await tab.getByText('要看哪样？').boundingBox();
      expect((answer?.y ?? 0) + (answer?.height ?? 0)).toBeLessThanOrEqual(spans[0]?.top ?? 0);
    });
  });

  it('has what was written offline sent once and in order, though the page was loaded anew before', async () => {
    const tab = await visit(html(tag()));
    await tab.evaluate(() => zaine('open'));
    await say(tab, '第一');
    await tab.getByText('回声：第一').waitFor();
    const { server } = shop;
    const context = tab.context();
    await context.setOffline(true);
    server.drop();
    await say(tab, '第二');
    await say(tab, '第三');
    await expect.poll(() => tab.getByRole('log').getByText('连上就发').count()).toBeGreaterThan(0);
    await tab.reload().catch(() => undefined);
    expect(server.said).toEqual(['第一']);
    await context.setOffline(false);
    await tab.goto(server.url);
    await tab.evaluate(() => zaine('open'));
    await tab.getByText('回声：第三').waitFor();
    await tab.getByText('已送达').waitFor();
    expect(server.said).toEqual(['第一', '第二', '第三']);
    const own = await tab.getByRole('log').locator('.own .bubble').allTextContents();
    expect(own.map((text) => text.trim())).toEqual(['第一', '第二', '第三']);
  });

  it('is called by title and sound only once that was asked for, and not before', async () => {
    const tab = await visit(html(tag()), {
      before: () => {
        const { AudioContext: Real } = globalThis;
        Object.assign(globalThis, { chimes: 0 });
        globalThis.AudioContext = class extends Real {
          constructor() {
            super();
            (globalThis as unknown as { chimes: number }).chimes++;
          }
        };
      },
    });
    const called = async () => [
      await tab.title(),
      await tab.evaluate(() => (globalThis as unknown as { chimes: number }).chimes),
    ];
    const unread = (count: number) =>
      tab.locator('zaine-launcher .badge', { hasText: String(count) }).waitFor();
    await tab.evaluate(() => zaine('open'));
    await say(tab, '第一');
    await tab.getByText('回声：第一').waitFor();
    await tab.evaluate(() => zaine('close'));
    shop.server.say('没叫您');
    await unread(1);
    expect(await called()).toEqual(['木禾生活', 0]);
    await tab.evaluate(() => zaine('open'));
    await tab.getByRole('button', { name: '更多' }).click();
    await tab.getByRole('menuitemcheckbox', { name: '来消息时响一声' }).click();
    await tab.evaluate(() => zaine('close'));
    shop.server.say('叫您了');
    await unread(1);
    await expect.poll(called).toEqual(['(1) 木禾生活', 1]);
    shop.server.say('又叫了');
    await expect.poll(called).toEqual(['(2) 木禾生活', 2]);
    await tab.evaluate(() => zaine('open'));
    await expect.poll(called).toEqual(['木禾生活', 2]);
  });

  it('sees the question how it was without scrolling, even from far up', async () => {
    const tab = await visit(html(tag()), {
      script: (text) =>
        text === '再见'
          ? [{ name: 'closed', at: new Date().toISOString(), by: 'agent' }]
          : [{ kind: 'text', text: '长'.repeat(1500) }],
    });
    await tab.evaluate(() => zaine('open'));
    await say(tab, '说点长的');
    await tab.getByRole('log').getByText('长长长').waitFor();
    await tab.getByRole('log').evaluate((log) => log.scrollTo(0, 0));
    await tab.evaluate(() => zaine('sendMessage', '再见'));
    const faces = tab.getByRole('radio').last();
    await faces.waitFor();
    await expect
      .poll(async () => {
        const [log, rating] = await Promise.all([
          tab.getByRole('log').boundingBox(),
          tab.locator('zaine-rating').boundingBox(),
        ]);
        if (!log || !rating) return false;
        return rating.y >= log.y && rating.y + rating.height <= log.y + log.height;
      })
      .toBe(true);
  });
});
