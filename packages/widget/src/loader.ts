import type { start } from './bundle.ts';
import type { ZaineChat } from './chat/chat.ts';
import { isReturning } from './chat/returning.ts';
import { localeOf } from './format/locale-of.ts';
import { markPath } from './icon/mark.ts';
import { brandRules } from './theme/brand.ts';

/** The hashed name of the widget's bundle, put in by the build. */
declare const ZAINE_BUNDLE: string;

type Call = [command: string, ...args: unknown[]];
/** The page may call `zaine` before this script is there, through a stub that keeps the calls in `q`. */
type Stub = ((...call: Call) => void) & { q?: Call[]; loaded?: boolean };
type Commands = Record<string, (...args: unknown[]) => unknown>;
type Listener = (detail: unknown) => void;

// As narrow as the launcher of the widget, so that nothing moves when that takes over.
const rules = `:host{all:initial;position:fixed;z-index:var(--zaine-z,2147483000);inset-block-end:max(24px,env(safe-area-inset-bottom));inset-inline-end:24px;--zaine-brand:#b4472e;--zaine-on-brand:#fff}
@media(prefers-color-scheme:dark){:host(:not([theme=light])){--zaine-brand:#e58c72;--zaine-on-brand:#17140f}}:host([theme=dark]){--zaine-brand:#e58c72;--zaine-on-brand:#17140f}
:host([position=left]){inset-inline:auto;left:24px}:host([position=right]){inset-inline:auto;right:24px}
@media(max-width:480px),(max-height:480px){:host,:host([position]){inset-block-end:max(16px,env(safe-area-inset-bottom));inset-inline-end:16px}}
@media print{:host{display:none}}
button{display:block;width:56px;height:56px;padding:0;border:0;border-radius:18px;background:var(--zaine-brand);color:var(--zaine-on-brand);box-shadow:0 1px 2px rgb(31 27 22/.06),0 20px 48px -12px rgb(31 27 22/.26);cursor:pointer}
button:focus-visible{outline:2px solid var(--zaine-brand);outline-offset:2px}`;

function draw(host: HTMLElement, locale: string, brand: string): void {
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules + (brandRules(brand) ?? ''));
  root.adoptedStyleSheets = [sheet];
  const button = document.createElement('button');
  button.ariaLabel = /^zh/i.test(locale) ? '打开聊天窗' : 'Open chat';
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  const path = document.createElementNS(namespace, 'path');
  svg.setAttribute('viewBox', '0 0 56 56');
  path.setAttribute('d', markPath);
  path.setAttribute('fill', 'currentColor');
  path.setAttribute('fill-rule', 'evenodd');
  svg.append(path);
  button.append(svg);
  root.append(button);
}

/** Stands in for the widget until somebody wants it: draws its launcher, keeps what is called meanwhile, loads it. */
class EarlyChat {
  readonly #host = document.createElement('zaine-chat') as ZaineChat;
  readonly #calls: Call[] = [];
  readonly #base: string;
  readonly #options: DOMStringMap;
  #asked = false;
  #loaded = false;

  constructor(script: HTMLScriptElement) {
    this.#base = script.src;
    this.#options = { site: 'demo', server: new URL(script.src).origin, ...script.dataset };
    for (const name of ['site', 'server', 'brand', 'shopName', 'locale', 'theme', 'position']) {
      const value = this.#options[name];
      if (value) this.#host.setAttribute(name === 'shopName' ? 'shop-name' : name, value);
    }
    if (this.#options.identity) this.#host.identity = this.#options.identity;
    draw(this.#host, this.#locale, this.#options.brand ?? '');
    for (const sign of ['pointerover', 'focusin']) this.#host.addEventListener(sign, () => this.#load());
    this.#host.addEventListener('click', () => {
      if (!this.#loaded) this.take('open');
    });
    if (this.#returning) this.#loadWhenIdle();
    if (document.body) this.#place();
    else addEventListener('DOMContentLoaded', () => this.#place());
  }

  /** Does what the page asks, now or once the widget is there. */
  take(...call: Call): void {
    const [command, value, listener] = call;
    const host = this.#host;
    if (command === 'on')
      host.addEventListener(`zaine-${value}`, (event) =>
        (listener as Listener)((event as CustomEvent).detail),
      );
    else if (this.#loaded) (host as unknown as Commands)[command]?.(...call.slice(1));
    // Known before the first connection, so that the shopper is greeted by name at once.
    else if (command === 'identify') host.identity = value as string;
    else {
      this.#calls.push(call);
      if (/^(open|toggle|show)/.test(command) || (command === 'logout' && this.#returning)) this.#load();
    }
  }

  get #locale(): string {
    return localeOf(this.#options.locale);
  }

  get #returning(): boolean {
    return isReturning(this.#options.site as string);
  }

  #place(): void {
    document.body.append(this.#host);
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
      const bundle: { start: typeof start } = await import(
        new URL(`widget/${ZAINE_BUNDLE}`, this.#base).href
      );
      await bundle.start(this.#locale, this.#options.brand ?? '');
    } catch {
      // The next touch tries again.
      this.#asked = false;
      return;
    }
    this.#loaded = true;
    for (const call of this.#calls.splice(0)) this.take(...call);
  }
}

const page = globalThis as unknown as { zaine?: Stub };
if (!page.zaine?.loaded) {
  const script = document.currentScript ?? document.querySelector('script[src*="/zaine.js"]');
  const chat = new EarlyChat(script as HTMLScriptElement);
  const early = page.zaine?.q ?? [];
  page.zaine = Object.assign((...call: Call) => chat.take(...call), { loaded: true });
  for (const call of early) chat.take(...call);
}
