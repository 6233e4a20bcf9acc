import type { ConversationEvent, ConversationState } from '@zaine/protocol';
import type { ConversationTable, EventTable } from '../store/schema.ts';
import { forUpdate, row, rows, type Steps, type StoreKind } from '../store/unit.ts';
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
  >
>;

/** Reads a conversation and holds its row until the unit ends: the row is the lock of its turn. */
export function* lockConversation(
  kind: StoreKind,
  site: string,
  id: string,
): Steps<ConversationTable | undefined> {
  const sql = `select * from conversation where id = ? and site = ?${forUpdate(kind)}`;
  return yield* row<ConversationTable>(sql, [id, site]);
}

const EVENT_COLUMNS = [
  'conversation',
  'seq',
  'site',
  'id',
  'cid',
  'kind',
  'role',
  'author',
  'data',
  'at',
] as const;
const EVENT_VALUES = `(${EVENT_COLUMNS.map(() => '?').join(', ')})`;

/** Gives the drafts the next places in the log and changes the head with them. Locked rows only. */
export function* append(
  head: ConversationTable,
  { at, drafts, patch = {} }: { at: number; drafts: readonly Draft[]; patch?: Patch },
): Steps<ConversationEvent[]> {
  const { id: conversation, site } = head;
  const added = drafts.map((draft, i) => rowOf(draft, { conversation, site, at, seq: head.seq + 1 + i }));
  if (added.length > 0) {
    yield* rows(
      `insert into event (${EVENT_COLUMNS.join(', ')}) values ${added.map(() => EVENT_VALUES).join(', ')}`,
      added.flatMap((event) => EVENT_COLUMNS.map((column) => event[column])),
    );
  }
  const changes = { seq: head.seq + added.length, updated_at: at, ...lastWords(added), ...patch };
  const names = Object.keys(changes);
  yield* rows(`update conversation set ${names.map((name) => `${name} = ?`).join(', ')} where id = ?`, [
    ...Object.values(changes),
    conversation,
  ]);
  Object.assign(head, changes);
  return added.map(eventOf);
}

function lastWords(added: readonly EventTable[]): Pick<Patch, 'preview'> {
  const last = added.findLast((event) => event.kind === 'message');
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
