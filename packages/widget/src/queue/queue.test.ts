// @vitest-environment happy-dom
import type { ChatSnapshot } from '@zaine/client';
import { describe, expect, it } from 'vitest';
import { nothingYet } from '../chat/nothing-yet.ts';
import { Conversation } from '../testing/conversation.ts';
import { mount } from '../testing/mount.ts';
import { ZaineQueue } from './queue.ts';

const at = '2026-11-24T10:24:00+08:00';
const queued = (
  reason: 'asked' | 'nobody_online' | 'out_of_hours',
  queue?: ChatSnapshot['queue'],
): ChatSnapshot => ({
  ...nothingYet,
  ...new Conversation(at)
    .shopper('转人工')
    .state({ name: 'queued', since: at, position: 3, reason })
    .snapshot(queue && { queue }),
});
const show = (snapshot: ChatSnapshot) => mount(ZaineQueue, { snapshot });

describe('the queue', () => {
  it('says where the shopper stands in it and lets them give up', async () => {
    const { find, intents, element } = await show(queued('asked', { position: 3, waitSeconds: 170 }));
    expect(find.getByText('前面还有 2 位，约 3 分钟')).toBeTruthy();
    element.snapshot = queued('asked', { position: 1, waitSeconds: 60 });
    await element.updateComplete;
    expect(find.getByText('下一位就是您')).toBeTruthy();
    find.getByRole('button', { name: '不等了' }).click();
    expect(intents).toEqual([
      { do: 'post', body: { kind: 'choice', value: 'leave_queue', label: '不等了' } },
    ]);
  });

  it('says that nobody is there instead of a number', async () => {
    expect((await show(queued('nobody_online'))).find.getByText(/这会儿没人在/)).toBeTruthy();
    expect((await show(queued('out_of_hours'))).find.getByText(/现在是休息时间/)).toBeTruthy();
  });
});
