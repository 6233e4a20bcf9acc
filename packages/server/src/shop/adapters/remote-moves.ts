import { type MoveRequest, move } from '../case-machine.ts';
import { type CaseMoves, createCaseMoves } from '../cases/case-moves.ts';
import { findCase } from '../cases/case-reader.ts';
import type { MoveOutcome } from '../cases/move-case.ts';
import { UNFINISHED } from '../ledger/remote-task.ts';
import type { RemoteOrders } from '../remote-orders.ts';
import { type ActionParts, workOf } from './local-actions.ts';
import type { RemoteTasks } from './remote-tasks.ts';

/** What moves of cases of the shop's own system's orders stand on. */
export interface RemoteMovesParts extends Required<ActionParts> {
  orders: RemoteOrders;
  tasks: RemoteTasks;
}

/**
 * Moves cases; money is paid back by the shop's own system first, unless that is who says so. A crash in between
 * leaves the case where it was, and the same move again pays nothing twice: its key is the case.
 */
export function createRemoteMoves(parts: RemoteMovesParts): CaseMoves {
  const own = createCaseMoves(parts);
  return {
    async moveCase(site, id, request) {
      if (request.to === 'refunded' && request.by !== 'shop') {
        const refusal = await payThere(parts, { site, id, request });
        if (refusal) return refusal;
      }
      return own.moveCase(site, id, request);
    },
  };
}

interface Wanted {
  site: string;
  id: string;
  request: Omit<MoveRequest, 'at'>;
}

/** Has the shop's own system pay back what a case comes to; resolves with why not. */
async function payThere(
  parts: RemoteMovesParts,
  { site, id, request }: Wanted,
): Promise<MoveOutcome | undefined> {
  const { store, orders, tasks } = parts;
  const before = await findCase(store.db, site, { id });
  if (!before || before.state === 'refunded') return undefined;
  const { customer, order: number, reason } = before;
  const policies = await parts.policies.policiesOf(site);
  const result = move(before, { ...request, at: new Date(parts.now()).toISOString() }, policies);
  // What may not be moved is told by who moves it.
  if ('refused' in result) return undefined;
  const { amount = 0 } = result.moved;
  const other = await otherAmount(parts, { site, id, number, amount });
  if (other !== undefined) return { moved: false, refusal: { refused: 'paid', amount: other } };
  // A refused amount is refused for good; another amount is another question.
  const key = `case:${id}:${amount}`;
  const work = await workOf(parts, { key, site, customer, order: number });
  if (!work) return { moved: false, refusal: { refused: 'missing' } };
  const ran = await tasks.run(work, 'refund', async () => {
    const answer = await orders.refund(site, { key, number, customer, amount, reason });
    const passing = 'refused' in answer && answer.refused === 'busy';
    return { answer, end: passing ? {} : { result: { done: !('refused' in answer), ...answer } } };
  });
  return refusalOf(
    'known' in ran ? { answer: JSON.parse(ran.known) as Awaited<ReturnType<RemoteOrders['refund']>> } : ran,
  );
}

type Ran = { answer: Awaited<ReturnType<RemoteOrders['refund']>> } | { conflict: true } | { busy: true };

function refusalOf(ran: Ran): MoveOutcome | undefined {
  if (!('answer' in ran)) return { moved: false, refusal: { refused: 'busy' } };
  if (!('refused' in ran.answer)) return undefined;
  if (ran.answer.refused === 'busy') return { moved: false, refusal: { refused: 'busy' } };
  return { moved: false, refusal: { refused: 'over', left: 0 } };
}

/** Another amount that was, or may have been, paid for the same case before the server stopped. */
async function otherAmount(
  { store }: RemoteMovesParts,
  { site, id, number, amount }: { site: string; id: string; number: string; amount: number },
): Promise<number | undefined> {
  const tries = await store.db
    .selectFrom('action')
    .select(['key', 'done', 'result'])
    .where('site', '=', site)
    .where('order_number', '=', number)
    .where('kind', '=', 'refund')
    .where('key', 'like', `case:${id}:%`)
    .execute();
  const open = tries.filter(({ done, result }) => done === 1 || result === UNFINISHED);
  return open.map(({ key }) => Number(key.split(':')[2])).find((each) => each !== amount);
}
