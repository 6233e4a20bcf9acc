import { type ClientStorage, CONVERSATION, keyOf, VISITOR } from '@zaine/client';
import type { BeforeSend, ZaineOptions } from '../api.ts';
import type * as Bundle from '../bundle.ts';
import type { ZaineChat } from '../chat/chat.ts';
import { localeOf } from '../format/locale-of.ts';
import type { ZainePanel } from '../panel/panel.ts';
import { fill } from './fill.ts';
import { goBack, signInAgain } from './go-back.ts';
import { Opener } from './opener.ts';
import type { HandedOver } from './pop-out.ts';

/** The hashed name of the widget's bundle, put in by the build. */
declare const ZAINE_BUNDLE: string;

const { guarded, fleeting, ...options } = Object.fromEntries(
  new URLSearchParams(location.search),
) as unknown as ZaineOptions & { guarded?: string; fleeting?: string };
const opener = new Opener(options.site, Boolean(guarded));

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
function storageFor(over: HandedOver | undefined): ClientStorage | undefined {
  const { site } = options;
  const name = keyOf(site, CONVERSATION);
  if (name in localStorage) return undefined;
  if (sessionStorage.getItem(name)) return sessionStorage;
  // Without consent nothing is stored, though the page that knows of it may be gone.
  if (!over) return fleeting ? memory() : undefined;
  const storage = over.kept ? sessionStorage : memory();
  if (over.visitor && over.conversation) {
    storage.setItem(keyOf(site, VISITOR), over.visitor);
    storage.setItem(name, over.conversation);
  }
  return storage;
}

const locale = localeOf(options.locale);
const chat = document.createElement('zaine-chat') as ZaineChat;
/** Nothing leaves this window that the shop's page would not let go. */
const beforeSend: BeforeSend = async (draft) => {
  const text = await opener.ask(draft);
  chat.notice = text === false && !opener.there ? goBack(chat.locale ?? locale) : '';
  return text !== false && { text };
};
/** Who the customer is only the shop's page can say. */
const identity = () => opener.identity();
document.documentElement.lang = locale;
// Ahead of the chat's own: Escape closes no window of the system.
chat.addEventListener('keydown', (event) => event.key === 'Escape' && event.preventDefault());
chat.addEventListener('zaine-close', () => window.close());
let signedIn = false;
chat.addEventListener('zaine-connection', () =>
  // Drawn by then.
  setTimeout(() => {
    const panel = chat.shadowRoot?.querySelector<ZainePanel>('zaine-panel');
    if (!panel) return;
    if (panel.shop) document.title = panel.shop;
    const { customer, connection } = panel.snapshot;
    if (connection !== 'online') signedIn ||= Boolean(customer);
    else if (signedIn) chat.notice = customer ? '' : signInAgain(chat.locale ?? locale);
  }),
);
const [bundle, over] = await Promise.all([
  import(String(new URL(ZAINE_BUNDLE, import.meta.url))) as Promise<typeof Bundle>,
  opener.reach(),
]);
chat.options = { ...options, ...over?.options, beforeSend, ...(over?.signs && { identity }) };
bundle.ZaineChat.storage = storageFor(over);
document.body.append(chat);
await bundle.start(chat.options, () => undefined);
chat.open();
await chat.updateComplete;
fill(chat);
