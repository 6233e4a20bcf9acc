import type { ZaineChat } from '../src/chat/chat.ts';
import { defineChat } from '../src/define-chat.ts';
import { FakeClient } from '../src/testing/fake-client.ts';
import { states } from './states.ts';

defineChat();

/** Presses the first button of that part of the window, once it is drawn. */
async function press(part: string, chat: ZaineChat): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const panel = chat.shadowRoot?.querySelector('zaine-panel');
    const button = panel?.shadowRoot?.querySelector(part)?.shadowRoot?.querySelector<HTMLElement>('.tool');
    if (button) return button.click();
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`no button in ${part}`);
}

/** Shows one state and nothing of the one before; the picture taker calls it in the page. */
async function show(name: string, { locale, theme, brand, look }: Record<string, string>): Promise<void> {
  const state = states(locale?.startsWith('zh') ?? true)[name];
  if (!state) throw new Error(`no state ${name}`);
  await document.querySelector<ZaineChat>('zaine-chat')?.destroy();
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
  if (state.press) await press(state.press, chat);
}

Object.assign(globalThis, { show, names: Object.keys(states(true)) });
