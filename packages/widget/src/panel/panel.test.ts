// @vitest-environment happy-dom

import { fireEvent } from '@testing-library/dom';
import type { ChatSnapshot } from '@zaine/client';
import { describe, expect, it } from 'vitest';
import { nothingYet } from '../chat/nothing-yet.ts';
import { ZaineComposer } from '../composer/composer.ts';
import { defineConversation } from '../conversation.ts';
import { defineElements } from '../element/define-elements.ts';
import { ZaineQuickReplies } from '../quick-replies/quick-replies.ts';
import { Conversation } from '../testing/conversation.ts';
import { inside, mount } from '../testing/mount.ts';
import { ZainePanel } from './panel.ts';

defineConversation();
defineElements({ 'zaine-composer': ZaineComposer, 'zaine-quick-replies': ZaineQuickReplies });

const start = new Date(2026, 10, 24, 10, 24).getTime();
const at = new Date(start).toISOString();
const snapshot = (change: Partial<ChatSnapshot>): ChatSnapshot => ({
  ...nothingYet,
  connection: 'online',
  ...change,
});
const show = (change: Partial<ChatSnapshot>) =>
  mount(ZainePanel, { snapshot: snapshot(change), shop: '木禾生活' });
const choices = [1, 2, 3, 4, 5, 6].map((index) => ({ value: `${index}`, label: `答 ${index}` }));
const pills = (panel: ZainePanel) => panel.shadowRoot?.querySelector('zaine-quick-replies');

describe('the window', () => {
  it('offers the choices of the latest message, five at most', async () => {
    const { element, intents } = await show(
      new Conversation(start).bot({ kind: 'choices', text: '哪一单？', choices }).snapshot(),
    );
    const replies = pills(element) as ZaineQuickReplies;
    await replies.updateComplete;
    const buttons = inside(replies).getAllByRole('button');
    expect(buttons).toHaveLength(5);
    buttons[1]?.click();
    expect(intents).toEqual([{ do: 'post', body: { kind: 'choice', value: '2', label: '答 2' } }]);
  });

  it('takes them away as soon as the shopper has answered', async () => {
    const asked = new Conversation(start).bot({ kind: 'choices', text: '哪一单？', choices });
    const body = { kind: 'text', text: '第一单' } as const;
    expect(
      pills((await show(asked.snapshot({ pending: [{ cid: 'c', at, body, delivery: 'sending' }] }))).element),
    ).toBeNull();
    expect(pills((await show(asked.shopper('第一单').snapshot())).element)).toBeNull();
  });

  it('says that the connection is lost, and when it cannot be had', async () => {
    expect((await show({ connection: 'offline' })).find.getByText('暂时连不上，连上就替您发。')).toBeTruthy();
    expect((await show({ connection: 'refused' })).find.getByText(/请刷新页面/)).toBeTruthy();
  });

  it('offers to go on after the end', async () => {
    const ended = new Conversation(start).agent('小周', '好了').state({ name: 'closed', at, by: 'agent' });
    const { find, element } = await show(ended.snapshot());
    expect(element.shadowRoot?.querySelector('zaine-composer')).toBeNull();
    find.getByRole('button', { name: '再问一件事' }).click();
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('zaine-composer')).toBeTruthy();
  });

  it('leaves half a message where it is when the other side ends', async () => {
    const conversation = new Conversation(start).agent('小周', '还有别的吗');
    const { element } = await show(conversation.snapshot());
    const composer = element.shadowRoot?.querySelector('zaine-composer') as ZaineComposer;
    await composer.updateComplete;
    fireEvent.input(inside(composer).getByRole('textbox'), { target: { value: '还有一件' } });
    element.snapshot = snapshot(conversation.state({ name: 'closed', at, by: 'agent' }).snapshot());
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('zaine-composer')).toMatchObject({ value: '还有一件' });
  });
});
