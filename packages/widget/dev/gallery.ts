import type { ZaineChat } from '../src/chat/chat.ts';
import { defineChat } from '../src/define-chat.ts';
import { FakeClient } from '../src/testing/fake-client.ts';
import { states } from './states.ts';

defineChat();

/** Shows one state; the picture taker calls it in the page. */
async function show(name: string, { locale, theme, brand, look }: Record<string, string>): Promise<void> {
  const state = states(locale?.startsWith('zh') ?? true)[name];
  if (!state) throw new Error(`no state ${name}`);
  const chat = document.createElement('zaine-chat') as ZaineChat;
  chat.createClient = () => new FakeClient(state.snapshot);
  for (const [key, value] of Object.entries({ locale, theme, brand, look }))
    if (value) chat.setAttribute(key, value);
  chat.opened = true;
  document.body.append(chat);
  await chat.updateComplete;
  if (state.closed) chat.close();
  await chat.updateComplete;
  if (state.typed) await chat.showNewMessage(state.typed);
}

Object.assign(globalThis, { show, names: Object.keys(states(true)) });
