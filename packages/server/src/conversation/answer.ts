import type { ConversationEvent, ConversationState, QueueReason, ReplyBody } from '@zaine/protocol';
import { unit } from '../store/unit.ts';
import { append, byConversation, headToAppend, type Patch, positionSince, stateChange } from './append.ts';
import type { Draft } from './event-row.ts';

/** The bot's whole answer to one message. */
export interface AnswerInput {
  site: string;
  conversation: string;
  at: number;
  /** Seq and id of the message it answers; the ids of the replies derive from it. */
  answers: { seq: number; event: string };
  replies: readonly ReplyBody[];
  /** What the dialogue remembers from now on, as JSON. */
  dialogue: string;
  handOff?: QueueReason | undefined;
}

/** `late`: it was answered before, or a person took over meanwhile; nothing was written. */
export type AnswerOutput =
  | { result: 'answered'; events: ConversationEvent[]; state: ConversationState }
  | { result: 'late' };

/** The bot's reply in the `i`-th place to the message with the id `to`, from which its ids derive. */
export function replyDraft(to: string, i: number): Omit<Draft, 'data'> {
  return { id: `${to}-${i}`, cid: `b:${to}:${i}`, kind: 'message', role: 'bot' };
}

/**
 * Appends all replies of one turn together, and with them what the dialogue remembers and the hand-off.
 * Only in state `bot` and only once for each message, so a crash and a retry cannot answer twice.
 */
export const answer = unit<AnswerInput, AnswerOutput>(
  'conversation.answer',
  function* (input) {
    const head = yield* headToAppend(input.site, input.conversation);
    if (head?.state !== 'bot' || head.answered >= input.answers.seq) return { result: 'late' };
    const drafts = input.replies.map(
      (body, i): Draft => ({ data: { body }, ...replyDraft(input.answers.event, i) }),
    );
    let patch: Patch = { answered: input.answers.seq, dialogue: input.dialogue };
    if (input.handOff) {
      const since = new Date(input.at).toISOString();
      const position = yield* positionSince(input.site, input.at);
      const state: ConversationState = { name: 'queued', since, position, reason: input.handOff };
      const change = stateChange(head, state, { id: `${input.answers.event}-queued`, role: 'system' });
      drafts.push(change.draft);
      patch = { ...patch, ...change.patch };
    }
    const events = yield* append(head, { at: input.at, drafts, patch });
    return { result: 'answered', events, state: JSON.parse(head.state_data) };
  },
  byConversation,
);
