import type { ConversationEvent } from '@zaine/protocol';
import { addEntry } from '../audit/chain.ts';
import { append, lockConversation, stateChange } from '../conversation/append.ts';
import { ERASED } from '../conversation/erased.ts';
import type { Draft } from '../conversation/event-row.ts';
import type { EventTable, OrderTable } from '../store/schema.ts';
import { forUpdate, row, rows, type Steps, type StoreKind, unit } from '../store/unit.ts';
import type { Erasure } from './erasure-ledger.ts';
import { guestTickets } from './guest-tickets.ts';
import { findPerson, holdings, keysOf, type Person } from './person.ts';
import { markForScrubbing } from './scrubbing.ts';

/** A customer who is to be forgotten, and the entry of the audit trail that says so in the same commit. */
export interface EraseInput {
  site: string;
  /** Undefined where a repeated erasure finds nobody: then only the entry is missing. */
  customer: string | undefined;
  at: number;
  entry: { id: string; actor: string; subject: string };
  /** An erasure that is repeated: its entry goes in as it was, whether or not anything is found. */
  again?: { at: number; detail: string } | undefined;
}

/** What was erased: files whose bytes may lie elsewhere, and what the open sockets of conversations must hear. */
export interface Erased extends Found {
  /** The entry as it stands in the audit trail, and when the site's row was made; undefined where there was nothing. */
  entry?: Erasure | undefined;
}

interface Found {
  known: boolean;
  files: string[];
  conversations: { id: string; events: ConversationEvent[] }[];
  orders: number;
}

/**
 * Erases a customer: what is theirs alone is deleted; conversations keep their seq, each message emptied and
 * followed by a redaction; orders and refunds stay for the books, without the person.
 */
export const eraseUnit = unit('privacy.erase', function* (input: EraseInput, kind): Steps<Erased> {
  const { site, customer, at, again } = input;
  const erased =
    customer === undefined
      ? nothing
      : yield* forgetPerson(yield* holdPerson(kind, site, customer), { kind, at });
  if (erased.known) yield* markForScrubbing(at, input.entry.id);
  return erased.known || again ? { ...erased, entry: yield* writeDown(kind, input, erased) } : erased;
});

const nothing: Found = { known: false, files: [], conversations: [], orders: 0 };

function* writeDown(kind: StoreKind, input: EraseInput, erased: Found): Steps<Erasure | undefined> {
  const { site, entry, at: now, again } = input;
  const of = yield* row<{ created_at: number }>('select created_at from site where id = ?', [site]);
  const { conversations, files, orders } = erased;
  const counts = { conversations: conversations.length, files: files.length, orders };
  const { at, detail } = again ?? { at: now, detail: JSON.stringify(counts) };
  // Another node may be repeating the same.
  if (!(yield* row('select id from audit where id = ?', [entry.id])))
    yield* addEntry(kind, { ...entry, site, at, action: 'customer_erased', detail });
  return of && { ...entry, site, since: of.created_at, at, detail };
}

/** Holds their browsers before anything else, as who enters does: neither waits for the other in a ring. */
function* holdPerson(kind: StoreKind, site: string, customer: string): Steps<Person> {
  const sql = `select id from visitor where site = ? and customer = ? order by id${forUpdate(kind)}`;
  yield* rows(sql, [site, customer]);
  return yield* findPerson(site, customer);
}

function* forgetPerson(person: Person, { kind, at }: { kind: StoreKind; at: number }): Steps<Found> {
  const files = yield* filesOf(person);
  const conversations: Erased['conversations'] = [];
  for (const id of person.conversation) {
    conversations.push({ id, events: yield* emptyConversation(person.site, id, at) });
  }
  for (const { id } of yield* guestTickets(kind, person)) {
    yield* rows('delete from ticket where site = ? and id = ?', [person.site, id]);
  }
  let found = person.conversation.length + person.order.length + person.visitor.length;
  for (const number of person.order) yield* depersonaliseOrder(person.site, number);
  // What was changed tells where they live, and a case what they said; that an order was cancelled stays to be learnt.
  yield* rows(
    `update change set data = case kind when 'order.cancelled' then '{"patch":{"status":"cancelled"}}' else '{}' end
     where site = ? and customer = ?`,
    [person.site, person.id],
  );
  for (const table of ['refund', 'change']) {
    yield* rows(`update ${table} set customer = ? where site = ? and customer = ?`, [
      ERASED,
      person.site,
      person.id,
    ]);
  }
  for (const [table, holding] of holdings()) {
    if (holding.erase !== 'delete') continue;
    for (const key of keysOf(table, holding, person)) {
      const sql = `delete from ${table} where site = ? and ${holding.column} = ? returning 1 as gone`;
      found += (yield* rows(sql, [person.site, key])).length;
    }
  }
  return { known: found > 0, files, conversations, orders: person.order.length };
}

function* filesOf(person: Person): Steps<string[]> {
  const files: string[] = [];
  for (const conversation of person.conversation) {
    const found = yield* rows<{ id: string }>('select id from file where conversation = ?', [conversation]);
    files.push(...found.map(({ id }) => id));
  }
  return files;
}

function* emptyConversation(site: string, id: string, at: number): Steps<ConversationEvent[]> {
  const head = yield* lockConversation(site, id);
  if (!head) return [];
  const said = yield* rows<EventTable>(
    "select id, kind, data from event where conversation = ? and kind in ('message', 'rating') order by seq",
    [id],
  );
  for (const event of said) {
    yield* rows('update event set data = ? where conversation = ? and id = ?', [
      emptied(event),
      id,
      event.id,
    ]);
  }
  const drafts: Draft[] = said.map((event) => ({
    id: `${event.id}-erased`,
    kind: 'redaction',
    role: 'system',
    data: { target: event.id },
  }));
  const closing =
    head.state === 'closed'
      ? undefined
      : stateChange(
          head,
          { name: 'closed', at: new Date(at).toISOString(), by: 'system' },
          { id: `${id}-erased`, role: 'system' },
        );
  if (closing) drafts.push(closing.draft);
  const patch = { ...closing?.patch, preview: '', dialogue: null };
  const events = yield* append(head, { at, drafts, patch });
  yield* rows('update conversation set visitor = ?, customer = null, page = null where id = ?', [ERASED, id]);
  return events;
}

/** A rating's score is nobody's; the words are. */
function emptied({ kind, data }: EventTable): string {
  if (kind === 'message') return JSON.stringify({ body: { kind: 'text', text: '·' } });
  const { body } = JSON.parse(data) as { body: { score: number } };
  return JSON.stringify({ body: { kind: 'rating', score: body.score } });
}

function* depersonaliseOrder(site: string, number: string): Steps<void> {
  const found = yield* row<OrderTable>('select data from shop_order where site = ? and number = ?', [
    site,
    number,
  ]);
  if (!found) return;
  const { phone, address, note, ...rest } = JSON.parse(found.data) as Record<string, unknown>;
  // What was written on a mug is as personal as a name.
  const items = (rest.items as Record<string, unknown>[] | undefined)?.map(({ options, ...item }) => item);
  const data = JSON.stringify({ ...rest, customer: ERASED, ...(items && { items }) });
  yield* rows('update shop_order set customer = ?, phone = null, data = ? where site = ? and number = ?', [
    ERASED,
    data,
    site,
    number,
  ]);
  yield* rows("update change set data = '{}' where site = ? and order_number = ?", [site, number]);
}
