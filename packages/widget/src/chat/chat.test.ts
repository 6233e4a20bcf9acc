// @vitest-environment happy-dom
import { fireEvent } from '@testing-library/dom';
import { beforeEach, describe, expect, it } from 'vitest';
import { ZaineComposer } from '../composer/composer.ts';
import { defineConversation } from '../conversation.ts';
import { defineElements } from '../element/define-elements.ts';
import { type Intent, IntentEvent } from '../element/intent.ts';
import { ZaineLauncher } from '../launcher/launcher.ts';
import { ZainePanel } from '../panel/panel.ts';
import { Conversation } from '../testing/conversation.ts';
import { FakeClient } from '../testing/fake-client.ts';
import { inside } from '../testing/mount.ts';
import { defineUnread } from '../unread.ts';
import { ZaineChat } from './chat.ts';

defineConversation();
defineUnread();
defineElements({
  'zaine-composer': ZaineComposer,
  'zaine-launcher': ZaineLauncher,
  'zaine-panel': ZainePanel,
  'zaine-chat': ZaineChat,
});

const start = new Date(2026, 10, 24, 10, 24).getTime();

async function place(client = new FakeClient(), attributes: Record<string, string> = {}) {
  const chat = document.createElement('zaine-chat') as ZaineChat;
  chat.createClient = () => client;
  for (const [name, value] of Object.entries({ locale: 'zh-CN', ...attributes }))
    chat.setAttribute(name, value);
  document.body.replaceChildren(chat);
  const told: [string, unknown][] = [];
  for (const name of ['open', 'close', 'message', 'unread'])
    chat.addEventListener(`zaine-${name}`, (event) => told.push([name, (event as CustomEvent).detail]));
  await settled(chat);
  return { chat, client, told };
}

async function settled(chat: ZaineChat): Promise<void> {
  for (let round = 0; round < 3; round++) {
    await chat.updateComplete;
    for (const part of chat.shadowRoot?.querySelectorAll('*') ?? [])
      await (part as { updateComplete?: Promise<boolean> }).updateComplete;
  }
}

const part = (chat: ZaineChat, ...path: string[]): Element =>
  path.reduce<Element>((element, name) => element.shadowRoot?.querySelector(name) as Element, chat);
const launcher = (chat: ZaineChat) =>
  inside(part(chat, 'zaine-launcher')).getByRole('button', { name: /聊天窗/ });

beforeEach(() => {
  localStorage.clear();
});

