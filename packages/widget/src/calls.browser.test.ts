import type { ErrorFrame } from '@zaine/protocol';
import { beforeAll, expect, it } from 'vitest';
import type { ZaineApi, ZaineEvents } from './api.ts';
import { inShop } from './testing/in-browser.ts';
import { bundlePage } from './testing/shop-page.ts';

/** Commands as a page gives them. */
type Zaine = (command: string, ...args: unknown[]) => Promise<unknown>;
declare const zaine: Zaine;
declare const heard: string[];

/** What can be seen of one chat from outside, and what its server was told since it was made. */
interface View {
  chats: number;
  open: boolean;
  hidden: boolean;
  field: string | undefined;
  label: string | undefined;
  theme: string | null;
  kept: boolean;
  heard: string[];
  said: string[];
  identity: string | undefined;
  product: string | undefined;
  attributes: object | undefined;
  tracked: string[];
}

/** One call of the API: how it is made, and what is to be seen of it. `mark` tells the calls of one row apart. */
interface Row {
  /** Runs in the page; `call` is the command of the row's own chat. */
  call: (call: (...args: unknown[]) => Promise<unknown>, mark: string) => unknown;
  /** Called and seen before it is called again. */
  first?: { call: [command: string, ...args: unknown[]]; seen?: Partial<View> };
  /** Called after it, so that something can be seen. */
  after?: [command: string, ...args: unknown[]];
  /** After the call that came before everything had loaded. */
  early: Partial<View>;
  /** After two more in one go. */
  twice: Partial<View>;
}

/** Every call there is; one that is added without a row here does not compile. */
const rows: Record<'init' | keyof ZaineApi, Row> = {
  init: {
    call: (call) => call({ name: 'init', site: 'init' }),
    early: { chats: 1 },
    twice: { chats: 1 },
  },
  open: { call: (call) => call(), early: { open: true }, twice: { open: true } },
  close: {
    call: (call) => call(),
    first: { call: ['open'], seen: { open: true } },
    early: { open: false },
    twice: { open: false },
  },
  toggle: {
    call: (call) => call(),
    first: { call: ['close'], seen: { open: false } },
    early: { open: true },
    twice: { open: false },
  },
  show: {
    call: (call) => call(),
    first: { call: ['hide'], seen: { hidden: true } },
    early: { hidden: false },
    twice: { hidden: false },
  },
  hide: { call: (call) => call(), early: { hidden: true }, twice: { hidden: true } },
  showNewMessage: {
    call: (call, mark) => call(mark),
    early: { open: true, field: 'early' },
    twice: { open: true, field: 'twice' },
  },
  sendMessage: {
    call: (call, mark) => call(mark),
    early: { said: ['early'] },
    twice: { said: ['early', 'again', 'twice'] },
  },
  identify: {
    call: (call, mark) => call(`token ${mark}`),
    after: ['open'],
    early: { identity: 'token early' },
    twice: { identity: 'token twice' },
  },
  logout: {
    call: (call) => call(),
    first: { call: ['sendMessage', 'to be forgotten'], seen: { said: ['to be forgotten'], kept: true } },
    early: { kept: false, open: false },
    twice: { kept: false },
  },
  setContext: {
    call: (call, mark) => call({ product: mark }),
    after: ['open'],
    early: { product: 'early' },
    twice: { product: 'twice' },
  },
  setAttributes: {
    call: (call, mark) => call({ mark }),
    after: ['open'],
    early: { attributes: { mark: 'early' } },
    twice: { attributes: { mark: 'twice' } },
  },
  track: {
    call: (call, mark) => call(mark),
    after: ['open'],
    early: { tracked: ['early'] },
    twice: { tracked: ['early', 'again', 'twice'] },
  },
  setLocale: {
    call: (call, mark) => call(mark === 'early' ? 'en' : 'de'),
    after: ['open'],
    early: { label: 'Message' },
    twice: { label: 'Nachricht' },
  },
  setStrings: {
    call: (call, mark) => call({ message: mark }),
    after: ['open'],
    early: { label: 'early' },
    twice: { label: 'twice' },
  },
  setTheme: {
    call: (call, mark) => call(mark === 'early' ? 'dark' : { scheme: 'light' }),
    after: ['open'],
    early: { theme: 'dark' },
    twice: { theme: 'light' },
  },
  setConsent: {
    call: (call) => call(false),
    first: { call: ['setConsent', true], seen: { kept: true } },
    after: ['sendMessage', 'not kept'],
    early: { said: ['not kept'], kept: false },
    twice: { said: ['not kept', 'not kept'], kept: false },
  },
  beforeSend: {
    call: (call, mark) => call(({ text }: { text: string }) => ({ text: `${mark} ${text}` })),
    after: ['sendMessage', 'hi'],
    early: { said: ['early hi'] },
    twice: { said: ['early hi', 'twice again early hi'] },
  },
  on: {
    call: (call, mark) => call('open', () => heard.push(mark)),
    first: { call: ['close'], seen: { open: false } },
    after: ['open'],
    early: { heard: ['early'] },
    twice: { heard: ['early', 'early', 'again', 'twice'] },
  },
  once: {
    call: (call, mark) => call('open', () => heard.push(mark)),
    first: { call: ['close'], seen: { open: false } },
    after: ['open'],
    early: { heard: ['early'] },
    twice: { heard: ['early', 'again', 'twice'] },
  },
  off: {
    call: (call, mark) => {
      const listener = () => heard.push(mark);
      void zaine('off.on', 'open', listener);
      return call('open', listener);
    },
    first: { call: ['close'], seen: { open: false } },
    after: ['open'],
    early: { open: true, heard: [] },
    twice: { open: true, heard: [] },
  },
  // Called before anything is there it has nothing to take away.
  destroy: { call: (call) => call(), early: { chats: 1 }, twice: { chats: 0 } },
};
const names = Object.keys(rows) as (keyof typeof rows)[];

