import { type Steps, unit } from '../../store/unit.ts';
import type { StoredCase } from '../actions.ts';
import { move } from '../case-machine.ts';
import { once, type Refused, type Work } from '../ledger/once.ts';
import { tellShop } from '../ledger/tell-shop.ts';
import { readCase, saveCase } from './case-row.ts';

/** What a customer may do with a case of theirs. */
export interface CustomerMoveWork extends Work {
  case: string;
  to: 'closed' | 'sent_back';
  tracking?: string;
}

type Done = { done: true; requested: boolean; case: StoredCase };
type Not = Refused & { case?: StoredCase };

/** A customer withdraws a case, or says that the goods are on their way back. */
export const customerMoveUnit = unit<CustomerMoveWork, Done | Not>('shop.customerMove', (work, store) =>
  once<Done, Not>({ work, kind: `case.${work.to}`, store }, () => moveOwn(work)),
);

function* moveOwn(work: CustomerMoveWork): Steps<Done | Not> {
  const { site, customer, policies, to, tracking } = work;
  const before = yield* readCase(site, work.case);
  if (before?.customer !== customer || before.order !== work.order) return { done: false, why: 'not_found' };
  if (before.state === to) return { done: false, why: 'already', case: before };
  const at = new Date(work.now).toISOString();
  const result = move(
    before,
    { to, by: 'customer', at, ...(tracking !== undefined && { tracking }) },
    policies,
  );
  if ('refused' in result) return { done: false, why: 'not_allowed', case: before };
  yield* saveCase(site, result.moved);
  yield* tellShop(work, { kind: 'case.moved', data: { case: result.moved } });
  return { done: true, requested: false, case: result.moved };
}
