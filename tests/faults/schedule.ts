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

const says = (text: string): Step => ({ does: 'say', text });
const waits = (ms: number): Step => ({ does: 'wait', ms });
const texts = ['你好', '转人工', '我的快递到哪了', 'how long does delivery take?', '😀 <b>ok</b>'];
const anything = [
  ...(['rate', 'read', 'end', 'type', 'cut'] as const),
  ...(['claim', 'reply', 'deskRead', 'toBot', 'toQueue', 'finish'] as const),
];

/** What belongs together comes together now and then, or hardly anybody would ever be served. */
const scene: fc.Arbitrary<Step[]> = fc.constantFrom(
  [says('转人工'), waits(60), { does: 'claim' }, waits(20)],
  [{ does: 'reply' }, waits(20), { does: 'read' }],
  [{ does: 'reply' }, { does: 'reply' }, { does: 'cut' }, waits(60), { does: 'read' }],
  [says('你好'), waits(40), { does: 'read' }, { does: 'cut' }],
  [says('在吗'), waits(30), { does: 'deskRead' }],
);

const step: fc.Arbitrary<Step[]> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...texts).map((text) => [says(text)]) },
  { weight: 6, arbitrary: fc.constantFrom(...anything).map((does) => [{ does }]) },
  { weight: 5, arbitrary: fc.nat(60).map((ms) => [waits(ms)]) },
  { weight: 4, arbitrary: scene },
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
  steps: fc.array(step, { minLength: 1, maxLength: 16, size: 'max' }).map((all) => all.flat()),
  up: fc.array(toServer, { maxLength: 12, size: 'max' }),
  down: fc.array(toClient, { maxLength: 24, size: 'max' }),
});
