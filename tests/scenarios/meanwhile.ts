import type { CaseState } from '@zaine/protocol';
import type { PolicyPatch } from '../../packages/server/src/shop/policy-book.ts';
import type { Stage } from '../../packages/server/src/testing/stage.ts';

type Happening = readonly [RegExp, (stage: Stage, ...words: string[]) => Promise<void> | void];

const HOURS = { hour: 1, day: 24, week: 168 } as const;
const STATES: Record<string, CaseState> = {
  approves: 'approved',
  receives: 'received',
  inspects: 'inspected',
  refunds: 'refunded',
  resends: 'resent',
  closes: 'closed',
};

/** What can happen between two lines. */
const happenings: readonly Happening[] = [
  [
    /^(\d+) (hour|day|week)s? pass(?:es)?$/,
    (stage, count, unit) => stage.later(Number(count) * HOURS[unit as 'day']),
  ],
  [/^the server restarts$/, (stage) => stage.restart()],
  [/^the shopper ends the conversation$/, (stage) => stage.end()],
  [/^the order system is down$/, (stage) => reach(stage, false)],
  [/^the order system is back$/, (stage) => reach(stage, true)],
  [
    /^(\w+) is (shipped|delivered)$/,
    (stage, number = '', status) => leave(stage, number, status as 'shipped'),
  ],
  [
    /^a colleague (approves|receives|inspects|refunds|resends|closes) it$/,
    (stage, verb = '') => moveLast(stage, STATES[verb] as CaseState),
  ],
  [/^a colleague refuses it: (.+)$/, (stage, note) => moveLast(stage, 'refused', note)],
  [/^the shop allows no coupons$/, (stage) => policy(stage, { couponLimit: 0 })],
  [
    /^the shop takes goods back for (\d+) days$/,
    (stage, days) => policy(stage, { returnDays: Number(days) }),
  ],
  [
    /^the shop's own system listens$/,
    async (stage) => void (await stage.room.changes.read(stage.site, { after: 0, limit: 1 })),
  ],
  [/^every return is reviewed$/, (stage) => policy(stage, { approveReturns: false })],
];

function reach(stage: Stage, reachable: boolean): void {
  stage.unreachable = !reachable;
}

/** Makes something happen, told as a sentence. */
export async function happen(stage: Stage, sentence: string): Promise<void> {
  for (const [pattern, act] of happenings) {
    const [matched, ...words] = pattern.exec(sentence) ?? [];
    if (matched !== undefined) return act(stage, ...words);
  }
  throw new Error(`Nobody knows how this happens: ${sentence}`);
}

async function leave(stage: Stage, number: string, status: 'shipped' | 'delivered'): Promise<void> {
  const order = await stage.order(number);
  const parcels = (order.parcels ?? []).map((parcel) => ({
    ...parcel,
    status: status === 'shipped' ? ('in_transit' as const) : ('delivered' as const),
  }));
  const deliveredAt = new Date(stage.now).toISOString();
  await stage.room.builtIn.putOrder(stage.site, {
    ...order,
    status,
    parcels,
    ...(status === 'delivered' && { deliveredAt }),
  });
}

async function moveLast(stage: Stage, to: CaseState, note?: string): Promise<void> {
  const [last] = await stage.cases();
  const outcome = await stage.room.moves.moveCase(stage.site, last?.id ?? '', {
    to,
    by: 'agent',
    name: '小周',
    ...(note !== undefined && { note }),
  });
  if (!outcome.moved) throw new Error(`The case cannot become ${to}: ${JSON.stringify(outcome.refusal)}`);
}

async function policy(stage: Stage, change: PolicyPatch): Promise<void> {
  await stage.room.policies.patch(stage.site, change, 'key');
}
