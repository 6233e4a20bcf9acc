// @vitest-environment happy-dom
import type { QueueEntry } from '@zaine/protocol';
import type { ReactiveControllerHost } from 'lit';
import { beforeEach, describe, expect, it } from 'vitest';
import { NoticeBoard } from '../notices/notice-board.ts';
import { zh } from '../strings/zh.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { FakeDesk, opened } from '../testing/fake-desk.ts';
import { potteryShop } from '../testing/pottery-shop.ts';
import { DeskController } from './desk-controller.ts';

const clock = new FakeClock();
const rooms = potteryShop(clock.now());
const mine = rooms.slice(0, 3).map((room) => room.summary);
const queue = rooms.slice(3).map(({ summary }): QueueEntry => {
  if (summary.state.name !== 'queued') throw new Error('not queued');
  const { since, position, reason } = summary.state;
  return { ...summary, since, position, reason };
});
const host: ReactiveControllerHost = {
  addController() {},
  removeController() {},
  requestUpdate() {},
  updateComplete: Promise.resolve(true),
};

let fake: FakeDesk;
let desk: DeskController;
let board: NoticeBoard;
let reports: string[];
const notices = () => board.notices.map((notice) => notice.text(zh));

beforeEach(() => {
  fake = new FakeDesk();
  fake.set({ mine, queue });
  board = new NoticeBoard(clock, () => {});
  reports = [];
  desk = new DeskController(host, fake.desk, {
    board,
    reports: {
      taken: (conversation) => reports.push(`taken ${conversation}`),
      left: () => reports.push('left'),
      lost: (refusal) => reports.push(`lost ${refusal}`),
    },
  });
  desk.hostConnected();
});

describe('the desk', () => {
  it('follows all own conversations, and another only while it is read', () => {
    expect(fake.asked('open').flat()).toEqual(mine.map((row) => row.conversation));
    desk.select('conv-wu-tong');
    desk.select('conv-he-jia');
    expect(fake.asked('open').flat()).toContain('conv-wu-tong');
    expect(fake.asked('close').flat()).toEqual(['conv-wu-tong']);
  });

  it('keeps own rows in the order they were taken, whoever wrote last', () => {
    const before = desk.mine.map((row) => row.conversation);
    fake.set({
      mine: [...mine].reverse().map((row, index) => ({ ...row, at: new Date(index).toISOString() })),
    });
    expect(desk.mine.map((row) => row.conversation)).toEqual(before);
  });

  it('walks through own conversations into the queue and stops at the ends', () => {
    const order = [...desk.mine, ...desk.queue].map((row) => row.conversation);
    desk.step(1);
    expect(desk.selected).toBe(order[0]);
    desk.step(-1);
    expect(desk.selected).toBe(order[0]);
    for (const _ of order) desk.step(1);
    expect(desk.selected).toBe(order.at(-1));
  });

  it('shows a conversation once it is really ours', () => {
    desk.claim('conv-zhou-lan');
    desk.claim('conv-zhou-lan');
    expect(fake.asked('claim')).toEqual([['conv-zhou-lan']]);
    expect(desk.selected).toBeUndefined();
    fake.set({ mine: [...mine, { ...(queue[0] as QueueEntry) }], queue: queue.slice(1) });
    expect(desk.selected).toBe('conv-zhou-lan');
    expect(reports).toEqual(['taken conv-zhou-lan']);
  });

  it('says calmly that a colleague was faster, and takes the row off', () => {
    desk.claim('conv-zhou-lan');
    fake.set({ error: { code: 'not_waiting', message: 'taken', conversation: 'conv-zhou-lan' } });
    expect(notices()).toEqual(['周岚刚被同事接走，不用管了']);
    expect(desk.queue.map((row) => row.conversation)).not.toContain('conv-zhou-lan');
    expect(desk.isClaiming('conv-zhou-lan')).toBe(false);
  });

  it('moves on to the next own conversation after one has ended', () => {
    desk.select('conv-zheng-yan');
    desk.end('conv-zheng-yan');
    expect(desk.selected).toBe('conv-zheng-yan');
    fake.set({ mine: mine.filter((row) => row.conversation !== 'conv-zheng-yan') });
    expect(notices()).toEqual(['和郑岩的会话结束了']);
    expect(reports).toEqual(['left']);
    expect(desk.selected).not.toBe('conv-zheng-yan');
    expect(desk.isMine(desk.selected ?? '')).toBe(true);
  });

  it('names the colleague, the queue or the bot a conversation went to', () => {
    desk.transfer('conv-zheng-yan', '阿宁');
    desk.transfer('conv-lin-xiaotang', 'queue');
    fake.set({ mine: [] });
    expect(notices()).toEqual(['郑岩已转到阿宁', '林晓棠放回队列了']);
  });

  it('leaves a conversation that the customer ended on the screen', () => {
    const [room] = rooms;
    if (!room) throw new Error('no room');
    desk.select(room.summary.conversation);
    fake.set({ mine: mine.slice(1), open: { [room.summary.conversation]: opened(room) } });
    expect(desk.selected).toBe(room.summary.conversation);
    expect(notices()).toEqual([]);
  });

  it('announces what a colleague handed over, but not what was claimed', () => {
    const [, , , zhou, wu] = rooms.map((room) => room.summary);
    if (!zhou || !wu) throw new Error('no such people');
    desk.claim(zhou.conversation);
    fake.set({ mine: [...mine, zhou, wu] });
    expect(notices()).toEqual(['吴桐转到你这里了，在“我的”里']);
  });

  it('explains a refusal in words that say what to do', () => {
    fake.set({ error: { code: 'rate_limited', message: 'slow down' } });
    expect(notices()).toEqual(['发得太快了，歇几秒再发。']);
  });

  it('says that nothing was done without a connection', () => {
    desk.claim('conv-zhou-lan');
    fake.set({
      connection: 'offline',
      error: { code: 'unavailable', message: 'no connection', conversation: 'conv-zhou-lan' },
    });
    expect(notices()).toEqual(['现在没连上，这一步没有做。连上后再点一次。']);
    expect(desk.isClaiming('conv-zhou-lan')).toBe(false);
  });

  it('asks to sign in again when the session has run out', () => {
    fake.set({ connection: 'refused', error: { code: 'expired', message: 'credentials expired' } });
    expect(reports).toEqual(['lost expired']);
    expect(notices()).toEqual([]);
  });
});
