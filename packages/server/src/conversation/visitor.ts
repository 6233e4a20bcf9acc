import type { ConversationTable, Database } from '../store/schema.ts';

/** Who holds a visitor token, and the customer it stands for just now. */
export interface Visitor {
  id: string;
  site: string;
  customer: string | undefined;
}

/** The visitor of a token, by the token's SHA-256. */
export async function visitorByToken(
  db: Database,
  tokenHash: string,
  now: number,
): Promise<Visitor | undefined> {
  const columns = ['visitor.id', 'visitor.site', 'visitor.customer', 'visitor.customer_until'] as const;
  const found =
    (await db.selectFrom('visitor').select(columns).where('token_hash', '=', tokenHash).executeTakeFirst()) ??
    // While a token is being replaced there are two.
    (await db
      .selectFrom('token_renewal as step')
      .innerJoin('visitor', 'visitor.id', 'step.visitor')
      .select(columns)
      .where('step.token_hash', '=', tokenHash)
      .where((where) => where.or([where('step.until', 'is', null), where('step.until', '>', now)]))
      .executeTakeFirst());
  if (!found) return undefined;
  const { id, site, customer, customer_until } = found;
  return { id, site, customer: (customer_until ?? 0) > now ? (customer ?? undefined) : undefined };
}

/** The latest conversation that is a visitor's, as guest or as customer; the one asked for, where it is theirs. */
export async function conversationOf(
  db: Database,
  visitor: Visitor,
  id?: string,
): Promise<Pick<ConversationTable, 'id'> | undefined> {
  const { site, customer } = visitor;
  let query = db
    .selectFrom('conversation')
    .select('id')
    .where('site', '=', site)
    .where((where) =>
      where.or([
        where.and([where('visitor', '=', visitor.id), where('customer', 'is', null)]),
        ...(customer === undefined ? [] : [where('customer', '=', customer)]),
      ]),
    );
  if (id !== undefined) query = query.where('id', '=', id);
  // A customer's own goes before what they once said as a guest.
  return query
    .orderBy((order) => order.case().when('customer', 'is not', null).then(0).else(1).end())
    .orderBy('updated_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}
