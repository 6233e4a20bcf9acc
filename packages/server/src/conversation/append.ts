import type { ConversationEvent, ConversationState } from '@zaine/protocol';
import type { ConversationTable, EventTable } from '../store/schema.ts';
import { row, type SetStatement, type Steps, setRows } from '../store/unit.ts';
import { type Draft, eventOf, previewOf, rowOf } from './event-row.ts';

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

const lock: SetStatement = {
  one: 'select * from conversation where id = ? and site = ?',
  many: `select given.n, conversation.* from given
    join conversation on conversation.id = given.id and conversation.site = given.site
    order by conversation.id for update of conversation`,
  columns: { id: 'text', site: 'text' },
  rank: 0,
};

/** Reads a conversation and holds its row until the unit ends: the row is the lock of its turn. */
export function* lockConversation(site: string, id: string): Steps<ConversationTable | undefined> {
  return (yield* setRows<ConversationTable>(lock, [[id, site]]))[0];
}

const eventColumns = {
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
};
const eventNames = Object.keys(eventColumns) as (keyof EventTable)[];
const insert: SetStatement = {
  one: `insert into event (${eventNames}) values (${eventNames.map(() => '?')})`,
  many: `insert into event (${eventNames}) select ${eventNames} from given`,
  columns: eventColumns,
  rank: 2,
};

const headColumns = {
  seq: 'int',
  asked: 'int',
  answered: 'int',
  shopper_read: 'int',
  desk_read: 'int',
  dialogue: 'text',
  state: 'text',
  state_data: 'text',
  agent: 'text',
  queued_at: 'bigint',
  preview: 'text',
  allowance: 'float8',
  allowance_at: 'bigint',
  updated_at: 'bigint',
};
const headNames = Object.keys(headColumns) as (keyof ConversationTable)[];
const update: SetStatement = {
  one: `update conversation set ${headNames.map((name) => `${name} = ?`)} where id = ?`,
  many: `update conversation set ${headNames.map((name) => `${name} = given.${name}`)} from given
    where conversation.id = given.id`,
  columns: { ...headColumns, id: 'text' },
  rank: 3,
};

/** Gives the drafts the next places in the log and changes the head with them. Locked rows only. */
export function* append(
  head: ConversationTable,
  { at, drafts, patch = {} }: { at: number; drafts: readonly Draft[]; patch?: Patch },
): Steps<ConversationEvent[]> {
  const { id: conversation, site } = head;
  const added = drafts.map((draft, i) => rowOf(draft, { conversation, site, at, seq: head.seq + 1 + i }));
  if (added.length > 0)
    yield* setRows(
      insert,
      added.map((event) => eventNames.map((name) => event[name])),
    );
  Object.assign(head, { seq: head.seq + added.length, updated_at: at, ...lastWords(added), ...patch });
  yield* setRows(update, [[...headNames.map((name) => head[name]), head.id]]);
  return added.map(eventOf);
}

/** What the shopper said last is what the desk reads in its lists. */
function lastWords(added: readonly EventTable[]): Pick<Patch, 'preview'> {
  const last = added.findLast((event) => event.kind === 'message' && event.role === 'shopper');
  return last ? { preview: previewOf(JSON.parse(last.data).body) } : {};
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

/** Where a conversation would stand if it joined the queue now, counted from 1. */
export function* nextPosition(site: string): Steps<number> {
  const sql = "select count(*) as waiting from conversation where site = ? and state = 'queued'";
  return ((yield* row<{ waiting: number }>(sql, [site]))?.waiting ?? 0) + 1;
}
