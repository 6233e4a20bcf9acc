import type { ConversationEvent, ConversationState } from '@zaine/protocol';
import type { ConversationTable } from '../store/schema.ts';
import { row, type SetStatement, type Steps, setRows } from '../store/unit.ts';
import { type Draft, eventAt, eventColumns, previewOf, valuesOf, type WrittenDraft } from './event-row.ts';

/** Columns that an append may change besides the log's own. */
export type Patch = Partial<
  Pick<
    ConversationTable,
    | 'asked'
    | 'answered'
    | 'shopper_read'
    | 'desk_read'
    | 'dialogue'
    | 'state'
    | 'state_data'
    | 'agent'
    | 'queued_at'
    | 'preview'
    | 'allowance'
    | 'allowance_at'
  >
>;

/** Key of the units that lock one conversation. */
export function byConversation({ conversation }: { conversation: string }): string {
  return conversation;
}

/** Row by row, so that only the months these conversations are in are looked at; in order, so that none waits in a ring. */
const heldInOrder = `from (select * from given order by id collate "C") given, lateral (
  select conversation.*, conversation.xmin::text as version from conversation
  where conversation.id = given.id and conversation.site = given.site for update) conversation`;

const lock: SetStatement = {
  one: 'select * from conversation where id = ? and site = ?',
  many: `select given.n, conversation.* ${heldInOrder}`,
  columns: { id: 'text', site: 'text' },
  recall: { by: 2 },
  holds: true,
  rank: 0,
};

const recalled: SetStatement = { ...lock, recall: { by: 2, unlocked: true } };

/**
 * The head of a conversation for a unit that appends to it, mostly: on PostgreSQL a remembered one, which is not locked
 * and comes with the promise that the append fails and the unit runs again should it have been too old.
 */
export function* headToAppend(site: string, id: string): Steps<ConversationTable | undefined> {
  return (yield* setRows<ConversationTable>(recalled, [[id, site]]))[0];
}

/** Reads a conversation and holds its row until the unit ends: the row is the lock of its turn. */
export function* lockConversation(site: string, id: string): Steps<ConversationTable | undefined> {
  return (yield* setRows<ConversationTable>(lock, [[id, site]]))[0];
}

const lockForSend: SetStatement = {
  one: `select *, (select seq from event where conversation = ?1 and cid = ?3) as earlier
    from conversation where id = ?1 and site = ?2`,
  many: `select given.n, conversation.*,
      (select event.seq from event where event.conversation = given.id and event.cid = given.cid) as earlier
    ${heldInOrder}`,
  columns: { id: 'text', site: 'text', cid: 'text' },
  holds: true,
  rank: 0,
};

/** What {@link lockForSend} says of an id that was not looked up, as the head was known without. */
const recallForSend: SetStatement = {
  ...lockForSend,
  recall: { by: 2, fresh: { earlier: undefined }, unlocked: true },
};

/** A locked head, and the seq of an event with the sender's id: null where the log has none. */
export type HeadToSend = ConversationTable & { earlier: number | null };

/** Like {@link lockConversation}, and looks for an event with the sender's id. */
export function* lockToSend(
  { site, conversation }: { site: string; conversation: string },
  cid: string,
): Steps<HeadToSend | undefined> {
  return (yield* setRows<HeadToSend>(lockForSend, [[conversation, site, cid]]))[0];
}

/**
 * Like {@link lockToSend}, for who appends the event unless it is in the log: where the head is known already, the id
 * is not looked up (`earlier` is undefined). Should the log have it after all, its unique key refuses the
 * append, and the unit runs again with everything looked up.
 */
export function* lockToAppend(
  { site, conversation }: { site: string; conversation: string },
  cid: string,
): Steps<(ConversationTable & { earlier: number | null | undefined }) | undefined> {
  return (yield* setRows<HeadToSend>(recallForSend, [[conversation, site, cid]]))[0];
}

const eventNames = Object.keys(eventColumns);
const insert: SetStatement = {
  one: `insert into event (${eventNames}) values (${eventNames.map(() => '?')})`,
  many: `insert into event (${eventNames}) select ${eventNames} from given`,
  columns: eventColumns,
  blind: true,
  rank: 3,
};

