import { expect, it } from 'vitest';
import { styleAttributes } from './testing/browser.ts';
import { inShop } from './testing/in-browser.ts';
import { bundlePage, type ShopPage, type ShopPageOptions } from './testing/shop-page.ts';

const stub =
  'window.zaine ||= (...call) => new Promise((done) => (zaine.q ||= []).push(Object.assign(call, { done })));';
const html = (head: string, body = '') =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>木禾生活</title><script src="/stub.js"></script>${head}</head><body><main><h1>木禾生活</h1><a href="/other">别处</a>${body}</main></body></html>`;
const tag = '<script src="/zaine.js" data-site="demo" async></script>';
/** Commands as a page gives them. */
type Zaine = (command: string, ...args: unknown[]) => Promise<unknown>;
declare const zaine: Zaine;

inShop('what a page can do with the chat', (shop) => {
  async function visit(head: string, options: Partial<ShopPageOptions> = {}): Promise<ShopPage> {
    const pages = { '/': html(head), '/other': html(head), '/stub.js': stub, ...options.pages };
    return shop.open({ ...options, pages });
  }
  const chats = () => shop.tab.locator('zaine-chat');
  const field = () => shop.tab.getByRole('textbox', { name: '消息' });
  const dialog = () => shop.tab.getByRole('dialog');
  const hellos = () => shop.server.frames.filter((frame) => frame.type === 'hello');

  it('is made by a call where the tag names no site, and a second init changes nothing', async () => {
    const { tab } = await visit('<script src="/zaine.js" async></script>');
    await tab.waitForFunction(() => 'loaded' in (globalThis as unknown as { zaine: object }).zaine);
    expect(await chats().count()).toBe(0);
    await tab.evaluate(() => {
      void zaine('init', { site: 'demo', shopName: '木禾' });
      void zaine('init', { site: 'other', shopName: '别家' });
      void zaine('open');
    });
    await dialog().waitFor();
    expect(await chats().count()).toBe(1);
    expect(await dialog().getAttribute('aria-label')).toBe('木禾');
  });

  it('stands several times on a page, each called by its name', async () => {
    const { tab, server } = await visit('<script src="/zaine.js" async></script>');
    await tab.evaluate(() => {
      void zaine('sales.open');
      void zaine('init', { name: 'sales', site: 'sales', shopName: '售前', position: 'left' });
      void zaine('init', { name: 'care', site: 'care', shopName: '售后' });
    });
    await tab.getByRole('dialog', { name: '售前' }).waitFor();
    expect(await tab.getByRole('dialog').count()).toBe(1);
    await tab.evaluate(() => zaine('care.sendMessage', '在吗'));
    await expect.poll(() => server.said).toEqual(['在吗']);
    expect(hellos().map((frame) => frame.type === 'hello' && frame.site)).toEqual(['sales', 'care']);
    await tab.evaluate(() => zaine('sales.destroy'));
    expect(await chats().count()).toBe(1);
  });

  const same = `Promise.race([
    (async () => {
      const early = zaine('showNewMessage', 'waits');
      await zaine('init', { site: 'demo' });
      const hidden = zaine('hide');
      const sent = zaine('on', 'open', () => {});
      const gone = [zaine('destroy'), zaine('destroy')];
      await Promise.all([early, hidden, sent, ...gone]);
      await Promise.all([zaine('open'), zaine('sendMessage', 'to nobody')]);
      // What only sets something need not wait for anybody who opens the window.
      const given = [
        ['setLocale', 'zh-CN'], ['setContext', { product: 'mug' }], ['setAttributes', { plan: 'gold' }],
        ['setStrings', { here: 'x' }], ['setTheme', 'dark'], ['setConsent', true], ['identify', 'token'],
        ['track', 'seen'], ['close'], ['off', 'open'], ['once', 'open', () => {}], ['logout'],
      ];
      for (const call of given) await zaine('other.' + call[0], ...call.slice(1));
      await zaine('init', { site: 'demo' });
      for (const call of given) await zaine(...call);
      let heard = 0;
      (await zaine('on', 'message', () => heard++))();
      await zaine('on', 'message', () => heard += 10);
      await zaine('open');
      await zaine('sendMessage', 'hi');
      while (!heard) await new Promise(requestAnimationFrame);
      if (heard % 10) throw new Error('heard ' + heard);
      return document.querySelectorAll('zaine-chat').length;
    })(),
    new Promise((_, fail) => setTimeout(() => fail(new Error('a call never settled')), 8000)),
  ])`;

  it.each(['the tag', 'a bundle'])(
    'answers every call with a promise that settles, from %s',
    async (entry) => {
      const app = await bundlePage(
        "import { zaine } from '../commands.ts'; window.zaine = zaine; window.ready = true;",
      );
      const { tab, complaints } = await visit(
        entry === 'the tag'
          ? '<script src="/zaine.js"></script>'
          : '<script type="module" src="/app.js"></script>',
        { pages: { '/app.js': app } },
      );
      await tab.waitForFunction(() => 'loaded' in zaine || 'ready' in window);
      expect(await tab.evaluate(same)).toBe(1);
      await dialog().waitFor();
      expect(complaints).toEqual([]);
    },
  );

  it.each(['the tag', 'a bundle'])('says what is wrong with a call, from %s', async (entry) => {
    const app = await bundlePage(
      "import { zaine } from '../commands.ts'; window.zaine = zaine; void zaine('init', { site: 'demo' }); window.ready = true;",
    );
    const { tab, complaints } = await visit(
      entry === 'the tag' ? tag : '<script type="module" src="/app.js"></script>',
      { pages: { '/app.js': app } },
    );
    await tab.waitForFunction(() => 'loaded' in zaine || 'ready' in window);
    const wrong: [unknown[], string][] = [
      [['opne'], "TypeError: zaine: there is no call 'opne'."],
      [['click'], "TypeError: zaine: there is no call 'click'."],
      [['on', 'open'], "TypeError: on('open', …): the listener has to be a function."],
      [['beforeSend', 'x'], 'TypeError: beforeSend: the hook has to be a function.'],
      [['sendMessage', ' '], 'TypeError: sendMessage: 1 to 4000 characters.'],
      [['setTheme', 'blue'], "TypeError: setTheme: scheme blue? 'light'"],
      [['setTheme', { look: 'glass' }], "TypeError: setTheme: look glass? 'light'"],
      [['setTheme', { brand: 'tomato' }], "TypeError: setTheme: brand tomato? 'light'"],
      [['setTheme', { tokens: 'x' }], "TypeError: setTheme: tokens x? 'light'"],
      [['setTheme', { colour: '#fff' }], "TypeError: setTheme: colour #fff? 'light'"],
      [['setTheme'], "TypeError: setTheme: theme undefined? 'light'"],
    ];
    for (const [call, said] of wrong)
      expect(await tab.evaluate((given) => zaine(...(given as ['open'])).catch(String), call)).toContain(
        said,
      );
    await tab.evaluate(() => zaine('setTheme', { look: 'ink', brand: '', scheme: 'auto' }));
    expect(complaints).toEqual([]);
  });

  it('answers what was called before the script was there', async () => {
    const { tab } = await visit(tag, {
      pages: {
        '/stub.js': `${stub}window.told = Promise.allSettled([zaine('showNewMessage', '在吗'), zaine('opne'), zaine('setLocale', 'zh-CN')]);`,
      },
    });
    await field().waitFor();
    const told = await tab.evaluate(() => (globalThis as unknown as { told: unknown }).told);
    expect(told).toMatchObject([{ status: 'fulfilled' }, { status: 'rejected' }, { status: 'fulfilled' }]);
  });

  it('opens after a first click without a network once there is one', async () => {
    const { tab } = await visit(tag);
    const launcher = chats().getByRole('button', { name: '打开聊天窗' });
    await launcher.waitFor();
    await tab.context().setOffline(true);
    await Promise.all([tab.waitForEvent('requestfailed'), launcher.click()]);
    await tab.context().setOffline(false);
    await field().waitFor();
  });

  it('hides and shows, before it has loaded as well as after', async () => {
    const { tab } = await visit(tag);
    await chats().getByRole('button').waitFor();
    await tab.evaluate(() => void zaine('hide'));
    await chats().getByRole('button').waitFor({ state: 'hidden' });
    await tab.evaluate(() => void zaine('show'));
    await tab.evaluate(() => zaine('open'));
    await dialog().waitFor();
    await tab.evaluate(() => zaine('hide'));
    await dialog().waitFor({ state: 'hidden' });
    await tab.evaluate(() => zaine('toggle'));
    await tab.evaluate(() => zaine('show'));
    await chats().getByRole('button').waitFor();
    expect(await dialog().count()).toBe(0);
  });

  it('prefills, sends, changes its language and looks', async () => {
    const { tab, server } = await visit(tag);
    await tab.evaluate(() => zaine('showNewMessage', '我想问问托特'));
    expect(await field().inputValue()).toBe('我想问问托特');
    await tab.evaluate(() => zaine('sendMessage', '直接说的'));
    await tab.getByText('回声：直接说的').waitFor();
    expect(server.said).toEqual(['直接说的']);
    await field().fill('写到一半');
    await field().evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(2, 2));
    await tab.evaluate(() => zaine('setLocale', 'en'));
    const box = tab.getByRole('textbox', { name: 'Message' });
    await box.waitFor();
    await tab.evaluate(() => zaine('setStrings', { write: 'Ask away' }, 'en'));
    await expect.poll(() => box.getAttribute('placeholder')).toBe('Ask away');
    const written = () =>
      box.evaluate((box: HTMLTextAreaElement) => [box.matches(':focus'), box.value, box.selectionStart]);
    expect(await written()).toEqual([true, '写到一半', 2]);
    // A language that does not come leaves the chat as it was, and at work.
    await tab.route(/zaine-ko-/, (route) => route.abort());
    await tab.evaluate(() => zaine('setLocale', 'ko'));
    server.say('还在');
    await tab.getByText('还在', { exact: true }).waitFor();
    await tab.getByRole('textbox', { name: 'Message' }).waitFor();
    await tab.evaluate(() => zaine('setTheme', { scheme: 'dark', look: 'porcelain', tokens: { z: '7' } }));
    await expect.poll(() => chats().evaluate((chat) => getComputedStyle(chat).zIndex)).toBe('7');
    expect(await chats().getAttribute('theme')).toBe('dark');
  });

  it('gives back what was written and not sent when the page is loaded anew, until it is sent or nothing may be kept', async () => {
    const { tab } = await visit(tag);
    const reopen = async () => {
      await tab.reload();
      await tab.evaluate(() => zaine('open'));
      await field().waitFor();
    };
    const kept = () => tab.evaluate(() => localStorage.getItem('zaine:demo:draft'));
    await tab.evaluate(() => zaine('open'));
    await field().pressSequentially('写到一半');
    await expect.poll(kept).toBe('写到一半');
    await reopen();
    await expect.poll(() => field().inputValue()).toBe('写到一半');
    await field().press('Enter');
    await tab.getByText('回声：写到一半').waitFor();
    await expect.poll(kept).toBeNull();
    await field().pressSequentially('另一半');
    await expect.poll(kept).toBe('另一半');
    await tab.evaluate(() => zaine('logout'));
    expect(await tab.evaluate(() => localStorage.length)).toBe(0);
    await reopen();
    expect(await field().inputValue()).toBe('');
    await tab.evaluate(() => zaine('setConsent', false));
    await field().pressSequentially('不留');
    await tab.waitForTimeout(300);
    expect(await kept()).toBeNull();
  });

  it('keeps the order of calls: who logs out and in again before it has loaded is not logged out', async () => {
    const { tab } = await visit(tag);
    await tab.evaluate(() => {
      localStorage.setItem('zaine:demo:conversation', 'c0');
      localStorage.setItem('zaine:demo:visitor', 'v0');
    });
    await tab.reload();
    await tab.evaluate(() => {
      void zaine('logout');
      void zaine('identify', async () => 'token of Lin');
      void zaine('open');
    });
    await field().waitFor();
    await expect.poll(() => hellos().length).toBeGreaterThan(0);
    expect(hellos().at(-1)).toMatchObject({ identity: 'token of Lin' });
    expect(hellos().at(-1)).not.toHaveProperty('visitor', 'v0');
  });

  it('stores nothing without consent, and what was kept once it is given', async () => {
    const { tab } = await visit(tag.replace('async', 'data-consent="false" async'));
    await tab.evaluate(() => zaine('sendMessage', '在吗'));
    await tab.evaluate(() => zaine('open'));
    await tab.getByText('回声：在吗').waitFor();
    const stored = () => tab.evaluate(() => localStorage.length);
    expect(await stored()).toBe(0);
    await tab.evaluate(() => zaine('setConsent', true));
    expect(await stored()).toBeGreaterThan(0);
    await tab.evaluate(() => zaine('setConsent', false));
    expect(await stored()).toBe(0);
  });

  it('tells the page by listeners and by DOM events', async () => {
    const { tab } = await visit(tag);
    await tab.evaluate(() => {
      const heard: string[] = [];
      Object.assign(globalThis, { heard });
      document.addEventListener('zaine-open', () => heard.push('DOM open'));
      void zaine('once', 'open', () => heard.push('open'));
      void zaine('on', 'message', (event: { body: { text: string } }) => heard.push(event.body.text));
    });
    await tab.evaluate(() => zaine('open'));
    await field().waitFor();
    await tab.evaluate(() => zaine('sendMessage', '在吗'));
    const heard = () => tab.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
    await expect.poll(heard).toEqual(expect.arrayContaining(['DOM open', 'open', '在吗', '回声：在吗']));
  });

  it('leaves nothing behind when it is destroyed, and can be made again', async () => {
    const { tab, server } = await visit(tag, {
      before: () => {
        // Counts listeners on what outlives an element.
        const added = new Set<string>();
        let next = 0;
        const ids = new WeakMap<object, number>();
        const key = (target: object, type: string, listener: unknown) => {
          if (!ids.has(listener as object)) ids.set(listener as object, next++);
          return `${target === window ? 'window' : 'document'} ${type} ${ids.get(listener as object)}`;
        };
        for (const target of [window, document] as EventTarget[]) {
          const { addEventListener, removeEventListener } = target;
          target.addEventListener = (type: string, listener: never, options?: AddEventListenerOptions) => {
            added.add(key(target, type, listener));
            options?.signal?.addEventListener('abort', () => added.delete(key(target, type, listener)));
            return addEventListener.call(target, type, listener, options);
          };
          target.removeEventListener = (type: string, listener: never) => {
            added.delete(key(target, type, listener));
            return removeEventListener.call(target, type, listener);
          };
        }
        // And timers that are still to come.
        const timers = new Set<number>();
        const { setTimeout: start, clearTimeout: stop } = window;
        window.setTimeout = ((run: () => void, ms?: number) => {
          const id: number = start(() => {
            timers.delete(id);
            run();
          }, ms);
          timers.add(id);
          return id;
        }) as never;
        window.clearTimeout = (id) => {
          timers.delete(id as number);
          stop(id);
        };
        Object.assign(globalThis, {
          listening: () => [...added],
          left: () => [
            timers.size,
            document.documentElement.childElementCount,
            document.adoptedStyleSheets.length,
          ],
        });
      },
    });
    const listening = () =>
      tab.evaluate(() => (globalThis as unknown as { listening(): string[] }).listening());
    const left = () => tab.evaluate(() => (globalThis as unknown as { left(): number[] }).left());
    const before = await listening();
    const page = await left();
    await tab.evaluate(() => zaine('open'));
    await field().waitFor();
    await field().fill('在');
    expect((await listening()).length).toBeGreaterThan(before.length);
    expect((await left())[0]).toBeGreaterThan(0);
    await tab.evaluate(() => void Object.assign(globalThis, { gone: document.querySelector('zaine-chat') }));
    await tab.evaluate(() => Promise.all([zaine('destroy'), zaine('destroy')]));
    expect(await listening()).toEqual(before);
    // The chat itself was one of the page's elements.
    expect(await left()).toEqual([0, (page[1] ?? 0) - 1, page[2]]);
    expect(await chats().count()).toBe(0);
    await expect.poll(() => server.open).toBe(0);
    // Whoever still holds it says nothing through it.
    await tab.evaluate(() => {
      const { gone } = globalThis as unknown as { gone: { sendMessage(text: string): unknown } };
      void gone.sendMessage('还在吗');
    });
    await tab.waitForTimeout(400);
    expect(server.open).toBe(0);
    await tab.evaluate(() => {
      void zaine('init', { site: 'demo' });
      void zaine('open');
    });
    await field().waitFor();
  });

  it('lives under a policy of nonces', async () => {
    const nonce = (markup: string) => markup.replaceAll('<script', '<script nonce="r4nd0m"');
    const { tab, complaints } = await visit('', {
      pages: { '/': nonce(html(tag)) },
      policy: "default-src 'none'; script-src 'nonce-r4nd0m'; connect-src 'self'; img-src 'self'",
    });
    await tab.evaluate(() => zaine('open'));
    await field().fill('在吗');
    await field().press('Enter');
    await tab.getByText('回声：在吗').waitFor();
    expect(complaints).toEqual([]);
    expect(await styleAttributes(tab)).toEqual([]);
  });

  it('goes with Turbo from page to page, its window, its draft and its connection untouched', async () => {
    const turbo = await bundlePage("import '@hotwired/turbo';");
    const { tab, server, complaints } = await visit(`<script type="module" src="/turbo.js"></script>${tag}`, {
      pages: { '/turbo.js': turbo },
      policy: "default-src 'self'; style-src 'self' 'unsafe-inline'",
    });
    await tab.evaluate(() => zaine('open'));
    await field().fill('写到一半');
    await tab.getByRole('link', { name: '别处' }).click();
    await tab.waitForURL('**/other');
    expect(await field().inputValue()).toBe('写到一半');
    await field().press('Enter');
    await tab.getByText('回声：写到一半').waitFor();
    await tab.goBack();
    await tab.waitForURL((url) => url.pathname === '/');
    expect(await chats().count()).toBe(1);
    expect(await tab.getByText('回声：写到一半').isVisible()).toBe(true);
    expect(hellos()).toHaveLength(1);
    expect(server.frames).toContainEqual(expect.objectContaining({ type: 'context' }));
    expect(complaints).toEqual([]);
  });

  it('survives a page that empties and redraws its body', async () => {
    const { tab } = await visit(tag);
    await tab.evaluate(() => zaine('open'));
    await field().waitFor();
    await tab.evaluate(() => {
      document.body.innerHTML = '<main>neu</main>';
      document.body.replaceWith(document.createElement('body'));
    });
    expect(await dialog().isVisible()).toBe(true);
  });

  it('mounts, unmounts and mounts again in React’s StrictMode: one chat, one connection', async () => {
    const app = await bundlePage(`
      import { StrictMode, useEffect } from 'react';
      import { createRoot } from 'react-dom/client';
      import { init } from '../index.ts';
      function Chat() {
        useEffect(() => {
          const chat = init({ site: 'demo', locale: 'zh-CN' });
          window.made = (window.made ?? 0) + 1;
          chat.open();
          return () => void chat.destroy();
        }, []);
        return null;
      }
      const root = createRoot(document.querySelector('main'));
      root.render(<StrictMode><Chat /></StrictMode>);
      window.unmount = () => root.unmount();`);
    const { tab, server, complaints } = await visit('', {
      pages: { '/': html('', '<script type="module" src="/app.js"></script>'), '/app.js': app },
    });
    await field().waitFor();
    expect(await tab.evaluate(() => (globalThis as unknown as { made: number }).made)).toBe(2);
    expect(await chats().count()).toBe(1);
    await expect.poll(() => server.open).toBe(1);
    await tab.evaluate(() => (globalThis as unknown as { unmount(): void }).unmount());
    expect(await chats().count()).toBe(0);
    await expect.poll(() => server.open).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('keeps two tabs in step', async () => {
    const { tab, server } = await visit(tag);
    await tab.evaluate(() => zaine('open'));
    await field().fill('第一');
    await field().press('Enter');
    await tab.getByText('回声：第一').waitFor();
    const second = await tab.context().newPage();
    await second.goto(server.url);
    await second.evaluate(() => zaine('open'));
    await second.getByText('回声：第一').waitFor();
    await second.getByRole('textbox', { name: '消息' }).fill('第二');
    await second.keyboard.press('Enter');
    await tab.getByText('回声：第二').waitFor();
    expect(server.said).toEqual(['第一', '第二']);
    // Who signs out in one has signed out in the other.
    await second.evaluate(() => zaine('logout'));
    await dialog().waitFor({ state: 'hidden' });
    await tab.waitForTimeout(400);
    expect([server.open, await tab.evaluate(() => localStorage.length)]).toEqual([0, 0]);
  });

  it('signs a customer in anew when the token expires, and tells when it cannot', async () => {
    const { tab } = await visit(tag);
    await tab.evaluate(() => {
      const told: unknown[] = [];
      let asked = 0;
      Object.assign(globalThis, { told });
      const token = async () => {
        if (asked === 2) throw new Error('the shop is down');
        return `token ${++asked}`;
      };
      void zaine('identify', token, { onError: (problem: unknown) => told.push(problem) });
      void zaine('open');
    });
    await field().waitFor();
    await expect.poll(() => hellos().at(-1)).toMatchObject({ identity: 'token 1' });
    shop.server.expire();
    await expect.poll(() => hellos().at(-1)).toMatchObject({ identity: 'token 2' });
    shop.server.expire();
    const told = () => tab.evaluate(() => (globalThis as unknown as { told: unknown[] }).told);
    await expect
      .poll(told)
      .toMatchObject([{ code: 'unavailable', message: expect.stringContaining('the shop is down') }]);
    // Whoever is taken for nobody is a guest, and may ask all the same.
    await tab.evaluate(() => {
      const { told } = globalThis as unknown as { told: unknown[] };
      void zaine('identify', 'forged', { onError: (problem: unknown) => told.push(problem) });
    });
    await expect.poll(async () => (await told()).at(-1)).toMatchObject({ code: 'identity' });
    await field().fill('在吗');
    await field().press('Enter');
    await tab.getByText('回声：在吗').waitFor();
    expect(hellos().at(-1)).not.toHaveProperty('identity');
  });

  it('tells the server what the page knows and what happened on it', async () => {
    const { tab, server } = await visit(tag);
    await tab.evaluate(() => {
      void zaine('setContext', { product: 'tote' });
      void zaine('setAttributes', { plan: 'gold', visits: 3 });
      void zaine('track', 'added_to_bag', { sku: 'TOTE' });
      void zaine('open');
    });
    await field().waitFor();
    await expect
      .poll(() => server.frames.map(({ type }) => type))
      .toEqual(expect.arrayContaining(['hello', 'context', 'track']));
    expect(hellos()[0]).toMatchObject({ page: { product: 'tote', url: `${server.url}/` } });
    expect(server.frames).toContainEqual({ type: 'context', attributes: { plan: 'gold', visits: 3 } });
    expect(server.frames).toContainEqual(
      expect.objectContaining({ type: 'track', name: 'added_to_bag', data: { sku: 'TOTE' } }),
    );
  });

  it('has its texts changed, a hook before sending, and listeners taken back', async () => {
    const { tab, server } = await visit(tag.replace('async', 'data-z-index="31" async'));
    await expect.poll(() => chats().evaluate((chat) => getComputedStyle(chat).zIndex)).toBe('31');
    await tab.evaluate(() => {
      const heard: string[] = [];
      Object.assign(globalThis, { heard });
      const listener = () => heard.push('close');
      void zaine('setStrings', { writeFirst: '问我吧' }, 'zh');
      void zaine('beforeSend', ({ text }: { text: string }) =>
        text.includes('密码') ? false : { text: text.replace(/\d{6,}/g, '******') },
      );
      void zaine('on', 'close', listener);
      void zaine('open');
      void zaine('close');
      void zaine('off', 'close', listener);
      void zaine('open');
    });
    await tab.getByPlaceholder('问我吧').fill('卡号 62250001');
    await tab.keyboard.press('Enter');
    await tab.getByText('回声：卡号 ******').waitFor();
    await field().fill('密码是');
    await field().press('Enter');
    // What the hook keeps is given back.
    await expect.poll(() => field().inputValue()).toBe('密码是');
    expect(server.said).toEqual(['卡号 ******']);
    await tab.evaluate(() => zaine('close'));
    await dialog().waitFor({ state: 'hidden' });
    expect(await tab.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)).toEqual([]);
  });

  it('keeps above a keyboard that is laid over the page', async () => {
    const { tab } = await visit(tag, {
      context: { viewport: { width: 375, height: 700 }, hasTouch: true },
      before: () => {
        const view = Object.assign(new EventTarget(), { height: 700, offsetTop: 0, scale: 1 });
        Object.defineProperty(globalThis, 'visualViewport', { value: view });
      },
    });
    await tab.evaluate(() => zaine('open'));
    await field().pressSequentially('在');
    await tab.locator('zaine-tools').waitFor({ state: 'attached' });
    const keyboard = (height: number) =>
      tab.evaluate((seen) => {
        Object.assign(visualViewport as object, { height: seen });
        visualViewport?.dispatchEvent(new Event('resize'));
      }, height);
    const box = async () => (await dialog().boundingBox())?.height;
    await keyboard(380);
    await expect.poll(box).toBe(380);
    const edge = await field().boundingBox();
    expect((edge?.y ?? 0) + (edge?.height ?? 0)).toBeLessThan(380);
    await keyboard(700);
    await expect.poll(box).toBe(700);
  });

  it('fits a screen at 200 %', async () => {
    const { tab } = await visit(tag, {
      context: { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 },
    });
    await tab.evaluate(() => zaine('open'));
    await field().fill('在吗');
    await field().press('Enter');
    await tab.getByText('回声：在吗').waitFor();
    const [box, send] = await Promise.all([
      dialog().boundingBox(),
      tab.getByRole('button', { name: '发送' }).boundingBox(),
    ]);
    for (const each of [box, send]) {
      expect(each?.x).toBeGreaterThanOrEqual(0);
      expect((each?.x ?? 0) + (each?.width ?? 0)).toBeLessThanOrEqual(640);
      expect((each?.y ?? 0) + (each?.height ?? 0)).toBeLessThanOrEqual(400);
    }
    expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBe(640);
  });

  it('stands and reads from the other side on a page in Arabic', async () => {
    const arabic = html(tag).replace('lang="zh-CN"', 'lang="ar" dir="rtl"');
    const { tab } = await visit('', { pages: { '/': arabic } });
    const launcher = await chats().getByRole('button').boundingBox();
    expect(launcher?.x).toBe(24);
    await tab.evaluate(() => zaine('open'));
    await tab.getByRole('textbox').fill('مرحبا');
    await tab.getByRole('textbox').press('Enter');
    const own = tab.locator('.own .bubble');
    await own.waitFor();
    const [bubble, log] = await Promise.all([own.boundingBox(), tab.getByRole('log').boundingBox()]);
    // The shopper's own words stand at the end of the line, which is the left.
    expect((bubble?.x ?? 0) - (log?.x ?? 0)).toBeLessThan(40);
  });

  it('lets its socket go with the page, so that the way back may be kept, and goes on when it is shown again', async () => {
    const { tab, server } = await visit(tag);
    await tab.evaluate(() => zaine('open'));
    await field().waitFor();
    await expect.poll(() => server.open).toBe(1);
    await tab.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
    await expect.poll(() => server.open).toBe(0);
    await tab.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    await field().fill('还在吗');
    await field().press('Enter');
    await tab.getByText('回声：还在吗').waitFor();
  });

  it('sends a photo that was looked at first, and shows it in the conversation', async () => {
    const { tab, server, complaints } = await visit(tag, {
      policy: "default-src 'self'; img-src 'self' blob:",
      pages: { '/v1/files/f1': 'a picture' },
    });
    await tab.evaluate(() => zaine('open'));
    await field().fill('看这里');
    await field().press('Enter');
    await tab.getByText('回声：看这里').waitFor();
    const picture = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const choose = (name: string, mimeType: string, buffer = picture) =>
      tab.locator('zaine-tools input[type=file]').setInputFiles({ name, mimeType, buffer });
    await choose('notes.txt', 'text/plain');
    await tab.getByText('只能发图片和 PDF。').waitFor();
    await tab.getByRole('button', { name: '不发这张' }).click();
    await choose('cup.png', 'image/png');
    await tab.getByRole('img', { name: '照片' }).waitFor();
    await tab.getByRole('button', { name: '发送' }).click();
    await expect
      .poll(() => server.frames)
      .toContainEqual(expect.objectContaining({ type: 'send', body: { kind: 'file', file: 'f1' } }));
    await expect.poll(() => server.asked).toContain('/v1/files/f1');
    expect(complaints).toEqual([]);
  });

  it('puts an emoji where the cursor stands', async () => {
    const { tab } = await visit(tag);
    await tab.evaluate(() => zaine('open'));
    await field().pressSequentially('你好');
    const toggle = tab.getByRole('button', { name: '表情', exact: true });
    await toggle.click();
    await toggle.press('Escape');
    expect(await tab.getByRole('button', { name: '🙏' }).count()).toBe(0);
    expect(await dialog().isVisible()).toBe(true);
    await toggle.click();
    await tab.getByRole('button', { name: '🙏' }).click();
    expect(await field().inputValue()).toBe('你好🙏');
    await tab.getByRole('button', { name: '🙏' }).press('Escape');
    expect(await tab.getByRole('button', { name: '🙏' }).count()).toBe(0);
    expect(await dialog().isVisible()).toBe(true);
    // Nor does it lie open over the conversation of next time.
    await toggle.click();
    await tab.getByRole('button', { name: '收起聊天窗' }).click();
    await dialog().waitFor({ state: 'hidden' });
    await tab.evaluate(() => zaine('open'));
    await field().waitFor();
    expect(await tab.getByRole('button', { name: '🙏' }).count()).toBe(0);
  });

  it('takes no message that is none, keeps nothing of it, and draws what an earlier page kept all the same', async () => {
    const { tab, server, complaints } = await visit(tag);
    await tab.evaluate(() => {
      const body = { kind: 'text', text: 5 };
      const kept = { cid: 'x', frame: { type: 'send', body }, at: new Date().toISOString(), order: 1 };
      localStorage.setItem('zaine:demo:out:x', JSON.stringify(kept));
    });
    const given: [string, unknown][] = [
      ['sendMessage', 5],
      ['sendMessage', '  '],
      ['sendMessage', '在'.repeat(4001)],
      ['showNewMessage', 5],
    ];
    for (const call of given)
      expect(await tab.evaluate(([name, text]) => zaine(name, text).catch((error) => error.name), call)).toBe(
        'TypeError',
      );
    await tab.evaluate(() => zaine('sendMessage', '在'.repeat(4000)));
    await tab.evaluate(() => zaine('open'));
    await tab.getByText('回声：在').waitFor();
    expect(server.said).toEqual(['在'.repeat(4000)]);
    expect(complaints).toEqual([]);
  });

  it('saves the conversation as a text file', async () => {
    const { tab } = await visit(tag);
    await tab.evaluate(() => zaine('open'));
    await field().fill('在吗');
    await field().press('Enter');
    await tab.getByText('回声：在吗').waitFor();
    await tab.getByRole('button', { name: '更多' }).click();
    const [saved] = await Promise.all([
      tab.waitForEvent('download'),
      tab.getByRole('menuitem', { name: '存一份对话' }).click(),
    ]);
    const text = (await (await saved.createReadStream()).toArray()).join('');
    expect(text).toContain('回声：在吗');
  });
});
