import type { ConversationEvent, ShopperBody } from '@zaine/protocol';
import type { ConversationTable, EventTable } from '../store/schema.ts';
import { row, type Steps, unit } from '../store/unit.ts';
import { replyDraft } from './answer.ts';
import { appendWritten, byConversation, lockToAppend, type Patch, stateChange } from './append.ts';
import { ERASED } from './erased.ts';
import { eventOf, type WrittenDraft } from './event-row.ts';
import { leavesQueue } from './leave-queue.ts';
import { namedFile } from './named-file.ts';

/** What an answer stands on, of a conversation that waits for none. */
export type Standing = Pick<ConversationTable, 'answered' | 'customer' | 'page' | 'locale' | 'dialogue'>;

/**
 * What a shopper sent, as it goes into the log: bodies are JSON already, so that they reach the thread that writes them
 * and everybody's screens as the text they are.
 */
export interface SentInput {
  site: string;
  conversation: string;
  at: number;
  cid: string;
  id: string;
  kind: 'message' | 'rating';
  json: string;
  /** The file it is, to be looked up. */
  file: string | undefined;
  /** What lists show of a message. */
  preview: string | undefined;
  ready: { standing: Standing; replies: readonly string[]; dialogue: string } | undefined;
}

/**
 * Why something was not appended. `known`: it is in the log already; `conflict`: its id is, with another content;
 * `gone`: the conversation is in the archive or forgotten; `limited`: too many in too short a time, `retryAfter` in seconds.
 */
export type NotAppended =
  | { result: 'known'; event: ConversationEvent }
  | { result: 'limited'; retryAfter: number }
  | { result: 'conflict' | 'missing' | 'not_assigned' | 'gone' };

/** What became of it: `first` is the place of what was appended, `back` says that a change of state went before it. */
export type SentOutput =
  | {
      result: 'appended';
      first: number;
      back: boolean;
      alone: boolean;
      answered: boolean;
      /** What a file is known to be. */
      json?: string;
      head?: ConversationTable;
    }
  | NotAppended;

/**
 * Appends what a shopper sent, once for each of its ids. A message wakes a closed conversation, a rating does not;
 * a waiting shopper who says so leaves the queue.
 */
export const appendSent = unit<SentInput, SentOutput>(
  'conversation.shopper-send',
  function* (input) {
    const json = input.file === undefined ? input.json : yield* named(input);
    if (json === undefined) return { result: 'missing' };
    return yield* sendOnce(input, json);
  },
  byConversation,
);

function* named(input: SentInput): Steps<string | undefined> {
  const body = yield* namedFile(input, bodyOf(input.json));
  return body && JSON.stringify({ body });
}

const bodyOf = (json: string): ShopperBody => JSON.parse(json).body;

function* sendOnce(input: SentInput, json: string): Steps<SentOutput> {
  const cid = cidOf(input);
  const head = yield* lockToAppend(input, cid);
  if (!head) return { result: 'gone' };
  if (head.visitor === ERASED) return { result: 'missing' };
  const spent = spend(head, input.at);
  // What will not be appended has to be looked up: a repeat is no more than heard again, and costs nothing.
  const looked =
    'retryAfter' in spent && head.earlier === undefined ? yield* lookUp(input, cid) : head.earlier;
  if (looked != null) return yield* repeated(input.conversation, json, looked);
  if ('retryAfter' in spent) return { result: 'limited', ...spent };
  return yield* appendOnce(input, json, { head, spent });
}

function* appendOnce(
  input: SentInput,
  json: string,
  { head, spent }: { head: ConversationTable; spent: Patch },
): Steps<SentOutput> {
  const { at, id, kind, preview, ready, file } = input;
  const patch: Patch = preview === undefined ? spent : Object.assign(spent, { preview });
  const back = kind === 'message' && goesBack(head, json);
  if (back) Object.assign(patch, stateChange(head, BOT, backOf(id)).patch);
  if (kind === 'message' && (head.state === 'bot' || back)) patch.asked = head.seq + (back ? 2 : 1);
  const alone = head.asked <= head.answered;
  const answered = ready !== undefined && patch.asked !== undefined && alone && stands(head, ready.standing);
  if (answered) Object.assign(patch, { answered: patch.asked, dialogue: ready.dialogue });
  const drafts = draftsOf(input, { back, answered, json });
  const first = yield* appendWritten(head, { at, drafts, patch });
  return {
    result: 'appended',
    first,
    back,
    alone,
    answered,
    ...(file === undefined ? {} : { json }),
    // A copy: the row itself may be remembered, and go on changing.
    ...(!answered && head.state === 'bot' ? { head: { ...head } } : {}),
  };
}

/** The state that a message brings back. */
export const BOT = { name: 'bot' } as const;

const backOf = (id: string) => ({ id: `${id}-back`, role: 'system' }) as const;
const cidOf = ({ cid }: SentInput) => `s:${cid}`;

/** What is appended of what was sent, in its order: a change of state that brings the bot back, itself, what answers it. */
export function draftsOf(
  input: SentInput,
  { back, answered, json = input.json }: { back: boolean; answered: boolean; json?: string | undefined },
): WrittenDraft[] {
  const { id, kind, ready } = input;
  const drafts: WrittenDraft[] = [{ id, cid: cidOf(input), role: 'shopper', kind, json }];
  if (back) drafts.unshift({ kind: 'state', json: JSON.stringify({ state: BOT }), ...backOf(id) });
  if (!answered) return drafts;
  for (const [i, reply] of (ready?.replies ?? []).entries())
    drafts.push({ json: reply, ...replyDraft(id, i) });
  return drafts;
}

function goesBack(head: ConversationTable, json: string): boolean {
  return head.state === 'closed' || (head.state === 'queued' && leavesQueue(bodyOf(json)));
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

function* lookUp({ conversation }: SentInput, cid: string): Steps<number | undefined> {
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
export function* repeated(conversation: string, json: string, seq: number): Steps<NotAppended> {
  const sql = 'select * from event where conversation = ? and seq = ?';
  const earlier = yield* row<EventTable>(sql, [conversation, seq]);
  if (!earlier) return { result: 'missing' };
  return sameContent(earlier.data, json)
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
