import { type Steps, unit } from '../../store/unit.ts';
import type { StoredCase } from '../actions.ts';
import { type MoveRefusal, type MoveRequest, move } from '../case-machine.ts';
import { lockOrder, type Work } from '../ledger/once.ts';
import { payBack } from '../ledger/pay-back.ts';
import { tellShop } from '../ledger/tell-shop.ts';
import { addNews } from '../news.ts';
import { readCase, saveCase } from './case-row.ts';

/** A move of a case. `customer`: only one of theirs. */
export interface MoveWork extends Pick<Work, 'now' | 'policies' | 'elsewhere'> {
  site: string;
  case: string;
  customer?: string;
  request: Omit<MoveRequest, 'at'>;
  ids: Pick<Work['ids'], 'ticket'>;
}

/**
 * `over`: more than is left of what was paid; `busy`: something else is being done about the order; `paid`: this amount was paid
 * for it before the server stopped, so that it can only be moved with it.
 */
export type MoveOutcome =
  | { moved: true; requested: boolean; case: StoredCase }
  | { moved: false; refusal: MoveRefusal | { refused: 'over'; left: number } }
  | { moved: false; refusal: { refused: 'missing' | 'busy' } | { refused: 'paid'; amount: number } };

/** Moves a case, with the refund that goes with it; its conversation is told. A move to where it is does nothing. */
export const moveCaseUnit = unit<MoveWork, MoveOutcome>('shop.moveCase', function* (work, store) {
  const { site } = work;
  const first = yield* readCase(site, work.case);
  if (!first || (work.customer !== undefined && first.customer !== work.customer)) return missing;
  const { elsewhere } = work;
  const order = yield* lockOrder({ site, order: first.order, ...(elsewhere && { elsewhere }) }, store);
  const before = yield* readCase(site, work.case);
  if (!before) return missing;
  const at = new Date(work.now).toISOString();
  if (before.state === work.request.to) return { moved: true, requested: false, case: before };
  const result = move(before, { ...work.request, at }, work.policies);
  if ('refused' in result) return { moved: false, refusal: result };
  const after = result.moved;
  if (after.state === 'refunded') {
    if (!order) return missing;
    const { amount = 0 } = after;
    const paid = yield* payBack({
      site,
      order,
      cause: `case:${after.id}`,
      amount,
      now: work.now,
      // The shop's own system has paid it already and kept to what was left.
      unchecked: elsewhere !== undefined,
    });
    if ('refused' in paid) return { moved: false, refusal: paid.refused === 'over' ? paid : over };
  }
  return yield* written(work, after);
});

const missing: MoveOutcome = { moved: false, refusal: { refused: 'missing' } };
const over = { refused: 'over', left: 0 } as const;

function* written(work: MoveWork, after: StoredCase): Steps<MoveOutcome> {
  const { site, now, request } = work;
  yield* saveCase(site, after);
  const place = {
    ...work,
    key: `${after.id}:${after.history.length}`,
    order: after.order,
    customer: after.customer,
  };
  const told = yield* tellShop(
    place,
    { kind: 'case.moved', data: { case: after } },
    { known: request.by === 'shop' },
  );
  if (after.conversation !== undefined && request.by !== 'customer') {
    const cid = `case:${after.id}:${after.history.length}`;
    yield* addNews({
      site,
      conversation: after.conversation,
      cid,
      news: { about: 'case', case: after },
      now,
    });
  }
  return { moved: true, requested: told.requested && after.state === 'refunded', case: after };
}