/** In the page: makes the call of a row. */
const made = `const rows = {${names.map((name) => `${name}: ${rows[name].call}`).join(',')}};
window.heard = [];
window.make = (name, mark) => rows[name]((...args) => zaine(name === 'init' ? name : name + '.' + name, ...args), mark);
window.early = () => { for (const name in rows) make(name, 'early'); };`;
const stub = 'window.zaine=window.zaine||function(){(zaine.q=zaine.q||[]).push(arguments)};';
const head = {
  'the tag': `<script src="/stub.js"></script><script src="/rows.js"></script><script src="/early.js"></script><script src="/zaine.js" async></script>`,
  'a bundle': `<script src="/rows.js"></script><script type="module" src="/app.js"></script>`,
};
type Entry = keyof typeof head;

inShop('every call', (shop) => {
  let app: string;
  /** Where the present chat's frames and texts begin. */
  let from = { frames: 0, said: 0 };

  beforeAll(async () => {
    app = await bundlePage(`import { zaine } from '../index.ts';
      window.zaine = zaine; window.early?.(); window.ready = true;`);
  });

  async function visit(entry: Entry): Promise<void> {
    const page = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>木禾生活</title>${head[entry]}</head><body></body></html>`;
    const scripts = { '/stub.js': stub, '/rows.js': made, '/early.js': 'early()', '/app.js': app };
    await shop.open({ pages: { '/': page, ...scripts } });
    await shop.tab.waitForFunction(() => 'ready' in window || 'loaded' in zaine);
  }

  async function view(name: string): Promise<View> {
    const frames = shop.server.frames.slice(from.frames);
    const inPage = await shop.tab.evaluate((site) => {
      const chats = document.querySelectorAll('zaine-chat');
      const [chat] = chats;
      const within = (root: ParentNode | null | undefined, selector: string): Element | undefined =>
        root?.querySelector(selector) ??
        [...(root?.querySelectorAll('*') ?? [])]
          .map(({ shadowRoot }) => within(shadowRoot, selector))
          .find(Boolean);
      const box = within(chat?.shadowRoot, 'textarea') as HTMLTextAreaElement | undefined;
      return {
        chats: chats.length,
        open: within(chat?.shadowRoot, '[role=dialog]')?.checkVisibility() ?? false,
        hidden: (chat as HTMLElement | undefined)?.hidden ?? false,
        field: box?.value,
        label: box?.ariaLabel ?? undefined,
        theme: chat?.getAttribute('theme') ?? null,
        kept: Object.keys(localStorage).some((key) => key.startsWith(`zaine:${site}:`)),
        heard: [...heard],
      };
    }, name);
    const hello = frames.findLast((frame) => frame.type === 'hello' && frame.site === name);
    const contexts = frames.filter((frame) => frame.type === 'context');
    const pages = frames.flatMap((frame) =>
      (frame.type === 'hello' || frame.type === 'context') && frame.page ? frame.page : [],
    );
    return {
      ...inPage,
      said: shop.server.said.slice(from.said),
      identity: hello?.type === 'hello' ? hello.identity : undefined,
      product: pages.at(-1)?.product,
      attributes: contexts.findLast(({ attributes }) => attributes)?.attributes,
      tracked: frames.flatMap((frame) => (frame.type === 'track' ? frame.name : [])),
    };
  }
  const seen = (name: string, what: string, expected: Partial<View>) =>
    expect.poll(() => view(name), { message: `${name}, ${what}` }).toMatchObject(expected);
  const command = (name: string, [call, ...args]: [string, ...unknown[]]) =>
    shop.tab.evaluate(([to, given]) => void zaine(to, ...given), [`${name}.${call}`, args] as const);
  /** Makes the call, and fails where it does not settle. */
  const settled = (name: string, marks: string[]) =>
    shop.tab.evaluate(
      ([row, all]) => {
        const { make } = globalThis as unknown as { make(name: string, mark: string): Promise<unknown> };
        const never = new Promise((_, fail) =>
          setTimeout(() => fail(new Error(`${row}: a call never settled`)), 8000),
        );
        return Promise.race([Promise.all(all.map((mark) => make(row, mark))).then(() => undefined), never]);
      },
      [name, marks] as const,
    );

  async function tryRow(name: keyof typeof rows): Promise<void> {
    const { first, after, early, twice } = rows[name];
    const { tab, server } = shop;
    from = { frames: server.frames.length, said: server.said.length };
    await tab.evaluate((site) => {
      heard.length = 0;
      void zaine('init', { name: site, site });
    }, name);
    if (after) await command(name, after);
    await seen(name, 'called early', early);
    if (first) await command(name, first.call);
    if (first?.seen) await seen(name, 'before it is called again', first.seen);
    await settled(name, ['again', 'twice']);
    if (after) await command(name, after);
    await seen(name, 'called twice', twice);
    await tab.evaluate((site) => zaine(`${site}.destroy`), name);
    await expect.poll(() => server.open, { message: `${name}, destroyed` }).toBe(0);
    const before = [server.frames.length, await tab.evaluate(() => heard.length)];
    await settled(name, ['gone']);
    expect([name, (await view(name)).chats]).toEqual([name, name === 'init' ? 1 : 0]);
    if (name === 'init') await tab.evaluate(() => zaine('init.destroy'));
    expect([server.frames.length, await tab.evaluate(() => heard.length)]).toEqual(before);
  }

  it.each(Object.keys(head) as Entry[])(
    'does what it says before and after loading, twice, and nothing once its chat is gone, from %s',
    async (entry) => {
      await visit(entry);
      for (const name of names) await tryRow(name);
      expect(shop.complaints).toEqual([]);
    },
    120_000,
  );

  const refusal: ErrorFrame = { type: 'error', code: 'rate_limited', message: 'Too fast.' };
  /** What makes the chat tell each event, in this order; one that is added without a line here does not compile. */
  const events: Record<keyof ZaineEvents, () => unknown> = {
    connection: () => command('', ['open']),
    open: () => undefined,
    ready: () => undefined,
    message: () => command('', ['sendMessage', '在吗']),
    close: () => command('', ['close']),
    unread: () => shop.server.say('在呢'),
    error: () => shop.server.tell(refusal),
    state: () => shop.server.become({ name: 'closed', at: new Date().toISOString(), by: 'agent' }),
    identity: () =>
      shop.tab.evaluate(() => void zaine('identify', () => Promise.reject(new Error('the shop is down')))),
    destroy: () => command('', ['destroy']),
  };

  it.each(Object.keys(head) as Entry[])(
    'is answered by events: each to its listener and as a composed DOM event, with the same detail, from %s',
    async (entry) => {
      await visit(entry);
      const told = Object.keys(events) as (keyof ZaineEvents)[];
      await shop.tab.evaluate((all) => {
        void zaine('init.destroy');
        const both: Record<string, { listener: unknown[]; dom: unknown[] }> = {};
        Object.assign(globalThis, { both });
        for (const name of all) {
          both[name] = { listener: [], dom: [] };
          void zaine('on', name, (detail: unknown) => both[name]?.listener.push(detail ?? null));
          document.addEventListener(`zaine-${name}`, (event) => {
            if (event.composed) both[name]?.dom.push((event as CustomEvent).detail ?? null);
          });
        }
        void zaine('init', { site: 'demo' });
      }, told);
      const both = (name: string) =>
        shop.tab.evaluate(
          (wanted) =>
            (globalThis as unknown as { both: Record<string, { listener: unknown[]; dom: unknown[] }> }).both[
              wanted
            ],
          name,
        );
      for (const name of told) {
        await events[name]();
        await expect
          .poll(async () => (await both(name))?.listener.length, { message: name })
          .toBeGreaterThan(0);
        await expect
          .poll(async () => (await both(name))?.dom.length, { message: `${name}, DOM` })
          .toBeGreaterThan(0);
      }
      for (const name of told.filter((each) => each !== 'connection')) {
        const { listener, dom } = (await both(name)) ?? {};
        expect([name, dom]).toEqual([name, listener]);
      }
      expect((await both('error'))?.dom).toEqual([refusal]);
      expect((await both('unread'))?.listener.at(-1)).toBe(1);
    },
  );
});
