import type { ZaineOptions } from './api.ts';
import type { start } from './bundle.ts';
import type { ZaineChat } from './chat/chat.ts';
import { isReturning } from './chat/returning.ts';
import { keepOnPage } from './element/keep-on-page.ts';
import { later, run, type Waiting } from './element/later.ts';
import type { perform } from './element/perform.ts';
import { localeOf } from './format/locale-of.ts';
import { markPath } from './icon/mark.ts';
import { launcherName } from './strings/launcher-name.ts';
import { launcherRules } from './theme/launcher-rules.ts';
import { lookOf } from './theme/looks.ts';

/** The hashed name of the widget's bundle, put in by the build. */
declare const ZAINE_BUNDLE: string;

type Call = [command: string, ...args: unknown[]];
/** The page may call `zaine` before this script is there, through a stub that keeps the calls in `q`, each with what is told of it. */
type Stub = ((...call: Call) => unknown) & {
  q?: (Call & { done?: (told: Promise<unknown>) => void })[];
  loaded?: boolean;
};

function draw(host: HTMLElement, { brand, look, position, zIndex }: ZaineOptions): HTMLButtonElement {
  const [lookBrand, radius = 1] = lookOf(look);
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  // As narrow as the launcher of the widget, and of its colours, so that nothing moves or turns when that takes over.
  sheet.replaceSync(
    `:host{position:fixed;z-index:var(--zaine-z,${zIndex || 2147483000});--gap:24px;bottom:max(var(--gap) + var(--zaine-offset-y,0px),env(safe-area-inset-bottom));${position || 'inset-inline-end'}:calc(var(--gap) + var(--zaine-offset-x,0px))}@media(max-width:480px),(max-height:480px){:host{--gap:16px}}@media print{:host{display:none}}button{display:block;width:56px;height:56px;padding:0;border:0;border-radius:${18 * radius}px;background:var(--zaine-brand);color:var(--zaine-on-brand);box-shadow:0 20px 48px -12px #1f1b1642;cursor:pointer}button:before{content:'';display:block;height:56px;background:currentColor;forced-color-adjust:none;clip-path:path(evenodd,'${markPath}')}` +
      launcherRules(brand || lookBrand),
  );
  root.adoptedStyleSheets = [sheet];
  const button = document.createElement('button');
  root.append(button);
  return button;
}

/** Does what the page asks, now or once the widget is there. */
type EarlyChat = (...call: Call) => unknown;

/** Stands in for the widget until somebody wants it: draws its launcher, keeps what is called meanwhile, loads it. */
function createEarlyChat(options: ZaineOptions, leave: () => void): EarlyChat {
  const host = document.createElement('zaine-chat') as ZaineChat;
  const calls: Waiting = [];
  let asked: unknown;
  let how: typeof perform | undefined;

  const load = () => {
    if (asked) return;
    asked = import(new URL(`widget/${ZAINE_BUNDLE}`, base) as never)
      .then((bundle: { start: typeof start }) =>
        bundle.start(options, (given) => {
          how = given;
          run(calls);
        }),
      )
      .catch(() => {
        // Tried again by the next touch, or once there is a network.
        asked = !host.isConnected;
        addEventListener('online', load);
      });
  };
  const loadWhenIdle = () =>
    (window.requestIdleCallback ?? setTimeout)(() => {
      if (isReturning(options.site, options.consent)) load();
    });

  const chat: EarlyChat = (command, ...args) => {
    const act = () => how?.(host, command, args);
    if (how) return act();
    const hide = command === 'hide';
    if (hide || command === 'show') {
      host.hidden = hide;
      return undefined;
    }
    if (command === 'destroy') return void host.dispatchEvent(new Event('zaine-destroy'));
    // What has to be forgotten does not wait for the widget.
    if (command === 'logout') isReturning(options.site, false);
    if (command === 'setConsent') {
      options.consent = args[0] as boolean;
      isReturning(options.site, options.consent);
    }
    if (command === 'setLocale') options.locale = args[0] as string;
    name();
    const answer = later(calls, command, act);
    // Somebody waits for it.
    if (answer instanceof Promise) load();
    return answer;
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
    asked = true;
    leave();
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
const early = page.zaine;
const { src: base, dataset } = document.currentScript as HTMLScriptElement;
/** False for one that was destroyed: what is asked of it is answered with nothing. */
const chats: Record<string, EarlyChat | false> = {};
const waiting: Waiting = [];

async function zaine(command: string, ...args: unknown[]): Promise<unknown> {
  const [call, name = ''] = command.split('.').reverse() as [string, string?];
  if (call === 'init') {
    const options = args[0] as ZaineOptions;
    const key = options.name ?? name;
    chats[key] ||= createEarlyChat(options, () => {
      chats[key] = false;
    });
    return run(waiting);
  }
  const chat = chats[name];
  if (chat) return chat(call, ...args);
  // Where nothing is there to be destroyed, the next chat must not be.
  if (chat !== false && call !== 'destroy') return later(waiting, call, () => zaine(command, ...args));
}

if (!early?.loaded) {
  page.zaine = zaine;
  zaine.loaded = true;
  if (dataset.site) zaine('init', { ...dataset });
  for (const call of early?.q ?? []) (call.done ?? Object)(zaine(...(call as Call)));
}
