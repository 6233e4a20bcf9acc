import type { ConversationTable, VisitorTable } from '../store/schema.ts';
import { forUpdate, row, rows, type Steps, type StoreKind, unit } from '../store/unit.ts';
import { turnedTo } from './note-context.ts';
import { type ShownToken, visitorOf } from './visitor-token.ts';

/** A verified identity token. */
export interface ShownIdentity {
  customer: string;
  jti: string;
  expiresAt: number;
}

/** Somebody opens the chat. Ids and the token's hash for the case that they are new come along. */
export interface EnterInput {
  site: string;
  at: number;
  /** The visitor token, if one was shown. */
  token?: Pick<ShownToken, 'tokenHash' | 'successor' | 'renewAfter'> | undefined;
  fresh: { visitor: string; tokenHash: string; conversation: string };
  identity?: ShownIdentity | undefined;
  /** The conversation the client has, taken where it is theirs. */
  wants?: string | undefined;
  locale: string;
  /** Too many came from this network just now: only those who are known may enter. */
  knownOnly?: boolean | undefined;
  page?: string | undefined;
}

/** `replayed`: another visitor has shown this identity token before. `full`: not known, and only those who are may. */
export type EnterOutput = Entered | { result: 'replayed' } | { result: 'full' };

/** Who came in, and where to. `salt`: their token is old, and this makes the next one of it. */
export interface Entered {
  result: 'entered';
  conversation: ConversationTable;
  customer: string | undefined;
  visitor: string;
  newVisitor: boolean;
  salt?: string | undefined;
}

/** How long a visitor token alone reopens its customer's conversation, in milliseconds. */
const CUSTOMER_MEMORY = 24 * 60 * 60 * 1000;

/** Finds or makes the visitor and their conversation. Ownership is part of every query. */
export const enter = unit<EnterInput, EnterOutput>('conversation.enter', function* (input, kind) {
  const { site, at, token } = input;
  const known = token && (yield* visitorOf({ site, at, ...token }, kind));
  if (!known && input.knownOnly) return { result: 'full' };
  const visitor = known?.visitor ?? (yield* createVisitor(input));
  if (input.identity && !(yield* bindIdentity(input, input.identity, visitor.id)))
    return { result: 'replayed' };
  const remembered = (visitor.customer_until ?? 0) > input.at ? (visitor.customer ?? undefined) : undefined;
  const customer = input.identity?.customer ?? remembered;
  if (input.identity) {
    yield* rows('update visitor set customer = ?, customer_until = ? where id = ?', [
      input.identity.customer,
      input.at + CUSTOMER_MEMORY,
      visitor.id,
    ]);
  }
  const found = customer
    ? yield* customersConversation(input, kind, { customer, visitor: visitor.id })
    : yield* guestsConversation(input, kind, visitor.id);
  const conversation = found ?? (yield* createConversation(input, visitor.id, customer));
  yield* rows('update conversation set locale = ?, page = coalesce(?, page) where id = ?', [
    input.locale,
    input.page === undefined ? null : turnedTo(conversation.page, input.page),
    conversation.id,
  ]);
  conversation.locale = input.locale;
  return {
    result: 'entered',
    conversation,
    customer,
    visitor: visitor.id,
    newVisitor: known === undefined,
    salt: known?.salt,
  };
});

function* createVisitor({ fresh, site, at }: EnterInput): Steps<VisitorTable> {
  yield* rows('insert into visitor (id, site, token_hash, created_at, token_at) values (?, ?, ?, ?, ?)', [
    fresh.visitor,
    site,
    fresh.tokenHash,
    at,
    at,
  ]);
  return {
    id: fresh.visitor,
    site,
    token_hash: fresh.tokenHash,
    customer: null,
    customer_until: null,
    created_at: at,
    token_at: at,
    revoked_at: null,
  };
}

/** A token belongs to the first visitor that shows it. */
function* bindIdentity({ site }: EnterInput, identity: ShownIdentity, visitor: string): Steps<boolean> {
  yield* rows(
    'insert into identity_use (site, jti, visitor, expires_at) values (?, ?, ?, ?) on conflict do nothing',
    [site, identity.jti, visitor, identity.expiresAt],
  );
  const sql = 'select visitor from identity_use where site = ? and jti = ?';
  return (yield* row<{ visitor: string }>(sql, [site, identity.jti]))?.visitor === visitor;
}

/** The customer's own; else the talk this visitor began as a guest, which becomes theirs. */
function* customersConversation(
  input: EnterInput,
  kind: StoreKind,
  { customer, visitor }: { customer: string; visitor: string },
): Steps<ConversationTable | undefined> {
  const own = yield* wantedOrLatest(input, kind, { theirs: 'customer = ?', who: customer });
  if (own) return own;
  const guest = yield* guestsConversation(input, kind, visitor);
  if (!guest) return undefined;
  yield* rows('update conversation set customer = ? where id = ?', [customer, guest.id]);
  return { ...guest, customer };
}

function* guestsConversation(
  input: EnterInput,
  kind: StoreKind,
  visitor: string,
): Steps<ConversationTable | undefined> {
  return yield* wantedOrLatest(input, kind, { theirs: 'visitor = ? and customer is null', who: visitor });
}

/**
 * By its id a conversation is found in its month; who names none, or somebody else's, is looked for in all. It is held:
 * one that is erased meanwhile is nobody's any more, and is not found.
 */
function* wantedOrLatest(
  { site, wants }: EnterInput,
  kind: StoreKind,
  { theirs, who }: { theirs: string; who: string },
): Steps<ConversationTable | undefined> {
  const sql = `select * from conversation where site = ? and ${theirs}`;
  const hold = forUpdate(kind);
  const wanted = wants && (yield* row<ConversationTable>(`${sql} and id = ?${hold}`, [site, who, wants]));
  return (
    wanted || (yield* row<ConversationTable>(`${sql} order by updated_at desc limit 1${hold}`, [site, who]))
  );
}

function* createConversation(
  input: EnterInput,
  visitor: string,
  customer?: string,
): Steps<ConversationTable> {
  const made = {
    id: input.fresh.conversation,
    site: input.site,
    visitor,
    customer: customer ?? null,
    locale: input.locale,
    state: 'bot' as const,
    state_data: JSON.stringify({ name: 'bot' }),
    preview: '',
    created_at: input.at,
    updated_at: input.at,
  };
  const names = Object.keys(made);
  yield* rows(
    `insert into conversation (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
    Object.values(made),
  );
  const zero = {
    seq: 0,
    asked: 0,
    answered: 0,
    shopper_read: 0,
    desk_read: 0,
    allowance: 300,
    allowance_at: 0,
  };
  return { ...made, ...zero, agent: null, queued_at: null, dialogue: null, page: input.page ?? null };
}
