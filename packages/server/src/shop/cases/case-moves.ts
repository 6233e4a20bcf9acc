import type { StoredCase } from '../actions.ts';
import type { ActionParts } from '../adapters/local-actions.ts';
import type { MoveRequest } from '../case-machine.ts';
import { ticketId } from '../ids.ts';
import { findCase } from './case-reader.ts';
import { type MoveOutcome, moveCaseUnit } from './move-case.ts';

/** Moves cases for those who may move any: agents, the shop's back end, its policies. */
export interface CaseMoves {
  moveCase(site: string, id: string, request: Omit<MoveRequest, 'at'>): Promise<MoveOutcome>;
}

/** Moves of cases of orders kept here. `elsewhere` reads an order of another system. */
export function createCaseMoves(parts: ActionParts): CaseMoves {
  return {
    async moveCase(site, id, request) {
      const policies = await parts.policies.policiesOf(site);
      const elsewhere = await orderOf(parts, site, id);
      return parts.store.run(moveCaseUnit, {
        site,
        case: id,
        request,
        policies,
        now: parts.now(),
        ids: { ticket: ticketId() },
        ...(elsewhere && { elsewhere }),
      });
    },
  };
}

async function orderOf({ store, elsewhere }: ActionParts, site: string, id: string) {
  if (!elsewhere) return undefined;
  const found: StoredCase | undefined = await findCase(store.db, site, { id });
  return found && elsewhere(site, found.customer, found.order);
}
