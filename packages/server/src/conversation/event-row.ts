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

/** An event as everybody sees it. Only shopper and agents' own ids are shown; derived ones are the server's matter. */
export function eventOf(row: EventTable): ConversationEvent {
  const base = {
    id: row.id,
    seq: row.seq,
    at: new Date(row.at).toISOString(),
    author: row.author === null ? { role: row.role } : { role: row.role, name: row.author },
    kind: row.kind,
  };
  const own = row.cid === null || row.role === 'bot' ? undefined : row.cid.slice(row.cid.indexOf(':') + 1);
  return {
    ...base,
    ...(own === undefined ? {} : { cid: own }),
    ...JSON.parse(row.data),
  } as ConversationEvent;
}

/** The row of a draft at its place in the log. */
export function rowOf(
  draft: Draft,
  place: { conversation: string; site: string; seq: number; at: number },
): EventTable {
  return {
    ...place,
    id: draft.id,
    cid: draft.cid ?? null,
    kind: draft.kind,
    role: draft.role,
    author: draft.author ?? null,
    data: JSON.stringify(draft.data),
  };
}

/** A few words of a message for lists, at most 120 characters. */
export function previewOf(body: { kind: string; text?: string; label?: string }): string {
  const text = body.text ?? body.label ?? `[${body.kind}]`;
  return [...text.replace(/[\s\p{Cc}]+/gu, ' ')].slice(0, 120).join('').toWellFormed();
}
