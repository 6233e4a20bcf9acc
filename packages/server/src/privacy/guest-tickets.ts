import { rows, type Steps, type StoreKind } from '../store/unit.ts';

/** The conversation that a ticket names, to the letter as the index has it in which guests' are found by it. */
export const conversationOf: Readonly<Record<StoreKind, string>> = {
  sqlite: "cast(json_extract(ticket.data, '$.conversation') as text)",
  postgres: `substring(ticket.data from '"conversation":"([^"]*)"')`,
};

/** The tickets of guests, and from before they said who they were: those name their conversation alone. */
export function* guestTickets(
  kind: StoreKind,
  { site, conversation }: { site: string; conversation: readonly string[] },
): Steps<Record<string, unknown>[]> {
  const sql = `select * from ticket where site = ? and customer is null and ${conversationOf[kind]} = ?`;
  const found: Record<string, unknown>[] = [];
  for (const id of conversation) found.push(...(yield* rows<Record<string, unknown>>(sql, [site, id])));
  return found;
}
