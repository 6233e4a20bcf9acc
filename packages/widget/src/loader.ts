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
const rules = `:host{all:initial;position:fixed;z-index:var(--zaine-z,2147483000);inset-block-end:max(24px,env(safe-area-inset-bottom));inset-inline-end:24px;--zaine-brand:#b4472e;--zaine-on-brand:#fff}@media(prefers-color-scheme:dark){:host(:not([theme=light])){--zaine-brand:#e58c72;--zaine-on-brand:#17140f}}:host([theme=dark]){--zaine-brand:#e58c72;--zaine-on-brand:#17140f}:host([position=left]){inset-inline:auto;left:24px}:host([position=right]){inset-inline:auto;right:24px}@media(max-width:480px),(max-height:480px){:host,:host([position]){inset-block-end:max(16px,env(safe-area-inset-bottom));inset-inline-end:16px}}@media print{:host{display:none}}:host([hidden]){display:none}button{display:block;width:56px;height:56px;padding:0;border:0;border-radius:18px;background:var(--zaine-brand);color:var(--zaine-on-brand);box-shadow:0 20px 48px -12px rgb(31 27 22/.26);cursor:pointer}button:before{content:'';display:block;height:56px;background:currentColor;forced-color-adjust:none;clip-path:path(evenodd,'${markPath}')}`;

function draw(host: HTMLElement, { brand = '', zIndex }: ZaineOptions): HTMLButtonElement {
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${rules}${launcherRules(brand)}:host{${zIndex ? `--zaine-z:${zIndex}` : ''}}`);
  root.adoptedStyleSheets = [sheet];
  const button = document.createElement('button');
  root.append(button);
  return button;
}

/** Stands in for the widget until somebody wants it: draws its launcher, keeps what is called meanwhile, loads it. */
class EarlyChat {
  readonly #host = document.createElement('zaine-chat') as ZaineChat;
  readonly #calls: (() => void)[] = [];
  readonly #options: ZaineOptions;
  readonly #button: HTMLButtonElement;
  gone = false;
  #asked = false;
  #loaded = false;

  constructor(options: ZaineOptions) {
    const host = this.#host;
    this.#options = options;
    // Read by the element itself, whichever of a page's chats brings it to life.
    host.options = options;
    host.setAttribute('theme', options.theme ?? '');
    host.setAttribute('position', options.position ?? '');
    this.#button = draw(host, options);
    this.#name();
    for (const sign of ['pointerover', 'focusin']) host.addEventListener(sign, () => this.#load());
    host.addEventListener('click', () => {
      if (!this.#loaded) this.take('open');
    });
    const letGo = keepOnPage(host);
    host.addEventListener('zaine-destroy', () => {
      this.#asked = true;
      this.gone = true;
      letGo();
      host.remove();
    });
    if (this.#returning) this.#loadWhenIdle();
  }

  /** Does what the page asks, now or once the widget is there. */
  take(command: string, ...args: unknown[]): unknown {
    const host = this.#host;
    const act = () => (host as unknown as Calls)[command]?.(...args);
    if (this.#loaded) return act();
    if (command === 'destroy') return host.dispatchEvent(new Event('zaine-destroy'));
    if (/^(hide|show)$/.test(command)) host.hidden = command === 'hide';
    if (command === 'setLocale') {
      this.#options.locale = args[0] as string;
      this.#name();
    }
    const done = new Promise((resolve) => this.#calls.push(() => resolve(act())));
    if (/^(open|toggle|showN|send)/.test(command) || (command === 'logout' && this.#returning)) this.#load();
    return done;
  }

  get #returning(): boolean {
    return isReturning(this.#options.site, this.#options.consent);
  }

  #name(): void {
    this.#button.ariaLabel = launcherName(localeOf(this.#options.locale));
  }

  #loadWhenIdle(): void {
    const later = () => (globalThis.requestIdleCallback ?? setTimeout)(() => this.#load());
    if (document.readyState === 'complete') later();
    else addEventListener('load', later);
  }

  async #load(): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    try {
      const bundle: { start: typeof start } = await import(String(new URL(`widget/${ZAINE_BUNDLE}`, base)));
      await bundle.start(this.#options, () => {
        this.#loaded = true;
        for (const call of this.#calls) call();
      });
    } catch {
      // The next touch tries again.
      this.#asked = false;
    }
  }
}

const page = globalThis as unknown as { zaine?: Stub };
const { src: base, dataset } = document.currentScript as HTMLScriptElement;
const chats: Record<string, EarlyChat> = {};
const waiting: Call[] = [];

function zaine(command: string, ...args: unknown[]): unknown {
  const [call = '', name = ''] = command.split('.').reverse();
  if (call === 'init') {
    const options = args[0] as ZaineOptions;
    const key = options.name ?? name;
    if (chats[key]?.gone ?? true) chats[key] = new EarlyChat(options);
    for (const each of waiting.splice(0)) zaine(...each);
  } else if (chats[name]) return chats[name].take(call, ...args);
  else waiting.push([command, ...args]);
  return undefined;
}

if (!page.zaine?.loaded) {
  const early = page.zaine?.q ?? [];
  page.zaine = Object.assign(zaine, { loaded: true });
  if (dataset.site) zaine('init', { ...dataset });
  for (const call of early) zaine(...call);
}