describe('<zaine-chat>', () => {
  it('asks nothing of the server and keeps nothing before it is opened', async () => {
    const { client, chat } = await place();
    expect(client.calls).toEqual([]);
    expect(localStorage).toHaveLength(0);
    launcher(chat).click();
    await settled(chat);
    expect(client.asked('connect')).toHaveLength(1);
  });

  it('connects at once for somebody who has an open conversation, and not for one who only looked in', async () => {
    localStorage.setItem('zaine:demo:open', '1');
    expect((await place()).client.asked('connect')).toHaveLength(1);
    localStorage.clear();
    localStorage.setItem('zaine:demo:conversation', 'c1');
    expect((await place()).client.asked('connect')).toHaveLength(0);
  });

  it('opens and closes with the launcher and says so to the page', async () => {
    const { chat, told } = await place();
    launcher(chat).click();
    await settled(chat);
    expect(chat.hasAttribute('open')).toBe(true);
    expect(launcher(chat).getAttribute('aria-expanded')).toBe('true');
    launcher(chat).click();
    await settled(chat);
    expect(told.map(([name]) => name)).toEqual(['open', 'close']);
  });

  it('closes with Escape and gives the focus back to the launcher', async () => {
    const { chat } = await place();
    chat.open();
    await settled(chat);
    fireEvent.keyDown(part(chat, 'zaine-panel'), { key: 'Escape', composed: true });
    await settled(chat);
    expect(chat.opened).toBe(false);
    expect(chat.shadowRoot?.activeElement?.localName).toBe('zaine-launcher');
  });

  it('sends what is written, and tells the page nothing of its inner events', async () => {
    const { chat, client } = await place();
    let leaked = 0;
    document.addEventListener('zaine-intent', () => leaked++);
    chat.open();
    await settled(chat);
    const field = inside(part(chat, 'zaine-panel', 'zaine-composer')).getByRole('textbox');
    fireEvent.input(field, { target: { value: '在吗' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(client.asked('post')).toEqual([[{ kind: 'text', text: '在吗' }]]);
    expect(leaked).toBe(0);
  });

  it('counts what was not read and shows the last of it until it is opened', async () => {
    const { chat, client, told } = await place(new FakeClient(), { 'shop-name': '木禾生活' });
    chat.open();
    await settled(chat);
    chat.close();
    await settled(chat);
    const said = new Conversation(start).shopper('在吗').agent('小周', '月白到货了');
    client.become(said.snapshot({ unread: 1, readByMe: 1 }));
    await settled(chat);
    const bubble = inside(part(chat, 'zaine-preview'));
    expect(bubble.getByText('月白到货了')).toBeTruthy();
    expect(launcher(chat).getAttribute('aria-label')).toBe('打开聊天窗，1 条新消息');
    expect(told).toContainEqual(['unread', 1]);
    expect(client.asked('markRead')).toEqual([]);
    bubble.getByText('月白到货了').click();
    await settled(chat);
    expect(client.asked('markRead').length).toBeGreaterThan(0);
  });

  it('puts the preview away without opening, until something else is said', async () => {
    localStorage.setItem('zaine:demo:open', '1');
    const { chat, client } = await place();
    const said = new Conversation(start).agent('小周', '一');
    client.become(said.snapshot({ unread: 1, readByMe: 0 }));
    await settled(chat);
    inside(part(chat, 'zaine-preview')).getByRole('button', { name: '不看了' }).click();
    await settled(chat);
    expect(inside(part(chat, 'zaine-preview')).queryByText('一')).toBeNull();
    client.become(said.agent('小周', '二').snapshot({ unread: 2, readByMe: 0 }));
    await settled(chat);
    expect(inside(part(chat, 'zaine-preview')).getByText('二')).toBeTruthy();
  });

  it('tells the page of every message', async () => {
    const { chat, client, told } = await place();
    chat.open();
    await settled(chat);
    const [event] = new Conversation(start).bot('在呢').events;
    if (event?.kind === 'message') client.emit('message', event);
    expect(told).toContainEqual(['message', event]);
  });

  it('puts a text into the composer without sending it', async () => {
    const { chat, client } = await place();
    await chat.showNewMessage('我想问问托特');
    await settled(chat);
    const field = inside(part(chat, 'zaine-panel', 'zaine-composer')).getByRole(
      'textbox',
    ) as HTMLTextAreaElement;
    expect(field.value).toBe('我想问问托特');
    expect(client.asked('post')).toEqual([]);
  });

  it('changes its language while it is open', async () => {
    const { chat, client } = await place();
    chat.open();
    await settled(chat);
    chat.setLocale('en');
    await new Promise((resolve) => setTimeout(resolve));
    await settled(chat);
    expect(client.asked('setLocale')).toContainEqual(['en']);
    expect(part(chat, 'zaine-panel', 'zaine-composer').shadowRoot?.innerHTML).toContain(
      'Or just write to us',
    );
  });

  it('signs a customer in and out', async () => {
    const { chat, client } = await place();
    chat.identify('token-1');
    expect(chat.identity).toBe('token-1');
    chat.open();
    await settled(chat);
    chat.identify('token-2');
    chat.logout();
    expect(client.asked('identify')).toEqual([['token-2']]);
    expect(client.asked('logout')).toHaveLength(1);
    expect(chat.identity).toBeUndefined();
    expect(chat.opened).toBe(false);
    await settled(chat);
    expect(client.calls.map(([name]) => name).slice(-2)).toEqual(['disconnect', 'logout']);
  });

  it('closes where another tab signed out, and asks for nothing before it is opened again', async () => {
    const { chat, client, told } = await place();
    chat.identity = 'token';
    chat.open();
    await settled(chat);
    client.emit('forgotten', undefined);
    await settled(chat);
    expect(chat.opened).toBe(false);
    expect(chat.identity).toBeUndefined();
    expect(told.map(([name]) => name)).toEqual(['open', 'close']);
    expect(chat.shadowRoot?.querySelector('zaine-panel')).toBeNull();
    expect(client.asked('connect')).toHaveLength(1);
  });

  it('takes the place of what the loader drew', async () => {
    const chat = document.createElement('zaine-chat') as ZaineChat;
    chat.attachShadow({ mode: 'open' }).innerHTML = '<button>early</button>';
    chat.setAttribute('locale', 'zh-CN');
    document.body.replaceChildren(chat);
    await settled(chat);
    expect(chat.shadowRoot?.textContent).not.toContain('early');
    expect(launcher(chat)).toBeTruthy();
  });

  it('stops listening and lets the connection go when it leaves the page', async () => {
    const { chat, client } = await place();
    chat.open();
    await settled(chat);
    chat.remove();
    await Promise.resolve();
    expect(client.asked('disconnect')).toHaveLength(1);
    document.body.append(chat);
    await settled(chat);
    expect(client.asked('connect').length).toBeGreaterThan(1);
  });

  it('keeps its connection when it is only moved', async () => {
    const { chat, client } = await place();
    chat.open();
    await settled(chat);
    const main = document.createElement('main');
    document.body.append(main);
    main.append(chat);
    await settled(chat);
    expect(client.asked('disconnect')).toEqual([]);
  });

  it('lets the page look at what is sent, change it, or keep it', async () => {
    const { chat, client } = await place();
    const undo = chat.beforeSend(({ text }) => (text.includes('密码') ? false : undefined));
    chat.beforeSend(async ({ text }) => ({ text: text.replace(/\d{11}/, '***') }));
    expect(await chat.sendMessage('我的密码是 123')).toBeUndefined();
    await chat.sendMessage('电话 13800001234');
    undo();
    await chat.sendMessage('密码忘了');
    expect(client.asked('post')).toEqual([
      [{ kind: 'text', text: '电话 ***' }],
      [{ kind: 'text', text: '密码忘了' }],
    ]);
  });

  it('lets the page look at every text, wherever the shopper put it', async () => {
    const { chat, client } = await place();
    chat.open();
    await settled(chat);
    chat.beforeSend(({ text, field }) =>
      field === 'secret' ? false : { text: text.replace(/\d{6,}/g, '***') },
    );
    const tell = (intent: Intent) => part(chat, 'zaine-panel').dispatchEvent(new IntentEvent(intent));
    let kept = 0;
    const form = (values: Record<string, string>): Intent => ({
      do: 'post',
      body: { kind: 'form', form: 'e1', values },
      kept: () => kept++,
    });
    tell(form({ card: '62250001', city: '杭州' }));
    tell(form({ secret: '1' }));
    tell({ do: 'post', body: { kind: 'rating', score: 2, text: '卡号 62250001' } });
    tell({ do: 'post', body: { kind: 'choice', value: 'a', label: '电话 13800001234' } });
    tell({
      do: 'introduce',
      values: { order: '62250001' },
      tell: ({ order = '' }) => ({ text: `订单 ${order}`, whole: true }),
    });
    await expect.poll(() => client.asked('post')).toHaveLength(4);
    expect(client.asked('post').flat()).toEqual([
      { kind: 'form', form: 'e1', values: { card: '***', city: '杭州' } },
      { kind: 'rating', score: 2, text: '卡号 ***' },
      { kind: 'choice', value: 'a', label: '电话 ***' },
      { kind: 'text', text: '订单 ***' },
    ]);
    expect(client.asked('setAttributes')).toEqual([[{ order: '***' }]]);
    expect(kept).toBe(1);
  });

  it('asks the page about a file by its name, before anything of it is sent', async () => {
    const { chat } = await place();
    chat.beforeSend(({ kind, text }) => (kind === 'file' && text.endsWith('.pdf') ? false : undefined));
    const admitted = (file: string) =>
      new Promise((then) =>
        part(chat, 'zaine-launcher').dispatchEvent(new IntentEvent({ do: 'admit', file, then })),
      );
    expect([await admitted('id.pdf'), await admitted('cup.png')]).toEqual([false, true]);
  });

  it('takes options by name alone, so that no attribute of a tag can replace a call', async () => {
    const { chat } = await place();
    const { open } = chat;
    chat.configure({ site: 'tea', open: 'no', beforeSend: 'no', strings: 'no', tokens: 'no' } as never);
    expect([chat.site, chat.open === open, chat.tokens]).toEqual(['tea', true, undefined]);
    await chat.sendMessage('在吗');
  });

  it('gives back to the composer what a hook kept', async () => {
    const { chat, client } = await place();
    chat.beforeSend(() => false);
    chat.open();
    await settled(chat);
    const field = inside(part(chat, 'zaine-panel', 'zaine-composer')).getByRole(
      'textbox',
    ) as HTMLTextAreaElement;
    fireEvent.input(field, { target: { value: '卡号 6222' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    await settled(chat);
    expect(field.value).toBe('卡号 6222');
    expect(client.asked('post')).toEqual([]);
  });

  it('tells listeners until they are taken back, once where asked', async () => {
    const { chat } = await place();
    const heard: string[] = [];
    const undo = chat.on('open', () => heard.push('a'));
    const second = () => heard.push('b');
    chat.on('open', second);
    chat.once('open', () => heard.push('once'));
    const turn = async () => {
      chat.open();
      await settled(chat);
      chat.close();
      await settled(chat);
    };
    await turn();
    chat.off('open', second);
    await turn();
    undo();
    await turn();
    expect(heard).toEqual(['a', 'b', 'once', 'a']);
  });

  it('says the shop’s own words, in the locale they are for', async () => {
    const { chat } = await place();
    chat.setStrings({ writeFirst: '尽管问' }, 'zh');
    chat.setStrings({ writeFirst: 'Ask away' }, 'en');
    chat.open();
    await settled(chat);
    const field = () => inside(part(chat, 'zaine-panel', 'zaine-composer')).getByRole('textbox');
    expect(field().getAttribute('placeholder')).toBe('尽管问');
  });

  it('hands on what the page knows once there is somebody to tell', async () => {
    const { chat, client } = await place();
    chat.setAttributes({ plan: 'gold' });
    chat.track('viewed', { product: 'mug' });
    expect(client.calls).toEqual([]);
    chat.open();
    await settled(chat);
    expect(client.asked('setAttributes')).toEqual([[{ plan: 'gold' }]]);
    expect(client.asked('track')).toEqual([['viewed', { product: 'mug' }]]);
    chat.setContext({ product: 'TOTE' });
    expect(client.asked('setPage').at(-1)).toMatchObject([{ product: 'TOTE' }]);
  });

  it('logs out before it signs in, in the order of the calls', async () => {
    const { chat, client } = await place();
    chat.logout();
    chat.identify('token-2');
    chat.open();
    await settled(chat);
    expect(client.calls.map(([name]) => name)).toEqual(['disconnect', 'logout', 'identify', 'connect']);
    expect(chat.identity).toBe('token-2');
  });

  it('tells the page that nobody could be signed in, the last one asked alone', async () => {
    const { chat, client } = await place();
    const problems: string[] = [];
    chat.identify('one', { onError: ({ message }) => problems.push(`one: ${message}`) });
    chat.identify('two', { onError: ({ message }) => problems.push(`two: ${message}`) });
    chat.open();
    await settled(chat);
    client.emit('identity', { code: 'expired', message: 'late' });
    expect(problems).toEqual(['two: late']);
  });

  it('goes without a trace, once, however often it is told to', async () => {
    const { chat, client, told } = await place();
    chat.open();
    await settled(chat);
    const gone: string[] = [];
    chat.on('destroy', () => gone.push('destroy'));
    await Promise.all([chat.destroy(), chat.destroy()]);
    await chat.destroy();
    expect(gone).toEqual(['destroy']);
    expect(chat.isConnected).toBe(false);
    expect(client.asked('disconnect').length).toBeGreaterThan(0);
    const before = told.length;
    client.become({ unread: 3 });
    expect(told).toHaveLength(before);
  });
});
