import type { ClientStorage } from '@zaine/client';
import type { ZaineOptions } from './api.ts';
import type * as Bundle from './bundle.ts';
import type { ZaineChat } from './chat/chat.ts';
import { isReturning } from './chat/returning.ts';
import { localeOf } from './format/locale-of.ts';
import type { ZainePanel } from './panel/panel.ts';
import { ASK, type HandedOver } from './pop-out.ts';

/** The hashed name of the widget's bundle, put in by the build. */
declare const ZAINE_BUNDLE: string;

/** How long the opener may take, in milliseconds; after that the window has a conversation of its own. */
const PATIENCE = 3000;

const options = Object.fromEntries(new URLSearchParams(location.search)) as unknown as ZaineOptions;

/** Asks the page that opened this window whose conversation goes on here; only a page of the shop's is believed. */
function askOpener(): Promise<HandedOver | undefined> {
  return new Promise((resolve) => {
    const { opener } = window;
    if (!opener) return resolve(undefined);
    addEventListener('message', async ({ source, origin, data }) => {
      if (source !== opener || !data?.[ASK]) return;
      const answer = await fetch(`/v1/origins?of=${encodeURIComponent(origin)}`);
      const { allowed } = (await answer.json()) as { allowed: boolean };
      resolve(allowed ? data[ASK] : undefined);
    });
    opener.postMessage(ASK, '*');
    setTimeout(resolve, PATIENCE);
  });
}

/** A storage that ends with the page. */
function memory(): ClientStorage {
  const kept = new Map<string, string>();
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
    key: (index) => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size;
    },
  };
}

/** Where the shop's pages are of the server's own origin, both have one storage; else this window has its own. */
async function takeOver(): Promise<ClientStorage | undefined> {
  const { site } = options;
  const name = `zaine:${site}:conversation`;
  if (isReturning(site, undefined)) return undefined;
  if (sessionStorage.getItem(name)) return sessionStorage;
  const over = await askOpener();
  if (!over) return undefined;
  const storage = over.kept ? sessionStorage : memory();
  storage.setItem(`zaine:${site}:visitor`, over.visitor);
  storage.setItem(name, over.conversation);
  return storage;
}

/** The whole page is the window; nothing of it is in the page's own style. */
function fill(chat: ZaineChat): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    ':host .window.window{position:fixed;inset:0;width:auto;max-width:720px;height:100dvh;margin-inline:auto;border-radius:0}zaine-launcher{display:none}:host{--zaine-pop-out:none}',
  );
  const root = chat.shadowRoot as ShadowRoot;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

const chat = document.createElement('zaine-chat') as ZaineChat;
document.documentElement.lang = localeOf(options.locale);
chat.options = options;
// Ahead of the chat's own: Escape closes no window of the system.
chat.addEventListener('keydown', (event) => event.key === 'Escape' && event.preventDefault());
chat.addEventListener('zaine-close', () => window.close());
chat.addEventListener('zaine-connection', () =>
  // Drawn by then.
  setTimeout(() => {
    const panel = chat.shadowRoot?.querySelector<ZainePanel>('zaine-panel');
    if (panel?.shop) document.title = panel.shop;
  }),
);
const bundle: typeof Bundle = await import(String(new URL(ZAINE_BUNDLE, import.meta.url)));
bundle.ZaineChat.storage = await takeOver();
document.body.append(chat);
await bundle.start(options, () => undefined);
chat.open();
await chat.updateComplete;
fill(chat);
