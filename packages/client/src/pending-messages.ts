import type { MessageBody, RatingBody } from '@zaine/protocol';
import type { OutboxEntry } from './outbox.ts';
import type { PendingMessage } from './snapshot.ts';

/** An outbox's messages as they are shown; ratings and notes are no messages and stay out of sight. */
export function pendingMessages(
  entries: readonly OutboxEntry<{ type: string; body?: MessageBody | RatingBody }>[],
): PendingMessage[] {
  return entries.flatMap(({ cid, frame: { body }, at, error }) => {
    if (!body || body.kind === 'rating') return [];
    return { cid, body, at, ...(error ? { delivery: 'failed', error } : { delivery: 'sending' }) };
  });
}
