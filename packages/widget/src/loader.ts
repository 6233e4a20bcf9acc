import type { ZaineOptions } from './api.ts';
import type { start } from './bundle.ts';
import type { ZaineChat } from './chat/chat.ts';
import { isReturning } from './chat/returning.ts';
import { keepOnPage } from './element/keep-on-page.ts';
import { localeOf } from './format/locale-of.ts';
import { markPath } from './icon/mark.ts';
import { launcherName } from './strings/launcher-name.ts';
import { launcherRules } from './theme/launcher-rules.ts';

/** The hashed name of the widget's bundle, put in by the build. */
declare const ZAINE_BUNDLE: string;

type Call = [command: string, ...args: unknown[]];
/** The page may call `zaine` before this script is there, through a stub that keeps the calls in `q`. */
type Stub = ((...call: Call) => unknown) & { q?: Call[]; loaded?: boolean };
type Calls = Record<string, ((...args: unknown[]) => unknown) | undefined>;

// As narrow as the launcher of the widget, so that nothing moves when that takes over.
const rules = `:host{all:initial;position:fixed;z-index:var(--zaine-z,2147483000);--gap:24px;bottom:max(var(--gap),env(safe-area-inset-bottom));inset-inline-end:var(--gap);--zaine-brand:#b4472e;--zaine-on-brand:#fff}@media(prefers-color-scheme:dark){:host(:not([theme=light])){--zaine-brand:#e58c72;--zaine-on-brand:#17140f}}:host([theme=dark]){--zaine-brand:#e58c72;--zaine-on-brand:#17140f}@media(max-width:480px),(max-height:480px){:host{--gap:16px}}@media print{:host{display:none}}:host([hidden]){display:none}button{display:block;width:56px;height:56px;padding:0;border:0;border-radius:18px;background:var(--zaine-brand);color:var(--zaine-on-brand);box-shadow:0 20px 48px -12px #1f1b1642;cursor:pointer}button:before{content:'';display:block;height:56px;background:currentColor;forced-color-adjust:none;clip-path:path(evenodd,'${markPath}')}`;

function draw(host: HTMLElement, { brand = '', position, zIndex }: ZaineOptions): HTMLButtonElement {
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `${rules}${launcherRules(brand)}:host{${position ? `inset-inline:auto;${position}:var(--gap);` : ''}${zIndex ? `--zaine-z:${zIndex}` : ''}}`,
  );
  root.adoptedStyleSheets = [sheet];
  const button = document.createElement('button');
  root.append(button);
  return button;
}

/** Stands in for the widget until somebody wants it: draws its launcher, keeps what is called meanwhile, loads it. */
interface EarlyChat {
  /** Does what the page asks, now or once the widget is there. */
  take(command: string, ...args: unknown[]): unknown;
  /** True once it was destroyed. */
  gone: boolean;
}

function createEarlyChat(options: ZaineOptions): EarlyChat {
  const host = document.createElement('zaine-chat') as ZaineChat;
  const calls: (() => void)[] = [];
  let asked = false;
  let loaded = false;

  async function load(): Promise<void> {
    if (asked) return;
    asked = true;
    try {
      const bundle: { start: typeof start } = await import(String(new URL(`widget/${ZAINE_BUNDLE}`, base)));
      await bundle.start(options, () => {
        loaded = true;
        for (const call of calls) call();
      });
    } catch {
      // The next touch tries again.
      asked = false;
    }
  }
  const returning = () => isReturning(options.site, options.consent);

  const loadWhenIdle = () =>
    (globalThis.requestIdleCallback ?? setTimeout)(() => {
      if (returning()) load();
    });

  const chat: EarlyChat = {
    gone: false,
    take(command, ...args) {
      const act = async () => (chat.gone ? undefined : (host as unknown as Calls)[command]?.(...args));
      if (loaded) return act();
      if (command === 'destroy') return host.dispatchEvent(new Event('zaine-destroy'));
      if (/^(hide|show)$/.test(command)) host.hidden = command === 'hide';
      if (command === 'setLocale') {
        options.locale = args[0] as string;
        name();
      }
      const done = new Promise((resolve) => calls.push(() => resolve(act())));
      if (/^(open|toggle|showN|send)/.test(command) || (command === 'logout' && returning())) load();
      return done;
    },
  };
  // Read by the element itself, whichever of a page's chats brings it to life.
  host.options = options;
  host.setAttribute('theme', options.theme ?? '');
  const button = draw(host, options);
  const name = () => {
    button.ariaLabel = launcherName(localeOf(options.locale));
  };
  name();
  host.onpointerover = load;
  host.addEventListener('focusin', load);
  host.addEventListener('click', () => {
    if (!loaded) chat.take('open');
  });
  const letGo = keepOnPage(host);
  host.addEventListener('zaine-destroy', () => {
    asked = true;
    chat.gone = true;
    letGo();
    host.remove();
    for (const call of calls) call();
  });
  // The storage is not asked before the page is there: that may wait for the disk.
  if (document.readyState === 'complete') loadWhenIdle();
  else addEventListener('load', loadWhenIdle);
  return chat;
}

const page = globalThis as unknown as { zaine?: Stub };
const { src: base, dataset } = document.currentScript as HTMLScriptElement;
const chats: Record<string, EarlyChat> = {};
const waiting: (() => void)[] = [];

async function zaine(command: string, ...args: unknown[]): Promise<unknown> {
  const [call = '', name = ''] = command.split('.').reverse();
  if (call === 'init') {
    const options = args[0] as ZaineOptions;
    const key = options.name ?? name;
    if (chats[key]?.gone ?? true) chats[key] = createEarlyChat(options);
    for (const each of waiting.splice(0)) each();
  } else if (chats[name]) return chats[name].take(call, ...args);
  else return new Promise((done) => waiting.push(() => done(zaine(command, ...args))));
  return undefined;
}

if (!page.zaine?.loaded) {
  const early = page.zaine?.q ?? [];
  page.zaine = Object.assign(zaine, { loaded: true });
  if (dataset.site) zaine('init', { ...dataset });
  for (const call of early) zaine(...call);
}
