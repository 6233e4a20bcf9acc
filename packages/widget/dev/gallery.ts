import type { ZaineChat } from '../src/chat/chat.ts';
import { defineChat } from '../src/define-chat.ts';
import { FakeClient } from '../src/testing/fake-client.ts';
import { states } from './states.ts';

defineChat();

/** Presses the button of that name, once it is drawn. */
async function press(name: string): Promise<void> {
  const find = (root: ParentNode): HTMLElement | undefined => {
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      if (element.localName === 'button' && element.ariaLabel === name) return element;
      const inside = element.shadowRoot && find(element.shadowRoot);
      if (inside) return inside;
    }
    return undefined;
  };
  for (let tries = 0; tries < 200; tries++) {
    const button = find(document);
    if (button) return button.click();
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`no button ${name}`);
}

/** Shows one state; the picture taker calls it in the page. */
async function show(name: string, { locale, theme, brand, look }: Record<string, string>): Promise<void> {
  const state = states(locale?.startsWith('zh') ?? true)[name];
  if (!state) throw new Error(`no state ${name}`);
  const chat = document.createElement('zaine-chat') as ZaineChat;
  chat.createClient = () => new FakeClient(state.snapshot);
  for (const [key, value] of Object.entries({ locale, theme, brand, look }))
    if (value) chat.setAttribute(key, value);
  chat.opened = true;
  if (state.preChat) chat.preChat = state.preChat;
  document.body.append(chat);
  await chat.updateComplete;
  if (state.closed) chat.close();
  await chat.updateComplete;
  if (state.typed) await chat.showNewMessage(state.typed);
  if (state.press) await press(state.press);
}

Object.assign(globalThis, { show, names: Object.keys(states(true)) });
