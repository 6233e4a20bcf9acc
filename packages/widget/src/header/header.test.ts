// @vitest-environment happy-dom

import { fireEvent } from '@testing-library/dom';
import type { ChatSnapshot } from '@zaine/client';
import { describe, expect, it } from 'vitest';
import { nothingYet } from '../chat/nothing-yet.ts';
import { Conversation } from '../testing/conversation.ts';
import { mount } from '../testing/mount.ts';
import { ZaineHeader } from './header.ts';

const show = (change: Partial<ChatSnapshot>) =>
  mount(ZaineHeader, { snapshot: { ...nothingYet, connection: 'online', ...change }, shop: '木禾生活' });
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
    ['there is no connection', { connection: 'offline' }, '木禾生活', '没连上网'],
  ] as const)('says who is there when %s', async (_name, change, name, status) => {
    const { find } = await show(change as Partial<ChatSnapshot>);
    expect(find.getByRole('heading').textContent).toBe(name);
    expect(find.getByRole('status').textContent).toBe(status);
  });

  it('ends the conversation from its menu', async () => {
    const { find, element, intents } = await show(said.snapshot());
    find.getByRole('button', { name: '更多' }).click();
    await element.updateComplete;
    find.getByRole('menuitem', { name: '结束对话' }).click();
    await element.updateComplete;
    expect(intents).toEqual([{ do: 'end' }]);
    expect(find.queryByRole('menu')).toBeNull();
  });

  it('has nothing to end before anything was said', async () => {
    const { find, element } = await show({});
    find.getByRole('button', { name: '更多' }).click();
    await element.updateComplete;
    expect(find.queryByRole('menuitem', { name: '结束对话' })).toBeNull();
    expect(find.getByRole('menuitem', { name: '找人工' })).toBeTruthy();
  });

  it('walks the menu with the arrow keys, and Escape closes the menu alone', async () => {
    const { find, element } = await show(said.snapshot());
    let escaped = 0;
    element.addEventListener('keydown', () => escaped++);
    find.getByRole('button', { name: '更多' }).click();
    await element.updateComplete;
    await Promise.resolve();
    const [first, second] = find.getAllByRole('menuitem');
    expect(element.shadowRoot?.activeElement).toBe(first);
    fireEvent.keyDown(first as HTMLElement, { key: 'ArrowDown' });
    expect(element.shadowRoot?.activeElement).toBe(second);
    fireEvent.keyDown(second as HTMLElement, { key: 'ArrowDown' });
    expect(element.shadowRoot?.activeElement).toBe(first);
    fireEvent.keyDown(first as HTMLElement, { key: 'Escape' });
    await element.updateComplete;
    expect(find.queryByRole('menu')).toBeNull();
    expect(element.shadowRoot?.activeElement).toBe(find.getByRole('button', { name: '更多' }));
    expect(escaped).toBe(0);
  });
});
