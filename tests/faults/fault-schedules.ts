import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import type { StoreUnderTest } from '../../packages/server/src/testing/test-store.ts';
import { followSchedule } from './follow-schedule.ts';
import type { Finding, Proof } from './proof.ts';
import { type Schedule, schedules } from './schedule.ts';
import { ShopUnderFaults } from './shop-under-faults.ts';

/** Conversations that run through their schedules side by side, at most. */
const AT_ONCE = 48;

/** Real clients of the SDK against a real server, through a proxy that harms their frames. */
export function faultSchedules(kind: StoreUnderTest): Proof {
  return {
    title: `The client's view after any faults, on ${kind.name}`,
    claim:
      'Frames are dropped, repeated, put out of order and swallowed, connections cut and the server restarted by random schedules, while shopper, bot and agent act. Afterwards the client shows what a new one is sent: events, state, agent, read marks of both sides.',
    skip: kind.skip,
    long: () => run(kind, 2000),
    short: () => run(kind, 100),
  };
}

async function run(kind: StoreUnderTest, count: number): Promise<Finding[]> {
  const shop = await ShopUnderFaults.open(kind);
  const started = Date.now();
  const sum = { schedules: 0, steps: 0, faults: 0, restarts: 0 };
  const faultsOf = ({ up, down }: Schedule) => [...up, ...down].filter((fault) => fault !== 'pass').length;
  const batch = fc.asyncProperty(
    fc.array(schedules, { minLength: 1, maxLength: AT_ONCE, size: 'max' }),
    fc.option(fc.nat(400)),
    async (together, restartAfter) => {
      const restart = restartAfter === null ? undefined : pause(restartAfter).then(() => shop.restart());
      const ends = await Promise.allSettled(together.map((one) => followSchedule(shop, one)));
      await restart;
      const failed = ends.findIndex((end) => end.status === 'rejected');
      const end = ends[failed];
      if (end?.status === 'rejected')
        throw new Error(`${end.reason.message}\nafter ${JSON.stringify(together[failed])}`);
      sum.schedules += together.length;
      sum.steps += together.reduce((all, { steps }) => all + steps.length, 0);
      sum.faults += together.reduce((all, one) => all + faultsOf(one), 0);
      sum.restarts += restart ? 1 : 0;
    },
  );
  try {
    while (sum.schedules < count) {
      const { failed, errorInstance } = await fc.check(batch, { numRuns: 1, endOnFailure: true });
      // The whole batch says little; the error holds the one schedule and what differed after it.
      if (failed) throw errorInstance;
    }
  } finally {
    await shop.close();
  }
  const perSecond = sum.schedules / ((Date.now() - started) / 1000);
  return [
    { what: 'schedules after which the client was right', found: sum.schedules, atLeast: count },
    { what: 'things done in them', found: sum.steps },
    { what: 'faults planned', found: sum.faults },
    { what: 'restarts', found: sum.restarts, atLeast: 1 },
    { what: 'schedules a second', found: perSecond },
  ];
}
