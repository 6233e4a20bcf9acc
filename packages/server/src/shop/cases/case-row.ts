import type { CaseTable } from '../../store/back-room-schema.ts';
import { row, rows, type Steps } from '../../store/unit.ts';
import type { StoredCase } from '../actions.ts';

/** A case as it is read from its row. */
export function caseOf({ data }: Pick<CaseTable, 'data'>): StoredCase {
  return JSON.parse(data) as StoredCase;
}

/** Creates or replaces a case. */
export function* saveCase(site: string, stored: StoredCase): Steps<void> {
  yield* row(
    `insert into after_sales_case (site, id, order_number, customer, state, data, opened_at, updated_at)
     values (?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (site, id) do update set state = excluded.state, data = excluded.data, updated_at = excluded.updated_at`,
    [
      site,
      stored.id,
      stored.order,
      stored.customer,
      stored.state,
      JSON.stringify(stored),
      Date.parse(stored.openedAt),
      Date.parse(stored.updatedAt),
    ],
  );
}

/** One case; read it again after its order is locked. */
export function* readCase(site: string, id: string): Steps<StoredCase | undefined> {
  const found = yield* row<CaseTable>('select data from after_sales_case where site = ? and id = ?', [
    site,
    id,
  ]);
  return found && caseOf(found);
}

/** All cases of an order, in the order they were opened. */
export function* casesOfOrder(site: string, order: string): Steps<StoredCase[]> {
  const found = yield* rows<CaseTable>(
    'select data from after_sales_case where site = ? and order_number = ? order by opened_at, id',
    [site, order],
  );
  return found.map(caseOf);
}
