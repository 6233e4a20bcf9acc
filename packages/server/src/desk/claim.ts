import type { ConversationEvent, ConversationState, QueueReason } from '@zaine/protocol';
import {
  append,
  byConversation,
  lockConversation,
  positionSince,
  stateChange,
} from '../conversation/append.ts';
import type { ConversationTable } from '../store/schema.ts';
import { row, type Steps, unit } from '../store/unit.ts';

/** An agent takes a waiting conversation. */
export interface ClaimInput {
  site: string;
  conversation: string;
  at: number;
  id: string;
  agent: string;
}

/** `waited`: milliseconds in the queue. `not_waiting`: it is not in the queue (any more); of two agents at once exactly one gets `claimed`. */
export type ClaimOutput =
  | { result: 'claimed'; events: ConversationEvent[]; waited: number }
  | { result: 'missing' | 'not_waiting' };

/** Gives a waiting conversation to an agent. */
export const claim = unit<ClaimInput, ClaimOutput>(
  'desk.claim',
  function* (input) {
    const head = yield* lockConversation(input.site, input.conversation);
    if (!head) return { result: 'missing' };
    if (head.state !== 'queued') return { result: 'not_waiting' };
    const state = { name: 'agent', agent: input.agent, since: new Date(input.at).toISOString() } as const;
    const { draft, patch } = stateChange(head, state, { id: input.id, role: 'agent', author: input.agent });
    const waited = input.at - (head.queued_at ?? input.at);
    return {
      result: 'claimed',
      waited,
      events: yield* append(head, { at: input.at, drafts: [draft], patch }),
    };
  },
  byConversation,
);

/** An agent passes their conversation on: to the bot, back to the queue, or to a colleague (`agent:` and a name). */
export interface TransferInput extends ClaimInput {
  to: { name: 'bot' } | { name: 'queue' } | { name: 'agent'; agent: string };
}

/** `unknown_agent`: nobody of that name works for this site. */
export type TransferOutput =
  | { result: 'transferred'; events: ConversationEvent[] }
  | { result: 'missing' | 'not_assigned' | 'unknown_agent' };

/** Hands a conversation on. */
export const transfer = unit<TransferInput, TransferOutput>(
  'desk.transfer',
  function* (input) {
    const head = yield* lockConversation(input.site, input.conversation);
    if (!head) return { result: 'missing' };
    if (head.state !== 'agent' || head.agent !== input.agent) return { result: 'not_assigned' };
    if (input.to.name === 'agent' && !(yield* works(input.site, input.to.agent)))
      return { result: 'unknown_agent' };
    const since = new Date(input.at).toISOString();
    let state: ConversationState = { name: 'bot' };
    if (input.to.name === 'agent') state = { name: 'agent', agent: input.to.agent, since };
    if (input.to.name === 'queue') state = yield* backInQueue(head, 'asked');
    const { draft, patch } = stateChange(head, state, { id: input.id, role: 'agent', author: input.agent });
    // The bot begins afresh: what was said to a person is not its to answer.
    const settled = state.name === 'bot' ? { answered: head.seq, dialogue: null } : {};
    return {
      result: 'transferred',
      events: yield* append(head, { at: input.at, drafts: [draft], patch: { ...patch, ...settled } }),
    };
  },
  byConversation,
);

/** Puts a conversation that is still with this agent back into the queue; nothing where it is not. */
export const returnToQueue = unit<ClaimInput, ConversationEvent[]>(
  'desk.return-to-queue',
  function* (input) {
    const head = yield* lockConversation(input.site, input.conversation);
    if (head?.state !== 'agent' || head.agent !== input.agent) return [];
    const state = yield* backInQueue(head, 'rule');
    const { draft, patch } = stateChange(head, state, { id: input.id, role: 'system' });
    return yield* append(head, { at: input.at, drafts: [draft], patch });
  },
  byConversation,
);

/** Who was served already waits since then, ahead of those who came later. */
function* backInQueue(head: ConversationTable, reason: QueueReason): Steps<ConversationState> {
  const { since } = JSON.parse(head.state_data) as { since: string };
  return { name: 'queued', since, position: yield* positionSince(head.site, Date.parse(since)), reason };
}

function* works(site: string, name: string): Steps<boolean> {
  return (yield* row('select name from agent where site = ? and name = ?', [site, name])) !== undefined;
}
