// @vitest-environment happy-dom

import { fireEvent } from '@testing-library/dom';
import type { ChatSnapshot } from '@zaine/client';
import { describe, expect, it } from 'vitest';
import { nothingYet } from '../chat/nothing-yet.ts';
import type { ZaineMenu } from '../menu/menu.ts';
import { defineMenu } from '../menu.ts';
import { Conversation } from '../testing/conversation.ts';
import { FakeClient } from '../testing/fake-client.ts';
import { inside, mount } from '../testing/mount.ts';
import { ZaineHeader } from './header.ts';

await defineMenu();

const client = new FakeClient();
const show = (change: Partial<ChatSnapshot>) =>
  mount(ZaineHeader, {
    snapshot: { ...nothingYet, connection: 'online', ...change },
    shop: '木禾生活',
    reach: () => client,
  });
const said = new Conversation(0).shopper('在吗').bot('在呢');
const since = new Date(0).toISOString();

describe('the head of the window', () => {
  it.each([
    ['the bot is there', {}, '木禾生活', '在呢，随时可以问'],
    ['a person is there', { state: { name: 'agent', agent: '小周', since } }, '小周', '正在和您说话'],
    [
      'a person is looked for',
      { state: { name: 'queued', since, position: 1, reason: 'asked' } },
      '木禾生活',
      '在替您找人',
    ],
    ['it connects', { connection: 'connecting' }, '木禾生活', '正在连线'],
    ['there is no connection', { connection: 'offline' }, '木禾生活', '没连上'],
  ] as const)('says who is there when %s', async (_name, change, name, status) => {
    const { find } = await show(change as Partial<ChatSnapshot>);
    expect(find.getByRole('heading').textContent).toBe(name);
    expect(find.getByRole('status').textContent).toBe(status);
  });

  async function openMenu(change: Partial<ChatSnapshot>) {
    const shown = await show(change);
    shown.find.getByRole('button', { name: '更多' }).click();
    await shown.element.updateComplete;
    const menu = shown.element.shadowRoot?.querySelector('zaine-menu') as ZaineMenu;
    await menu.updateComplete;
    return { ...shown, menu, items: inside(menu) };
  }

  it('ends the conversation from its menu', async () => {
    const { element, intents, items } = await openMenu(said.snapshot());
    items.getByRole('menuitem', { name: '结束对话' }).click();
    await element.updateComplete;
    expect(intents).toEqual([{ do: 'end' }]);
    expect(element.shadowRoot?.querySelector('zaine-menu')).toBeNull();
  });

  it('has nothing to end or to keep before anything was said', async () => {
    const { items } = await openMenu({});
    expect(items.queryByRole('menuitem', { name: '结束对话' })).toBeNull();
    expect(items.queryByRole('menuitem', { name: '存一份对话' })).toBeNull();
    expect(items.getByRole('menuitem', { name: '找人工' })).toBeTruthy();
  });

  it('asks for a person with words and a value that every bot knows', async () => {
    const { items, intents } = await openMenu({});
    items.getByRole('menuitem', { name: '找人工' }).click();
    expect(intents).toEqual([{ do: 'post', body: { kind: 'choice', value: 'human', label: '转人工' } }]);
  });

  it('makes no sound until the shopper wants one', async () => {
    localStorage.clear();
    const first = await openMenu({});
    const sound = () => first.items.getByRole('menuitemcheckbox', { name: '来消息时响一声' });
    expect(sound().getAttribute('aria-checked')).toBe('false');
    sound().click();
    const second = await openMenu({});
    expect(second.items.getByRole('menuitemcheckbox').getAttribute('aria-checked')).toBe('true');
  });

  it('walks the menu with the arrow keys, and Escape closes the menu alone', async () => {
    const { element, find, menu, items } = await openMenu(said.snapshot());
    let escaped = 0;
    element.addEventListener('keydown', () => escaped++);
    const [first, second] = items.getAllByRole('menuitem');
    const focused = () => menu.shadowRoot?.activeElement;
    expect(focused()).toBe(first);
    fireEvent.keyDown(first as HTMLElement, { key: 'ArrowDown', composed: true });
    expect(focused()).toBe(second);
    fireEvent.keyDown(second as HTMLElement, { key: 'End', composed: true });
    expect(focused()?.textContent).toBe('结束对话');
    fireEvent.keyDown(focused() as HTMLElement, { key: 'ArrowDown', composed: true });
    expect(focused()).toBe(first);
    fireEvent.keyDown(first as HTMLElement, { key: 'Escape', composed: true });
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('zaine-menu')).toBeNull();
    expect(element.shadowRoot?.activeElement).toBe(find.getByRole('button', { name: '更多' }));
    expect(escaped).toBe(0);
  });
});
