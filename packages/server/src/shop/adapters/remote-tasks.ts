import { setTimeout as sleep } from 'node:timers/promises';
import { nanoid } from 'nanoid';
import type { Store } from '../../store/store.ts';
import type { Work } from '../ledger/once.ts';
import { type Begun, beginTaskUnit, type FinishTask, finishTaskUnit, LEASE } from '../ledger/remote-task.ts';
import { ShopUnreachable } from '../shop-unreachable.ts';

/** How often it is looked whether another node has let go of an order, in milliseconds. */
const LOOK_EVERY = 200;

/** What is entered when a task is done, besides its work. */
export type TaskEnd = Pick<FinishTask, 'result' | 'told' | 'refund'>;

/** Tasks in the shop's own system: one at a time for each order, over all nodes. */
export interface RemoteTasks {
  /**
   * Runs a task unless its key is done. Where the shop may have done it without saying so, the order stays taken
   * for a while, and the same key may be tried `again`.
   */
  run<Answer>(
    work: Work,
    kind: string,
    ask: (again: boolean) => Promise<{ answer: Answer; end: TaskEnd }>,
  ): Promise<{ answer: Answer } | Exclude<Begun, { begun: true }>>;
}

/** Tasks over a store. */
export function createRemoteTasks(
  store: Store,
  wait: (milliseconds: number) => Promise<unknown> = sleep,
): RemoteTasks {
  const queues = new Map<string, Promise<unknown>>();

  function inTurn<T>(order: string, run: () => Promise<T>): Promise<T> {
    const before = queues.get(order) ?? Promise.resolve();
    const mine = before.then(run, run);
    queues.set(order, mine);
    const tidy = () => {
      if (queues.get(order) === mine) queues.delete(order);
    };
    mine.then(tidy, tidy);
    return mine;
  }

  async function begin(work: Work, kind: string, holder: string): Promise<Begun> {
    for (let waited = 0; ; waited += LOOK_EVERY) {
      const now = work.now + waited;
      const begun = await store.run(beginTaskUnit, { ...work, now, kind, holder });
      if (!('busy' in begun) || waited > LEASE) return begun;
      await wait(LOOK_EVERY);
    }
  }

  return {
    run: (work, kind, ask) =>
      inTurn(`${work.site} ${work.order}`, async () => {
        const holder = nanoid();
        const begun = await begin(work, kind, holder);
        if (!('begun' in begun)) return begun;
        const letGo = (end: TaskEnd) => store.run(finishTaskUnit, { ...work, kind, holder, ...end });
        try {
          const { answer, end } = await ask(begun.again);
          await letGo(end);
          return { answer };
        } catch (error) {
          if (error instanceof ShopUnreachable && !error.reached) await letGo({});
          throw error;
        }
      }),
  };
}
