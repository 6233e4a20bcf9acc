import { expect, it } from 'vitest';
import { inShop } from './testing/in-browser.ts';

declare const zaine: (command: string, ...args: unknown[]) => Promise<unknown>;

const stub = 'window.zaine=window.zaine||function(){(zaine.q=zaine.q||[]).push(arguments)};';
const page = (tag = '', script = '') =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>木禾生活</title><script src="/stub.js"></script>${script}</head>
<body><h1>木禾生活</h1><script src="/zaine.js" data-site="demo" ${tag} async></script></body></html>`;
const early = (name: string) => page('', `<script src="/${name}.js"></script>`);

/** Pages of one shop; on each stands the chat of another shop, too. */
const pages = {
  '/': page(),
  '/stub.js': `${stub}zaine('init',{name:'other',site:'other'});`,
  '/logout': early('logout'),
  '/logout.js': "zaine('logout');",
  '/refuse': early('refuse'),
  '/refuse.js': "zaine('setConsent',false);",
  '/agree': page('data-consent="false"', '<script src="/agree.js"></script>'),
  '/agree.js': "zaine('setConsent',true);",
  '/tag': page('data-consent="false"'),
};

inShop('what is left on the device', (shop) => {
  /** The names of everything that is kept, wherever a page can keep anything. */
  const left = (): Promise<string[]> =>
    shop.tab.evaluate(async () =>
      [
        ...Object.keys(localStorage),
        ...Object.keys(sessionStorage).map((key) => `session ${key}`),
        ...document.cookie.split('; ').filter(Boolean),
        ...(await indexedDB.databases()).map(({ name }) => `database ${name}`),
        ...(await caches.keys()).map((name) => `cache ${name}`),
        ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => `worker ${scope}`),
      ].sort(),
    );
  const others = ['zaine:other:conversation', 'zaine:other:open', 'zaine:other:visitor'];
  const settle = () =>
    shop.tab.evaluate(() => new Promise((done) => requestIdleCallback(() => setTimeout(done, 100))));
  const go = async (path: string) => {
    await shop.tab.goto(shop.server.url + path);
    await settle();
  };

  /** Leaves behind all that a visit can: a conversation with each shop, the wish to hear, a message that did not go. */
  async function talk(): Promise<void> {
    const { tab } = shop;
    await tab.evaluate(() => zaine('other.sendMessage', '别家'));
    await tab.getByText('回声：别家').waitFor({ state: 'attached' });
    await tab.evaluate(() => zaine('sendMessage', '在吗'));
    await tab.evaluate(() => zaine('open'));
    await tab.getByText('回声：在吗').first().waitFor();
    await tab.getByRole('button', { name: '更多' }).click();
    await tab.getByRole('menuitemcheckbox', { name: /声/ }).click();
    await tab.context().setOffline(true);
    shop.server.drop();
    await tab.evaluate(() => zaine('sendMessage', '没发出去'));
    await expect.poll(left).toHaveLength(8);
    await tab.context().setOffline(false);
  }

  it.each(['/logout', '/refuse', '/tag'])(
    'is nothing of a shop’s once a page says so before the chat is there: %s',
    async (path) => {
      await shop.open({ pages });
      await go(path);
      expect(await left()).toEqual([]);
      expect(shop.server.asked.filter((asked) => asked.startsWith('/widget/'))).toEqual([]);
      await go('/');
      await talk();
      await go(path);
      expect(await left()).toEqual(others);
      await shop.tab.evaluate(() => zaine('open'));
      await shop.tab.getByText('回声：在吗').first().waitFor({ state: 'attached' });
      if (path !== '/logout') expect(await left()).toEqual(others);
      expect(shop.complaints.filter((said) => !said.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
    },
  );

  it.each([
    ['logout', []],
    ['setConsent', [false]],
  ] as const)('is nothing of a shop’s once a page says so with the chat there: %s', async (call, args) => {
    await shop.open({ pages });
    await talk();
    await shop.tab.evaluate(([name, given]) => zaine(name, ...given), [call, args] as const);
    expect(await left()).toEqual(others);
    // Nor after whatever was still on its way to a window that is open.
    await shop.tab.evaluate(() => zaine('other.sendMessage', '还有'));
    await shop.tab.getByText('回声：还有').first().waitFor({ state: 'attached' });
    expect(await left()).toEqual(others);
  });

  it('stays where the visitor agrees before the page is done', async () => {
    await shop.open({ pages });
    await talk();
    await go('/agree');
    expect(await left()).toEqual(expect.arrayContaining(['zaine:demo:conversation', 'zaine:demo:visitor']));
  });
});