const logColumns = {
  seq: 'int',
  preview: 'text',
  allowance: 'float8',
  allowance_at: 'bigint',
  shopper_read: 'int',
  desk_read: 'int',
  updated_at: 'bigint',
};
const turnColumns = { ...logColumns, asked: 'int', answered: 'int', dialogue: 'text' };
const stateColumns = {
  ...turnColumns,
  state: 'text',
  state_data: 'text',
  agent: 'text',
  queued_at: 'bigint',
};

/** A statement that writes these columns of a conversation's head, and the names of its parameters. */
function update(columns: Record<string, string>): { names: (keyof ConversationTable)[]; set: SetStatement } {
  const changed = Object.keys(columns) as (keyof ConversationTable)[];
  const set = {
    one: `update conversation set ${changed.map((name) => `${name} = ?`)} where id = ?`,
    many: `update conversation set ${changed.map((name) => `${name} = given.${name}`)} from given
      where conversation.id = given.id`,
    columns: { ...columns, id: 'text' },
    guard: true,
    blind: true,
    rank: 2,
  } as const;
  return { names: [...changed, 'id'], set };
}

/** Columns that an index names cost more to write, changed or not: most appends need none of them. The fewest first. */
const updates = [logColumns, turnColumns, stateColumns].map(update);

function updateFor(patch: Patch) {
  const changed = Object.keys(patch);
  const fitting = updates.find(({ set }) => changed.every((name) => name in set.columns));
  if (!fitting) throw new Error(`No append writes all of ${changed.join(', ')}.`);
  return fitting;
}

/** Drafts to append, when (milliseconds), and what changes in the head with them. */
interface Appending<D> {
  at: number;
  drafts: readonly D[];
  patch?: Patch;
}

/**
 * Gives the drafts the next places in the log and changes the head with them, which a unit has from {@link lockConversation}
 * or its like, held, or from {@link headToAppend} or {@link lockToAppend}, perhaps remembered: should that one be too old,
 * the whole unit fails and runs again.
 */
export function* append(
  head: ConversationTable,
  { at, drafts, patch }: Appending<Draft>,
): Steps<ConversationEvent[]> {
  const written = drafts.map((draft) => ({ json: JSON.stringify(draft.data), ...draft }));
  const first = yield* appendWritten(head, {
    at,
    drafts: written,
    patch: { ...lastWords(drafts), ...patch },
  });
  return drafts.map((draft, i) => eventAt(draft, { seq: first + i, at }));
}

/** Like {@link append} with drafts that are JSON already; the place of the first. What a list shows is for the patch to say. */
export function* appendWritten(
  head: ConversationTable,
  { at, drafts, patch = {} }: Appending<WrittenDraft>,
): Steps<number> {
  const { id: conversation, site } = head;
  const first = head.seq + 1;
  const added: (readonly unknown[])[] = [];
  for (const draft of drafts) added.push(valuesOf(draft, { conversation, site, at, seq: ++head.seq }));
  Object.assign(head, patch);
  head.updated_at = at;
  const { names, set } = updateFor(patch);
  // The head first, so that who goes by an old one has not written any event yet.
  yield* setRows(set, [names.map((name) => head[name])]);
  if (added.length > 0) yield* setRows(insert, added);
  return first;
}

/** What the shopper said last is what the desk reads in its lists. */
function lastWords(drafts: readonly Draft[]): Pick<Patch, 'preview'> {
  const last = drafts.findLast((draft) => draft.kind === 'message' && draft.role === 'shopper');
  return last && 'body' in last.data ? { preview: previewOf(last.data.body) } : {};
}

/** The draft and the columns of a change of state. Leaving `bot` settles what was asked: a person answers now. */
export function stateChange(
  head: ConversationTable,
  state: ConversationState,
  event: { id: string; role: 'system' | 'shopper' | 'agent' | 'bot'; author?: string },
): { draft: Draft; patch: Patch } {
  return {
    draft: { ...event, kind: 'state', data: { state } },
    patch: {
      state: state.name,
      state_data: JSON.stringify(state),
      agent: state.name === 'agent' ? state.agent : null,
      queued_at: state.name === 'queued' ? Date.parse(state.since) : null,
      ...(state.name === 'bot' ? {} : { answered: head.seq }),
    },
  };
}

/** Where a conversation would stand that has waited since `since` (milliseconds), counted from 1. */
export function* positionSince(site: string, since: number): Steps<number> {
  const sql =
    "select count(*) as ahead from conversation where site = ? and state = 'queued' and queued_at <= ?";
  return ((yield* row<{ ahead: number }>(sql, [site, since]))?.ahead ?? 0) + 1;
}
