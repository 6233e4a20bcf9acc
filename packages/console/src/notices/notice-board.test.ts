import { expect, it } from 'vitest';
import { zh } from '../strings/zh.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { NoticeBoard } from './notice-board.ts';

it('takes good news down sooner than problems, and keeps three at most', () => {
  const clock = new FakeClock();
  const board = new NoticeBoard(clock, () => {});
  const texts = () => board.notices.map((notice) => notice.text(zh));
  board.done(() => '转好了');
  board.problem(() => '没发出去');
  clock.pass(6_000);
  expect(texts()).toEqual(['没发出去']);
  clock.pass(5_000);
  expect(texts()).toEqual([]);
  for (const text of ['一', '二', '三', '四']) board.done(() => text);
  expect(texts()).toEqual(['二', '三', '四']);
});
