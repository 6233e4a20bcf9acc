import type { ConversationEvent } from '@zaine/protocol';
import type { EventTable } from '../store/schema.ts';

/** What a kind of event adds to the base, as it is kept in `event.data`. */
type DataOf<E> = E extends ConversationEvent
  ? Omit<E, 'id' | 'seq' | 'at' | 'author' | 'kind' | 'cid'>
  : never;

/** An event that has no place in the log yet. Ids are given from outside, so that a unit can run again. */
export interface Draft {
  id: string;
  kind: EventTable['kind'];
  role: EventTable['role'];
  author?: string | undefined;
  /** The sender's own id; two events of one conversation never share it. */
  cid?: string | undefined;
  data: DataOf<ConversationEvent>;
}

/** A draft whose data is JSON already. */
export interface WrittenDraft extends Omit<Draft, 'data'> {
  json: string;
}

/** An event as everybody sees it. Only shopper and agents' own ids are shown; derived ones are the server's matter. */
export function eventOf(row: EventTable): ConversationEvent {
  return Object.assign(headOf(row, row), JSON.parse(row.data)) as ConversationEvent;
}

/** Where an event stands in the log, and since when (milliseconds). */
interface Place {
  seq: number;
  at: number;
}

/** What every event shows besides what its kind carries. */
type EventHead = Pick<ConversationEvent, 'id' | 'seq' | 'at' | 'author' | 'kind'> & { cid?: string };

type Written = Pick<EventTable, 'id' | 'kind' | 'role'> & {
  author?: string | null | undefined;
  cid?: string | null | undefined;
};

function headOf({ id, kind, role, author, cid }: Written, { seq, at }: Place): EventHead {
  const by = author == null ? { role } : { role, name: author };
  const head: EventHead = { id, seq, at: isoOf(at), author: by, kind };
  if (cid != null && role !== 'bot') head.cid = cid.slice(cid.indexOf(':') + 1);
  return head;
}

let last = { at: 0, iso: new Date(0).toISOString() };

/** A moment as clients read it; what is written together mostly has the same. */
function isoOf(at: number): string {
  if (at !== last.at) last = { at, iso: new Date(at).toISOString() };
  return last.iso;
}

/** The event of a draft at its place in the log. */
export function eventAt(draft: Draft, place: Place): ConversationEvent {
  return Object.assign(headOf(draft, place), draft.data) as ConversationEvent;
}

/** The event of a draft whose data is JSON already, and the same as JSON: it ends as what was written does. */
export function eventAndText(
  draft: WrittenDraft,
  data: Draft['data'],
  place: Place,
): { event: ConversationEvent; text: string } {
  const head = headOf(draft, place);
  const text = `${JSON.stringify(head).slice(0, -1)},${draft.json.slice(1)}`;
  return { event: Object.assign(head, data) as ConversationEvent, text };
}

/** Columns of `event` with their PostgreSQL types, in the order of {@link valuesOf}. */
export const eventColumns = {
  conversation: 'text',
  seq: 'int',
  site: 'text',
  id: 'text',
  cid: 'text',
  kind: 'text',
  role: 'text',
  author: 'text',
  data: 'text',
  at: 'bigint',
} satisfies Record<keyof EventTable, string>;

/** What a draft puts into {@link eventColumns} at its place in the log. */
export function valuesOf(
  { id, cid, kind, role, author, json }: WrittenDraft,
  { conversation, seq, site, at }: { conversation: string; site: string; seq: number; at: number },
): readonly unknown[] {
  return [conversation, seq, site, id, cid ?? null, kind, role, author ?? null, json, at];
}

const PREVIEW = 120;
const UNPRINTED = /\s{2}|[^\S ]|\p{Cc}/u;

/** A few words of a message for lists, at most 120 characters. */
export function previewOf(body: {
  kind: string;
  text?: string;
  label?: string;
  values?: Record<string, string>;
}): string {
  const filled = body.values && Object.values(body.values).join(' · ');
  const text = body.text ?? body.label ?? filled ?? `[${body.kind}]`;
  const words = UNPRINTED.test(text) ? text.replace(/[\s\p{Cc}]+/gu, ' ') : text;
  // No text has more characters than code units.
  return (words.length > PREVIEW ? [...words].slice(0, PREVIEW).join('') : words).toWellFormed();
}
