import { createHmac, randomBytes } from 'node:crypto';
import type { TokenRenewalTable, VisitorTable } from '../store/schema.ts';
import { forUpdate, row, rows, type Steps, type StoreKind } from '../store/unit.ts';

const DAY = 24 * 60 * 60 * 1000;
/** How long a token that was replaced still counts once its successor has been shown, in milliseconds. */
const GRACE = 7 * DAY;

/** What would take a token's place: its hash, and the salt that makes it from the token. */
export interface Successor {
  tokenHash: string;
  salt: string;
}

/** A new visitor token: 192 random bits. */
export function newToken(): string {
  return `vt_${randomBytes(24).toString('base64url')}`;
}

/** A salt for {@link successorOf}. */
export function newSalt(): string {
  return randomBytes(24).toString('base64url');
}

/**
 * The token that takes this one's place. Made from it, so that whoever shows the old one again, in another tab or
 * because no answer came, is given the same, although the store keeps nothing that would open anything.
 */
export function successorOf(token: string, salt: string): string {
  return `vt_${createHmac('sha256', salt).update(token).digest('base64url').slice(0, 32)}`;
}

/** A token that was shown. */
export interface ShownToken {
  site: string;
  at: number;
  /** SHA-256 of the token. */
  tokenHash: string;
  /** What takes its place, where it is old enough to be replaced. */
  successor: Successor;
  /** The age from which it is replaced, in milliseconds. */
  renewAfter: number;
}

/** Whose token it is; `salt` makes from it the one that the visitor shall show from now on. */
export interface FoundVisitor {
  visitor: VisitorTable;
  salt?: string;
}

/**
 * Finds the visitor of a token. An old token is replaced: the one before counts until seven days after the new one was
 * shown first, so nobody loses a conversation because an answer got lost or another tab is late.
 */
export function* visitorOf(shown: ShownToken, kind: StoreKind): Steps<FoundVisitor | undefined> {
  const { site, at, tokenHash } = shown;
  const visitor = yield* row<VisitorTable>(
    `select * from visitor where site = ? and token_hash = ?${forUpdate(kind)}`,
    [site, tokenHash],
  );
  if (visitor)
    return visitor.token_at + shown.renewAfter > at ? { visitor } : yield* replaced(shown, visitor);
  const step = yield* row<TokenRenewalTable>(
    'select * from token_renewal where site = ? and token_hash = ? and (until is null or until > ?)',
    [site, tokenHash, at],
  );
  if (!step) return undefined;
  const owner = yield* row<VisitorTable>(`select * from visitor where id = ?${forUpdate(kind)}`, [
    step.visitor,
  ]);
  if (!owner) return undefined;
  // Another tab may have shown it a moment ago.
  if (owner.token_hash === tokenHash) return { visitor: owner };
  return step.until === null ? yield* arrived(shown, owner, step) : { visitor: owner, salt: step.salt };
}

/** The successor it has already, else the one that is offered. */
function* replaced({ site, successor }: ShownToken, visitor: VisitorTable): Steps<FoundVisitor> {
  const made = yield* row<TokenRenewalTable>(
    'select salt from token_renewal where visitor = ? and until is null',
    [visitor.id],
  );
  if (made) return { visitor, salt: made.salt };
  yield* rows('insert into token_renewal (site, token_hash, visitor, salt) values (?, ?, ?, ?)', [
    site,
    successor.tokenHash,
    visitor.id,
    successor.salt,
  ]);
  return { visitor, salt: successor.salt };
}

/** The new token is shown for the first time: it is the visitor's from now on. */
function* arrived(
  { site, at, tokenHash }: ShownToken,
  visitor: VisitorTable,
  { salt }: TokenRenewalTable,
): Steps<FoundVisitor> {
  yield* rows('delete from token_renewal where visitor = ?', [visitor.id]);
  yield* rows('insert into token_renewal (site, token_hash, visitor, salt, until) values (?, ?, ?, ?, ?)', [
    site,
    visitor.token_hash,
    visitor.id,
    salt,
    at + GRACE,
  ]);
  yield* rows('update visitor set token_hash = ?, token_at = ? where id = ?', [tokenHash, at, visitor.id]);
  return { visitor: { ...visitor, token_hash: tokenHash, token_at: at } };
}
