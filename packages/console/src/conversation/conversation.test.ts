// @vitest-environment happy-dom
import { fireEvent } from '@testing-library/dom';
import { describe, expect, it } from 'vitest';
import { zh } from '../strings/zh.ts';
import { opened } from '../testing/fake-desk.ts';
import { potteryShop } from '../testing/pottery-shop.ts';
import { inside, plain, show } from '../testing/show.ts';

const now = Date.parse('2026-11-23T10:46:00Z');
const [lin, , , zhou] = potteryShop(now);
if (!lin || !zhou) throw new Error('no rooms');

const agents = [
  { name: '小周', status: 'online' },
  { name: '阿宁', status: 'online' },
  { name: 'Grace', status: 'away' },
] as const;
const own = () =>
  show('desk-conversation', {
    words: zh,
    me: '小周',
    today: now,
    agents,
    mine: true,
    summary: lin.summary,
    conversation: opened(lin),
  });

describe('a conversation', () => {
  it('that only waits can be read and taken, not answered', async () => {
    const { element, screen, asked } = await show('desk-conversation', {
      words: zh,
      me: '小周',
      today: now,
      summary: zhou.summary,
      conversation: opened(zhou),
    });
    expect(element.renderRoot.querySelector('desk-composer')).toBeNull();
    expect(screen.queryByRole('button', { name: /结束/ })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: /接待/ }));
    expect(asked('conversation-take')).toHaveLength(1);
  });

  it('with a colleague says with whom', async () => {
    const summary = {
      ...zhou.summary,
      state: { name: 'agent', agent: '阿宁', since: zhou.summary.at } as const,
    };
    const { screen } = await show('desk-conversation', { words: zh, me: '小周', today: now, summary });
    expect(plain(screen.getByRole('status'))).toBe('阿宁 正在接待。');
  });

  it('ends only after a second word', async () => {
    const { element, screen, asked } = await own();
    element.askEnd();
    await element.updateComplete;
    expect(asked('conversation-end')).toEqual([]);
    const question = screen.getByRole('alertdialog', { name: '结束和林晓棠的会话？' });
    fireEvent.keyDown(question, { key: 'Escape' });
    await element.updateComplete;
    expect(screen.queryByRole('alertdialog')).toBeNull();
    element.askEnd();
    await element.updateComplete;
    fireEvent.click(screen.getByRole('button', { name: /结束会话/ }));
    expect(asked('conversation-end')).toHaveLength(1);
  });

  it('can go to a colleague, to the queue or to the bot', async () => {
    const { element, screen, asked } = await own();
    for (const [index, name] of [/阿宁/, /放回队列/, /交还自动回复/].entries()) {
      fireEvent.click(screen.getByRole('button', { name: /转接/ }));
      await element.updateComplete;
      expect(screen.queryByRole('menuitem', { name: /小周/ })).toBeNull();
      fireEvent.click(screen.getByRole('menuitem', { name }));
      await element.updateComplete;
      expect(asked('conversation-transfer')).toHaveLength(index + 1);
    }
    expect(asked('conversation-transfer')).toEqual(['阿宁', 'queue', 'bot']);
  });

  it('walks through the transfer menu with the arrows', async () => {
    const { element, screen } = await own();
    element.openTransfer();
    await element.updateComplete;
    const menu = screen.getByRole('menu');
    await Promise.resolve();
    fireEvent.keyDown(menu, { key: 'ArrowDown' });
    expect(element.shadowRoot?.activeElement?.textContent).toMatch(/Grace/);
    fireEvent.keyDown(menu, { key: 'ArrowUp' });
    fireEvent.keyDown(menu, { key: 'ArrowUp' });
    expect(element.shadowRoot?.activeElement?.textContent).toMatch(/交还自动回复/);
  });

  it('has the cursor where a reply is written', async () => {
    const { element } = await own();
    element.focusReply();
    const composer = element.renderRoot.querySelector('desk-composer');
    if (!composer) throw new Error('no composer');
    expect(composer.shadowRoot?.activeElement).toBe(inside(composer).getByRole('textbox'));
  });

  it('says what will appear where nobody is chosen', async () => {
    const busy = await show('desk-conversation', { words: zh });
    expect(busy.screen.getByRole('heading', { name: '选一位客户' })).toBeTruthy();
    const quiet = await show('desk-conversation', { words: zh, quiet: true });
    expect(quiet.screen.getByRole('heading', { name: '现在很清静' })).toBeTruthy();
    expect(quiet.screen.queryByRole('button')).toBeNull();
  });
});
