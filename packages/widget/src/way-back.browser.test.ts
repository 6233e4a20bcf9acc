import { expect, it } from 'vitest';
import { inShop } from './testing/in-browser.ts';

const page = (link: string) =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>木禾生活</title></head><body><a href="${link}">别处</a><script src="/zaine.js" data-site="demo" async></script></body></html>`;
const plain = '<!doctype html><html lang="zh-CN"><title>别处</title><h1>别处</h1></html>';

inShop(
  'a page that the browser kept for the way back',
  (shop) => {
    it('comes back as it was left, connects again and has what was said meanwhile', async () => {
      const { tab, server } = await shop.open({ pages: { '/': page('/other'), '/other': plain } });
      await tab.evaluate(() => {
        addEventListener('pageshow', ({ persisted }) => Object.assign(globalThis, { persisted }));
        Object.assign(globalThis, { kept: 'the same page' });
      });
      await tab.getByRole('button', { name: '打开聊天窗' }).click();
      const field = tab.getByRole('textbox', { name: '消息' });
      await field.fill('第一');
      await field.press('Enter');
      await tab.getByText('回声：第一').waitFor();
      await field.fill('写到一半');
      await tab.getByRole('link', { name: '别处' }).evaluate((link) => (link as HTMLElement).click());
      await tab.getByRole('heading', { name: '别处' }).waitFor();
      await expect.poll(() => server.open).toBe(0);
      server.say('您走开的时候说的');
      await tab.goBack({ waitUntil: 'commit' });
      await expect
        .poll(() =>
          tab.evaluate(() => [Reflect.get(globalThis, 'persisted'), Reflect.get(globalThis, 'kept')]),
        )
        .toEqual([true, 'the same page']);
      await tab.getByText('您走开的时候说的').waitFor();
      expect(await field.inputValue()).toBe('写到一半');
      await field.press('Enter');
      await tab.getByText('回声：写到一半').waitFor();
      expect(server.said).toEqual(['第一', '写到一半']);
    });
  },
  ['--disable-back-forward-cache'],
);
