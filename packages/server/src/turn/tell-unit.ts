import type { CaseBody, ConversationEvent } from '@zaine/protocol';
import { append, byConversation } from '../conversation/append.ts';
import { lockUnlessErased } from '../conversation/erased.ts';
import { row, unit } from '../store/unit.ts';

/** News to be put into its conversation's log. */
export interface TellInput {
  site: string;
  conversation: string;
  /** What makes it happen once. */
  cid: string;
  id: string;
  at: number;
  body: CaseBody;
}

/** Appends news in the shop's name, whoever is speaking there, and keeps that it was told; once for its cid. */
export const tellUnit = unit<TellInput, ConversationEvent[]>(
  'turn.tell',
  function* (input) {
    const { site, conversation, at, id, body } = input;
    const head = yield* lockUnlessErased(site, conversation);
    const told = yield* row(
      `update news set told_at = ? where conversation = ? and cid = ? and told_at is null returning cid`,
      [at, conversation, input.cid],
    );
    // An erased conversation is told nothing.
    if (!head || !told) return [];
    const cid = `b:news:${input.cid}`;
    return yield* append(head, { at, drafts: [{ id, cid, kind: 'message', role: 'bot', data: { body } }] });
  },
  byConversation,
);
