import type { ZaineChat } from '../src/chat/chat.ts';
import { defineChat } from '../src/define-chat.ts';
import { FakeClient } from '../src/testing/fake-client.ts';
import { fill } from '../src/window/fill.ts';
import { states } from './states.ts';

defineChat();

/** Presses the first button of that part of the window, once it is drawn. */
async function press(part: string, chat: ZaineChat): Promise<void> {
  (await partOf(chat, part)).shadowRoot?.querySelector<HTMLElement>('.tool')?.click();
}

/** Looks for a part of the window until it is drawn. */
async function partOf(chat: ZaineChat, part: string): Promise<Element> {
  for (let tries = 0; tries < 300; tries++) {
    const panel = chat.shadowRoot?.querySelector('zaine-panel');
    const found = panel?.shadowRoot?.querySelector(part);
    if (found?.shadowRoot?.hasChildNodes()) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`no ${part}`);
}

/** Pastes a photo as a shopper would, and puts it where the state has it. */
async function attach(state: 'ready' | 'going' | 'wrong', chat: ZaineChat): Promise<void> {
  const tools = (await partOf(chat, 'zaine-tools')) as Element & {
    chosen: readonly object[];
    updateComplete: Promise<boolean>;
  };
  const picture = new Image();
  picture.src = '/pictures/mugs.svg';
  await picture.decode();
  const canvas = new OffscreenCanvas(240, 240);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, 240, 240);
  const data = new DataTransfer();
  data.items.add(
    new File([await canvas.convertToBlob({ type: 'image/png' })], 'IMG_2043.png', { type: 'image/png' }),
  );
  const panel = (tools.getRootNode() as ShadowRoot).host;
  panel.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data }));
  const states = {
    ready: { name: 'ready' },
    going: { name: 'going', percent: 64 },
    wrong: { name: 'wrong', why: 'notUploaded' },
  };
  tools.chosen = tools.chosen.map((each) => ({ ...each, state: states[state] }));
  await tools.updateComplete;
  await Promise.all([...(tools.shadowRoot?.querySelectorAll('img') ?? [])].map((image) => image.decode()));
}

/** Shows one state and nothing of the one before; the picture taker calls it in the page. */
async function show(
  name: string,
  { locale, theme, brand, look, radius, alone }: Record<string, string>,
): Promise<void> {
  const state = states(locale?.startsWith('zh') ?? true)[name];
  if (!state) throw new Error(`no state ${name}`);
  await document.querySelector<ZaineChat>('zaine-chat')?.destroy();
  const chat = document.createElement('zaine-chat') as ZaineChat;
  chat.createClient = () => new FakeClient(state.snapshot);
  for (const [key, value] of Object.entries({ locale, theme, brand, look }))
    if (value) chat.setAttribute(key, value);
  if (radius) chat.tokens = { radius };
  chat.opened = true;
  if (state.preChat) chat.preChat = state.preChat;
  document.body.append(chat);
  await chat.updateComplete;
  if (alone) fill(chat);
  if (state.closed) chat.close();
  await chat.updateComplete;
  if (state.typed) await chat.showNewMessage(state.typed);
  if (state.press) await press(state.press, chat);
  if (state.photo) await attach(state.photo, chat);
}

Object.assign(globalThis, { show, names: Object.keys(states(true)) });
