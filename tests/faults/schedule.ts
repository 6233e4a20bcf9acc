import fc from 'fast-check';
import type { Fault, FaultPlan } from './fault-proxy.ts';

/** Something a person, an agent or the network does. */
export type Step =
  | { does: 'say'; text: string }
  | { does: 'rate' | 'read' | 'end' | 'type' | 'cut' }
  | { does: 'claim' | 'reply' | 'deskRead' | 'toBot' | 'toQueue' | 'finish' }
  | { does: 'wait'; ms: number };

/** What happens in one conversation, and to its frames. */
export interface Schedule extends FaultPlan {
  steps: readonly Step[];
}

const plainly = fc.constantFrom(
  ...([
    'rate',
    'read',
    'end',
    'type',
    'cut',
    'claim',
    'reply',
    'deskRead',
    'toBot',
    'toQueue',
    'finish',
  ] as const),
);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .constantFrom('你好', '转人工', '我的快递到哪了', 'how long does delivery take?', '😀 <b>ok</b>')
      .map((text) => ({ does: 'say' as const, text })),
  },
  { weight: 12, arbitrary: plainly.map((does) => ({ does })) },
  { weight: 8, arbitrary: fc.nat(60).map((ms) => ({ does: 'wait' as const, ms })) },
);

const toClient: fc.Arbitrary<Fault> = fc.oneof(
  { weight: 12, arbitrary: fc.constant('pass' as const) },
  { weight: 3, arbitrary: fc.constantFrom('drop' as const, 'repeat' as const, 'swap' as const) },
  { weight: 1, arbitrary: fc.constant('swallow' as const) },
);

// A connection may die, but one that lives does not lose what was written to it: there `drop` is `swallow`.
const toServer: fc.Arbitrary<Fault> = fc.oneof(
  { weight: 9, arbitrary: fc.constant('pass' as const) },
  { weight: 3, arbitrary: fc.constantFrom('repeat' as const, 'swap' as const) },
  { weight: 1, arbitrary: fc.constant('swallow' as const) },
);

/** Any schedule. */
export const schedules: fc.Arbitrary<Schedule> = fc.record({
  steps: fc.array(step, { minLength: 1, maxLength: 24, size: 'max' }),
  up: fc.array(toServer, { maxLength: 12, size: 'max' }),
  down: fc.array(toClient, { maxLength: 24, size: 'max' }),
});
