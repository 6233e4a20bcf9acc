import type { ZaineOptions } from './api.ts';
import type { start } from './bundle.ts';
import type { ZaineChat } from './chat/chat.ts';
import { isReturning } from './chat/returning.ts';
import { keepOnPage } from './element/keep-on-page.ts';
import { localeOf } from './format/locale-of.ts';
import { markPath } from './icon/mark.ts';
import { launcherName } from './strings/launcher-name.ts';
import { launcherRules } from './theme/launcher-rules.ts';
import { lookOf } from './theme/looks.ts';

/** The hashed name of the widget's bundle, put in by the build. */
declare const ZAINE_BUNDLE: string;

type Call = [command: string, ...args: unknown[]];
/** The page may call `zaine` before this script is there, through a stub that keeps the calls in `q`. */
type Stub = ((...call: Call) => unknown) & { q?: Call[]; loaded?: boolean };
type Calls = Record<string, ((...args: unknown[]) => unknown) | undefined>;

function draw(host: HTMLElement, { brand, look, position, zIndex }: ZaineOptions): HTMLButtonElement {
  const [lookBrand, radius = 1] = lookOf(look);
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  // As narrow as the launcher of the widget, and of its colours, so that nothing moves or turns when that takes over.
  sheet.replaceSync(
    `:host{position:fixed;z-index:var(--zaine-z,${zIndex || 2147483000});--gap:24px;bottom:max(var(--gap),env(safe-area-inset-bottom));${position || 'inset-inline-end'}:var(--gap)}@media(max-width:480px),(max-height:480px){:host{--gap:16px}}@media print{:host{display:none}}:host([hidden]){display:none}button{display:block;width:56px;height:56px;padding:0;border:0;border-radius:calc(18px*var(--zaine-radius,${radius}));background:var(--zaine-brand);color:var(--zaine-on-brand);box-shadow:0 20px 48px -12px #1f1b1642;cursor:pointer}button:before{content:'';display:block;height:56px;background:currentColor;forced-color-adjust:none;clip-path:path(evenodd,'${markPath}')}` +
      launcherRules(brand || lookBrand),
  );
  root.adoptedStyleSheets = [sheet];
  const button = document.createElement('button');
  root.append(button);
  return button;
}

/** Stands in for the widget until somebody wants it: draws its launcher, keeps what is called meanwhile, loads it. */
interface EarlyChat {
  /** Does what the page asks, now or once the widget is there. */
  (...call: Call): unknown;
  /** True once it was destroyed. */
  gone?: boolean;
}

/** Does `act` when the queue is run, and tells what came of it. */
const later = (queue: (() => void)[], act: () => unknown) =>
  new Promise((resolve) => queue.push(() => resolve(act())));

const run = (queue: (() => void)[]) => {
  for (const call of queue.splice(0)) call();
};

function createEarlyChat(options: ZaineOptions): EarlyChat {
  const host = document.createElement('zaine-chat') as ZaineChat;
  const calls: (() => void)[] = [];
  let asked: unknown;
  let loaded = false;

  const load = () => {
    if (asked) return;
    asked = import(new URL(`widget/${ZAINE_BUNDLE}`, base) as never)
      .then((bundle: { start: typeof start }) =>
        bundle.start(options, () => {
          loaded = true;
          run(calls);
        }),
      )
      .catch(() => {
        // The next touch tries again.
        asked = undefined;
      });
  };
  const loadWhenIdle = () =>
    (window.requestIdleCallback ?? setTimeout)(() => {
      if (isReturning(options.site, options.consent)) load();
    });

  const chat: EarlyChat = (command, ...args) => {
    const act = async () => (host as unknown as Calls)[command]?.(...args);
    if (loaded) return act();
    if (command === 'destroy') return host.dispatchEvent(new Event('zaine-destroy'));
    if (command === 'hide' || command === 'show') {
      host.hidden = command === 'hide';
      return true;
    }
    // What has to be forgotten does not wait for the widget.
    if (command === 'logout') isReturning(options.site, false);
    if (command === 'setConsent') {
      options.consent = args[0] as boolean;
      isReturning(options.site, options.consent);
    }
    if (command === 'setLocale') options.locale = args[0] as string;
    name();
    const done = later(calls, act);
    if (/^(open|toggle|showN|send)/.test(command)) load();
    return done;
  };
  // Read by the element itself, whichever of a page's chats brings it to life.
  host.options = options;
  host.setAttribute('theme', options.theme ?? '');
  const button = draw(host, options);
  const name = () => {
    button.ariaLabel = launcherName(localeOf(options.locale));
  };
  name();
  // The widget's own takes its place.
  button.onpointerover = button.onfocus = load;
  button.onclick = () => chat('open');
  const watch = keepOnPage(host);
  host.addEventListener('zaine-destroy', () => {
    asked = chat.gone = true;
    watch.disconnect();
    host.remove();
    run(calls);
  });
  // The storage is not asked before the page is there: that may wait for the disk.
  if (document.readyState === 'complete') loadWhenIdle();
  else addEventListener('load', loadWhenIdle);
  return chat;
}

const page = window as unknown as { zaine?: Stub };
const { src: base, dataset } = document.currentScript as HTMLScriptElement;
const chats: Record<string, EarlyChat> = {};
const waiting: (() => void)[] = [];

async function zaine(command: string, ...args: unknown[]): Promise<unknown> {
  const [call, name = ''] = command.split('.').reverse() as [string, string?];
  if (call === 'init') {
    const options = args[0] as ZaineOptions;
    const key = options.name ?? name;
    if (!chats[key] || chats[key].gone) chats[key] = createEarlyChat(options);
    return run(waiting);
  }
  // Where nothing is there to be destroyed, the next chat must not be.
  return (
    chats[name]?.(call, ...args) ?? (call !== 'destroy' && later(waiting, () => zaine(command, ...args)))
  );
}

if (!page.zaine?.loaded) {
  const early = page.zaine?.q ?? [];
  page.zaine = zaine;
  zaine.loaded = true;
  if (dataset.site) zaine('init', { ...dataset });
  for (const call of early) zaine(...call);
}
