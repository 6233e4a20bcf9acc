import type { start as Start } from './bundle.ts';
import type { ZaineChat } from './chat/chat.ts';
import { isReturning } from './chat/returning.ts';
import { localeOf } from './format/locale-of.ts';
import { markPath } from './icon/mark.ts';
import { brandRules } from './theme/brand.ts';

/** The hashed name of the widget's bundle, put in by the build. */
declare const ZAINE_BUNDLE: string;

type Call = [command: string, ...args: unknown[]];
type Queue = ((...call: Call) => void) & { q?: Call[] };
type Commands = Record<string, (...args: unknown[]) => unknown>;

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

function start(script: HTMLScriptElement, calls: Call[]): Queue {
  const { site = 'demo', brand = '', identity, ...data } = script.dataset;
  const host = document.createElement('zaine-chat') as ZaineChat;
  const base = new URL('.', script.src);
  const options = { site, brand, server: base.origin, 'shop-name': data.shopName, ...data };
  for (const name of ['site', 'server', 'brand', 'shop-name', 'locale', 'theme', 'position'] as const) {
    const value = (options as Record<string, string | undefined>)[name];
    if (value) host.setAttribute(name, value);
  }
  if (identity) host.identity = identity;

  const locale = localeOf(data.locale);
  let loading: Promise<void> | undefined;
  let loaded = false;
  const run = ([command, ...args]: Call): void => {
    (host as unknown as Commands)[command]?.(...args);
  };
  const load = (): void => {
    loading ??= import(new URL(`widget/${ZAINE_BUNDLE}`, base).href)
      .then((bundle: { start: typeof Start }) => bundle.start(locale, brand))
      .then(
        () => {
          loaded = true;
          for (const call of calls.splice(0)) run(call);
        },
        () => {
          // The next touch tries again.
          loading = undefined;
        },
      );
  };
  const take = (...call: Call): void => {
    const [command, value, listener] = call;
    if (command === 'on')
      host.addEventListener(`zaine-${value}`, (event) =>
        (listener as (detail: unknown) => void)((event as CustomEvent).detail),
      );
    else if (loaded) run(call);
    // Known before the first connection, so that the shopper is greeted by name at once.
    else if (command === 'identify') host.identity = value as string;
    else {
      calls.push(call);
      if (/^(open|toggle|show)/.test(command) || (command === 'logout' && isReturning(site))) load();
    }
  };

  draw(host, locale, brand);
  for (const name of ['pointerover', 'focusin']) host.addEventListener(name, load);
  host.addEventListener('click', () => {
    if (loaded) return;
    host.setAttribute('open', '');
    load();
  });
  const place = () => document.body.append(host);
  if (document.body) place();
  else addEventListener('DOMContentLoaded', place);
  if (isReturning(site)) {
    const later = () => (globalThis.requestIdleCallback ?? setTimeout)(() => load());
    if (document.readyState === 'complete') later();
    else addEventListener('load', later);
  }
  for (const call of calls.splice(0)) take(...call);
  return take;
}

const page = globalThis as unknown as { zaine?: Queue & { loaded?: true } };
if (!page.zaine?.loaded) {
  const script = (document.currentScript ??
    document.querySelector('script[src*="/zaine.js"]')) as HTMLScriptElement;
  page.zaine = Object.assign(
    start(
      script,
      [...(page.zaine?.q ?? [])].map((call) => [...call] as Call),
    ),
    { loaded: true as const },
  );
}
