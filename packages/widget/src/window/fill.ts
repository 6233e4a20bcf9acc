import type { ZaineChat } from '../chat/chat.ts';

/** Makes the whole page the chat's window; nothing of it is in the page's own style. */
export function fill(chat: ZaineChat): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    ':host .window.window{position:fixed;inset:0;width:auto;max-width:720px;height:100dvh;margin-inline:auto;border-radius:0}zaine-launcher{display:none}:host{--zaine-pop-out:none}',
  );
  const root = chat.shadowRoot as ShadowRoot;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
