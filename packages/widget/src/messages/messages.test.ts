// @vitest-environment happy-dom
import { fireEvent } from '@testing-library/dom';
import type { MessageBody } from '@zaine/protocol';
import { describe, expect, it, vi } from 'vitest';
import { nothingYet } from '../chat/nothing-yet.ts';
import { defineConversation } from '../conversation.ts';
import { Conversation } from '../testing/conversation.ts';
import { mount } from '../testing/mount.ts';
import { ZaineMessages } from './messages.ts';

const start = new Date(2026, 10, 24, 10, 24).getTime();
const show = (conversation: Conversation, change = {}, locale = 'zh-CN') =>
  mount(
    ZaineMessages,
    { snapshot: { ...nothingYet, connection: 'online', ...conversation.snapshot(change) }, shop: '木禾生活' },
    locale,
  );
const waiting = (delivery: 'sending' | 'failed') => ({
  pending: [
    { cid: 'c1', at: new Date(start).toISOString(), body: { kind: 'text', text: '在吗' }, delivery } as const,
  ],
});

describe('the conversation', () => {
  it('is a log that is announced politely', async () => {
    const { find } = await show(new Conversation(start).bot('在呢'));
    expect(find.getByRole('log', { name: '对话' }).textContent).toContain('在呢');
  });

  it('shows markup as the text it is', async () => {
    const { find, element } = await show(
      new Conversation(start).shopper('<img src=x onerror=alert(1)><b>粗</b>'),
    );
    expect(find.getByText('<img src=x onerror=alert(1)><b>粗</b>')).toBeTruthy();
    expect(element.shadowRoot?.querySelector('img')).toBeNull();
  });

  it('makes addresses into links that tell the other side nothing', async () => {
    const { find } = await show(
      new Conversation(start).bot('尺寸表在 https://muhe.example/size?a=1。别的没有。'),
    );
    const link = find.getByRole('link');
    expect(link.getAttribute('href')).toBe('https://muhe.example/size?a=1');
    expect(link.getAttribute('rel')).toBe('noopener noreferrer nofollow');
  });

  it('leaves addresses of other kinds alone', async () => {
    const { find } = await show(
      new Conversation(start).bot('javascript:alert(1) data:text/html,x ftp://a.b'),
    );
    expect(find.queryByRole('link')).toBeNull();
  });

  it('says that the bot answers automatically, under the name of the shop', async () => {
    const { find } = await show(new Conversation(start).bot('在呢'));
    expect(find.getByText('木禾生活')).toBeTruthy();
    expect(find.getByText('自动回复')).toBeTruthy();
  });

  it('says who came', async () => {
    const at = new Date(start).toISOString();
    const { element } = await show(
      new Conversation(start).state({ name: 'agent', agent: '小周', since: at }),
    );
    expect(element.shadowRoot?.textContent).toContain('小周 来了');
  });

  it.each([
    ['sent', { readByOthers: 0 }, '已送达'],
    ['read', { readByOthers: 1 }, '已读'],
  ])('tells under the last own message that it was %s', async (_name, change, words) => {
    const { find } = await show(new Conversation(start).shopper('在吗'), change);
    expect(find.getByText(words)).toBeTruthy();
  });

  it('tells that a message is being sent, and offline that it waits', async () => {
    expect((await show(new Conversation(start), waiting('sending'))).find.getByText('正在发')).toBeTruthy();
    const offline = await show(new Conversation(start), { ...waiting('sending'), connection: 'offline' });
    expect(offline.find.getByText('连上就发')).toBeTruthy();
  });

  it('offers to send a refused message again, or not at all', async () => {
    const { find, intents } = await show(new Conversation(start), waiting('failed'));
    expect(find.getByText('没发出去')).toBeTruthy();
    find.getByRole('button', { name: '再发一次' }).click();
    find.getByRole('button', { name: '不发了' }).click();
    expect(intents).toEqual([
      { do: 'retry', cid: 'c1' },
      { do: 'discard', cid: 'c1' },
    ]);
  });

  it('draws the rest though one entry is no text', async () => {
    const broken = { kind: 'text', text: 5 } as never;
    const { find } = await show(new Conversation(start).shopper(broken).shopper('在吗'));
    expect(find.getByText('在吗')).toBeTruthy();
  });

  it('shows that somebody writes', async () => {
    const { find } = await show(new Conversation(start).shopper('在吗'), {
      typing: { role: 'agent', name: '小周' },
    });
    expect(find.getByText('小周正在写')).toBeTruthy();
  });

  it('draws a card once its code is there, and the text of a kind it does not know', async () => {
    defineConversation();
    const future = { kind: 'hologram', text: '给您看一眼全息图' } as never;
    const article = { id: 'a', title: '七天无理由', body: '签收后七天内' };
    const { find, element } = await show(
      new Conversation(start).bot({ kind: 'article', text: '七天无理由……', article }).bot(future),
    );
    expect(element.shadowRoot?.querySelector('zaine-article-card')?.shadowRoot?.textContent).toContain(
      '签收后七天内',
    );
    expect(find.getByText('给您看一眼全息图')).toBeTruthy();
  });

  it('draws what comes event by event once a frame, to the last of it', async () => {
    const conversation = new Conversation(start);
    const { element, find } = await show(conversation.bot('在呢'));
    const draw = vi.spyOn(element as unknown as { update(changed: object): void }, 'update');
    for (let said = 0; said < 40; said++) {
      element.snapshot = { ...element.snapshot, ...conversation.shopper(`第 ${said} 句`).snapshot() };
      await new Promise((next) => queueMicrotask(() => queueMicrotask(() => next(undefined))));
    }
    await find.findByText('第 39 句');
    expect(draw.mock.calls.length).toBeLessThan(5);
  });

  it('draws the end of a long conversation first and the rest on demand', async () => {
    const conversation = new Conversation(start);
    for (let index = 0; index < 200; index++) conversation.shopper(`问 ${index}`).bot(`答 ${index}`);
    const { find, element } = await show(conversation);
    expect(find.queryByText('问 0')).toBeNull();
    for (let page = 0; page < 6; page++) {
      find.queryByRole('button', { name: '看更早的消息' })?.click();
      await element.updateComplete;
    }
    expect(find.getByText('问 0')).toBeTruthy();
    expect(find.getByText('答 199')).toBeTruthy();
  });

  it('is one tab stop in which the arrow keys go from message to message, each saying who said what', async () => {
    const said = new Conversation(start).shopper('在吗').agent('小周', '在呢').shopper('好');
    const { element } = await show(said);
    const focused = () => element.shadowRoot?.activeElement?.getAttribute('aria-label');
    element.focus();
    const press = (key: string) => fireEvent.keyDown(element.shadowRoot?.activeElement as Element, { key });
    expect(focused()).toBe('您，好');
    press('ArrowUp');
    expect(focused()).toBe('小周，在呢');
    press('Home');
    expect(focused()).toBe('您，在吗');
    press('ArrowDown');
    expect(focused()).toBe('小周，在呢');
    expect(element.shadowRoot?.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  });

  it('asks how it was once it has ended, by the name of who served, and only once', async () => {
    const at = new Date(start).toISOString();
    const rating = (conversation: Conversation) =>
      show(conversation).then(({ element }) => element.shadowRoot?.querySelector('zaine-rating'));
    const ended = () =>
      new Conversation(start).agent('小周', '好了').state({ name: 'closed', at, by: 'agent' });
    expect(await rating(ended())).toMatchObject({ agent: '小周' });
    expect(await rating(ended().rated(5))).toBeNull();
    expect(await rating(new Conversation(start).agent('小周', '好了'))).toBeNull();
  });

  it('puts cards of one kind that follow each other side by side', async () => {
    const card: MessageBody = {
      kind: 'parcel',
      text: '',
      order: 'A',
      parcel: { tracking: '1', carrier: '顺丰', status: 'created', events: [] },
    };
    const { element } = await show(new Conversation(start).bot('两个包裹').bot(card).bot(card).bot('就这些'));
    const carousel = element.shadowRoot?.querySelector('zaine-carousel');
    expect(carousel?.querySelectorAll('zaine-parcel-card')).toHaveLength(2);
    expect(carousel?.textContent).not.toContain('就这些');
    const alone = await show(new Conversation(start).bot(card).bot('一个'));
    expect(alone.element.shadowRoot?.querySelector('zaine-carousel')).toBeNull();
  });

  it('keeps links of other messages out of the way of Tab until the arrow keys go there', async () => {
    const { element, find } = await show(
      new Conversation(start).bot('看 https://muhe.example/a').bot('再看 https://muhe.example/b'),
    );
    const stops = () => find.getAllByRole('link').map((link) => link.getAttribute('tabindex'));
    expect(stops()).toEqual(['-1', null]);
    element.focus();
    fireEvent.keyDown(element.shadowRoot?.activeElement as Element, { key: 'ArrowUp' });
    expect(stops()).toEqual([null, '-1']);
  });
});
