import type { DeskConversation } from '@zaine/client';
import { describe, expect, it } from 'vitest';
import { opened } from '../testing/fake-desk.ts';
import { type Line, room } from '../testing/fixtures.ts';
import { type LogGroup, type LogItem, logItems } from './log-items.ts';

const now = Date.parse('2026-11-23T12:00:00Z');
const DAY = 86_400;

function log(says: readonly Line[], change: Partial<DeskConversation> = {}): LogItem[] {
  const story = room({ id: 'c', now, state: () => ({ name: 'bot' }), says });
  return logItems(opened(story, change), '小周');
}
const groups = (items: LogItem[]) => items.filter((item): item is LogGroup => item.kind === 'group');
const kinds = (items: LogItem[]) => items.map((item) => item.kind);

describe('a log', () => {
  it('names the day once, and the time again after a pause', () => {
    const items = log([
      ['customer', 2 * DAY, '在吗'],
      ['bot', 2 * DAY - 1, '在呢'],
      ['customer', 2 * DAY - 600, '好'],
      ['customer', 60, '又来了'],
    ]);
    expect(kinds(items)).toEqual(['day', 'group', 'group', 'time', 'group', 'day', 'group']);
  });

  it('keeps what one speaker says together, and bot, colleague and me apart', () => {
    const items = groups(
      log([
        ['customer', 50, '一'],
        ['customer', 49, '二'],
        ['bot', 48, '答'],
        ['agent', 47, '我来', '阿宁'],
        ['agent', 46, '换我', '小周'],
      ]),
    );
    expect(items.map((group) => group.messages.length)).toEqual([2, 1, 1, 1]);
    expect(items.map((group) => group.side)).toEqual(['customer', 'shop', 'shop', 'shop']);
    expect(items.map((group) => group.mine)).toEqual([false, false, false, true]);
  });

  it('says of the last own words only whether they were read', () => {
    const says: Line[] = [
      ['agent', 50, '您好', '小周'],
      ['customer', 40, '你好'],
      ['agent', 30, '查到了', '小周'],
    ];
    const deliveries = (readByShopper: number) =>
      groups(log(says, { readByShopper })).map((group) => group.delivery);
    expect(deliveries(1)).toEqual([undefined, undefined, 'sent']);
    expect(deliveries(3)).toEqual([undefined, undefined, 'read']);
  });

  it('lets words on their way follow the log, and marks refused ones', () => {
    const at = new Date(now).toISOString();
    const body = { kind: 'text' as const, text: '马上' };
    const [group] = groups(
      log([['agent', 5, '您好', '小周']], {
        pending: [
          { cid: 'x', body, at, delivery: 'failed', error: { code: 'closed', message: 'closed' } },
          { cid: 'y', body, at, delivery: 'sending' },
        ],
      }),
    );
    expect(group?.messages.map((message) => message.failed)).toEqual([undefined, 'closed', undefined]);
    expect(group?.delivery).toBe('sending');
  });

  it('puts notes where they were written', () => {
    const note = (id: string, ago: number) => ({
      id,
      at: new Date(now - ago * 1000).toISOString(),
      author: '阿宁',
      text: '看一下',
    });
    const items = log(
      [
        ['customer', 90, '碎了'],
        ['customer', 30, '在吗'],
      ],
      { notes: [note('late', 10), note('between', 60)] },
    );
    expect(kinds(items)).toEqual(['day', 'group', 'note', 'group', 'note']);
  });

  it('tells the hand-off in one quiet line, and nothing of where every log begins', () => {
    const since = new Date(now).toISOString();
    const items = log([
      ['state', 60, { name: 'bot' }],
      ['customer', 50, '转人工'],
      ['state', 49, { name: 'queued', since, position: 1, reason: 'asked' }],
      ['state', 20, { name: 'agent', agent: '小周', since }],
      ['agent', 10, '您好', '小周'],
    ]);
    expect(kinds(items)).toEqual(['day', 'group', 'line', 'group']);
    const line = items[2];
    expect(line?.kind === 'line' && line.happenings).toHaveLength(2);
  });

  it('hides what was redacted', () => {
    const story = room({
      id: 'c',
      now,
      state: () => ({ name: 'bot' }),
      says: [['customer', 9, '我的卡号是…']],
    });
    const at = new Date(now).toISOString();
    const redaction = {
      kind: 'redaction' as const,
      id: 'r',
      seq: 2,
      at,
      author: { role: 'system' as const },
      target: 'c-1',
    };
    const items = logItems(opened({ ...story, events: [...story.events, redaction] }), '小周');
    expect(groups(items)[0]?.messages[0]?.redacted).toBe(true);
  });
});
