// @vitest-environment happy-dom

import { fireEvent } from '@testing-library/dom';
import type { QueueEntry } from '@zaine/protocol';
import { describe, expect, it } from 'vitest';
import { en } from '../strings/en.ts';
import { zh } from '../strings/zh.ts';
import { opened } from '../testing/fake-desk.ts';
import { potteryShop } from '../testing/pottery-shop.ts';
import { plain, show } from '../testing/show.ts';

const now = Date.parse('2026-11-23T10:46:00Z');
const rooms = potteryShop(now);
const mine = rooms.slice(0, 3).map((room) => room.summary);
const queue = rooms.slice(3).flatMap(({ summary }): QueueEntry[] => {
  const { state } = summary;
  return state.name === 'queued' ? [{ ...summary, ...state, state }] : [];
});

describe('the inbox', () => {
  it('says who waits, since when, why and in which place', async () => {
    const { screen } = await show('desk-inbox', { words: zh, now, queue });
    const [first] = screen.getAllByRole('button', { name: /第 \d 位/ });
    expect(plain(first)).toMatch(/周岚.*6:12.*钱呢.*要找真人.*退款进度.*第 1 位/);
    expect(screen.getByRole('heading', { name: '排队 7' })).toBeTruthy();
    expect(screen.getByText('最长 6:12')).toBeTruthy();
  });

  it('calls a guest by the end of the conversation', async () => {
    const { screen } = await show('desk-inbox', { words: en, now, queue });
    expect(screen.getByRole('button', { name: /Guest 7F3A/ })).toBeTruthy();
  });

  it('lets the waiting time run', async () => {
    const { element, screen } = await show('desk-inbox', { words: zh, now, queue: queue.slice(0, 1) });
    element.now = now + 48_000;
    await element.updateComplete;
    expect(screen.getByRole('button', { name: /周岚.*7:00/ })).toBeTruthy();
  });

  it('opens the one that is clicked, and takes the first with its own button', async () => {
    const { screen, asked } = await show('desk-inbox', { words: zh, now, queue });
    fireEvent.click(screen.getByRole('button', { name: /何佳/ }));
    fireEvent.click(screen.getByRole('button', { name: /接下一位/ }));
    expect(asked('inbox-select')).toEqual(['conv-he-jia']);
    expect(asked('inbox-take-next')).toHaveLength(1);
  });

  it('shows of own conversations what is unread, and who writes just now', async () => {
    const [lin] = rooms;
    if (!lin) throw new Error('no room');
    const open = { [lin.summary.conversation]: opened(lin, { typing: { role: 'shopper' } }) };
    const { screen } = await show('desk-inbox', { words: zh, now, mine, open });
    expect(screen.getByRole('button', { name: /Daniel Reyes.*2 条未读/ })).toBeTruthy();
    expect(screen.getByRole('button', { name: /林晓棠.*正在输入/ })).toBeTruthy();
    expect(screen.getByRole('button', { name: /郑岩/ }).textContent).not.toMatch(/未读/);
  });

  it('says what will appear where nothing is', async () => {
    const { screen } = await show('desk-inbox', { words: zh, now });
    expect(screen.getByText('没有人在等')).toBeTruthy();
    expect(screen.getByText('下一位客户来时会出现在这里。')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /接下一位/ })).toBeNull();
  });

  it('reminds of being away, with the way back', async () => {
    const { screen, asked } = await show('desk-inbox', { words: zh, now, away: true });
    fireEvent.click(screen.getByRole('button', { name: '我回来了' }));
    expect(asked('inbox-online')).toHaveLength(1);
  });
});
