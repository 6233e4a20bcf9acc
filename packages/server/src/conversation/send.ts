import type { ConversationEvent, RatingBody, ReplyBody, ShopperBody } from '@zaine/protocol';
import type { ConversationTable, EventTable } from '../store/schema.ts';
import { row, type Steps, unit } from '../store/unit.ts';
import { replyDrafts } from './answer.ts';
import { append, byConversation, lockToAppend, type Patch, stateChange } from './append.ts';
import { ERASED } from './erased.ts';
import { type Draft, eventOf } from './event-row.ts';
import { leavesQueue } from './leave-queue.ts';
import { namedFile } from './named-file.ts';

/**
 * What became of something a person sent. `appended`: it is the last of `events`, but for the bot's replies where it was
 * `answered` with it; `head` is the conversation after it where the bot is still to answer, and `alone` says that no
 * earlier message waits for an answer; `known`: it is in the log already;
 * `conflict`: its id is, with another content; `gone`: the conversation is in the archive or forgotten; `limited`: too many in too short a time, `retryAfter` in seconds.
 */
export type SendOutput =
  | {
      result: 'appended';
      events: ConversationEvent[];
      head?: ConversationTable;
      alone: boolean;
      answered?: true;
    }
  | { result: 'known'; event: ConversationEvent }
  | { result: 'limited'; retryAfter: number }
  | { result: 'conflict' | 'missing' | 'not_assigned' | 'gone' };

/** What an answer stands on, of a conversation that waits for none. */
export type Standing = Pick<ConversationTable, 'answered' | 'customer' | 'page' | 'locale' | 'dialogue'>;

/** The bot's answer to a message that is not in the log yet. It holds if the conversation stands as was thought. */
export interface ReadyAnswer {
  standing: Standing;
  replies: readonly ReplyBody[];
  /** What the dialogue remembers from now on, as JSON. */
  dialogue: string;
}

/**
 * A shopper's message or rating. `id` is its event's; that of a state event, should one be needed, derives from it. A
 * `ready` answer is appended with it, or else not at all.
 */
export interface ShopperSendInput {
  site: string;
  conversation: string;
  at: number;
  cid: string;
  id: string;
  body: ShopperBody;
  ready?: ReadyAnswer | undefined;
}

/**
 * Appends what a shopper sent, once for each of its ids. A message wakes a closed conversation, a rating does not;
 * a waiting shopper who says so leaves the queue.
 */
export const shopperSend = unit<ShopperSendInput, SendOutput>(
  'conversation.shopper-send',
  function* (input) {
    const body = yield* namedFile(input, input.body);
    if (!body) return { result: 'missing' };
    const draft: Draft = {
      id: input.id,
      cid: `s:${input.cid}`,
      role: 'shopper',
      ...(body.kind === 'rating'
        ? { kind: 'rating', data: { body: body satisfies RatingBody } }
        : { kind: 'message', data: { body } }),
    };
    return yield* sendOnce(input, draft);
  },
  byConversation,
);

function* sendOnce(input: ShopperSendInput, draft: Draft): Steps<SendOutput> {
  const cid = draft.cid ?? '';
  const head = yield* lockToAppend(input, cid);
  if (!head) return { result: 'gone' };
  if (head.visitor === ERASED) return { result: 'missing' };
  const spent = spend(head, input.at);
  // What will not be appended has to be looked up: a repeat is no more than heard again, and costs nothing.
  const looked =
    'retryAfter' in spent && head.earlier === undefined ? yield* lookUp(input, cid) : head.earlier;
  if (looked != null) return yield* repeated(input.conversation, draft, looked);
  if ('retryAfter' in spent) return { result: 'limited', ...spent };
  const back = head.state === 'closed' || (head.state === 'queued' && leavesQueue(input.body));
  const toBot =
    draft.kind === 'message' && back
      ? stateChange(head, { name: 'bot' }, { id: `${input.id}-back`, role: 'system' })
      : undefined;
  const drafts = toBot ? [toBot.draft, draft] : [draft];
  const patch: Patch = toBot ? Object.assign(spent, toBot.patch) : spent;
  if (draft.kind === 'message' && (head.state === 'bot' || toBot)) patch.asked = head.seq + drafts.length;
  const alone = head.asked <= head.answered;
  const { ready } = input;
  const answered = ready !== undefined && patch.asked !== undefined && alone && stands(head, ready.standing);
  if (answered) {
    drafts.push(...replyDrafts(draft.id, ready.replies));
    Object.assign(patch, { answered: patch.asked, dialogue: ready.dialogue });
  }
  const events = yield* append(head, { at: input.at, drafts, patch });
  if (answered) return { result: 'appended', events, alone, answered };
  // A copy: the row itself may be remembered, and go on changing.
  return { result: 'appended', events, alone, ...(head.state === 'bot' ? { head: { ...head } } : {}) };
}

/** Whether the bot still has a conversation, and nothing that it goes by has changed. */
export function stands(head: ConversationTable, thought: Standing): boolean {
  const { state, answered, customer, page, locale, dialogue } = head;
  return (
    state === 'bot' &&
    answered === thought.answered &&
    customer === thought.customer &&
    page === thought.page &&
    locale === thought.locale &&
    dialogue === thought.dialogue
  );
}

function* lookUp({ conversation }: ShopperSendInput, cid: string): Steps<number | undefined> {
  const sql = 'select seq from event where conversation = ? and cid = ?';
  return (yield* row<{ seq: number }>(sql, [conversation, cid]))?.seq;
}

/** How many messages a conversation may send at once, and how many a second after that. */
export const SEND_LIMIT = { burst: 300, perSecond: 20 };

/** Takes one message from the conversation's allowance: a token bucket in its row, the same for every node. */
function spend(
  head: ConversationTable,
  at: number,
): Pick<Patch, 'allowance' | 'allowance_at'> | { retryAfter: number } {
  const { burst, perSecond } = SEND_LIMIT;
  const grown = head.allowance + (Math.max(0, at - head.allowance_at) / 1000) * perSecond;
  const left = Math.min(burst, grown) - 1;
  return left < 0 ? { retryAfter: -left / perSecond } : { allowance: left, allowance_at: at };
}

/** The answer for an id that the log already has. */
export function* repeated(conversation: string, draft: Draft, seq: number): Steps<SendOutput> {
  const sql = 'select * from event where conversation = ? and seq = ?';
  const earlier = yield* row<EventTable>(sql, [conversation, seq]);
  if (!earlier) return { result: 'missing' };
  return sameContent(earlier.data, JSON.stringify(draft.data))
    ? { result: 'known', event: eventOf(earlier) }
    : { result: 'conflict' };
}

/** Compares JSON texts by content: a form's values may come in another order. */
function sameContent(one: string, other: string): boolean {
  return one === other || canonical(JSON.parse(one)) === canonical(JSON.parse(other));
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
