import type { Database } from '../../store/schema.ts';
import type { StoredCase } from '../actions.ts';
import { caseOf } from './case-row.ts';

/** Whose cases: of a customer, of an order, or both. */
export interface CaseQuery {
  customer?: string;
  order?: string;
  limit?: number;
}

/** Cases of a site, latest first. */
export async function findCases(
  db: Database,
  site: string,
  { customer, order, limit = 50 }: CaseQuery,
): Promise<StoredCase[]> {
  let query = db.selectFrom('after_sales_case').select('data').where('site', '=', site);
  if (customer !== undefined) query = query.where('customer', '=', customer);
  if (order !== undefined) query = query.where('order_number', '=', order);
  const found = await query.orderBy('opened_at', 'desc').orderBy('id').limit(limit).execute();
  return found.map(caseOf);
}

/** One case; of this customer, where one is given. */
export async function findCase(
  db: Database,
  site: string,
  { id, customer }: { id: string; customer?: string },
): Promise<StoredCase | undefined> {
  let query = db.selectFrom('after_sales_case').select('data').where('site', '=', site).where('id', '=', id);
  if (customer !== undefined) query = query.where('customer', '=', customer);
  const found = await query.executeTakeFirst();
  return found && caseOf(found);
}
