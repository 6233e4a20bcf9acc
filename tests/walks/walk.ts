import type { Choice, ReplyBody } from '@zaine/protocol';
import fc from 'fast-check';
import { LEAVE_QUEUE } from '../../packages/server/src/conversation/leave-queue.ts';
import { nextStates } from '../../packages/server/src/shop/case-machine.ts';
import type { Stage } from '../../packages/server/src/testing/stage.ts';
import { beginnings, sayings } from './sayings.ts';

/** One step of a walk. Numbers choose among what is there when it is taken. */
export type Step =
  | { do: 'say'; words: string }
  | { do: 'go on'; which: number }
  | { do: 'press' | 'press an old one'; which: number }
  | { do: 'fill'; values: Record<string, string> }
  | { do: 'send a photo'; which: number }
  | { do: 'wait'; hours: number }
  | { do: 'ship' | 'deliver'; which: number }
  | { do: 'move a case'; which: number }
  | { do: 'restart' | 'break the order system' | 'mend the order system' | 'die before answering' };

const which = fc.nat(30);
const values = fc.record(
  {
    name: fc.constantFrom('张三', 'Jo Bloggs', ''),
    phone: fc.constantFrom('13800008888', '1380', '+4930123456', ''),
    line: fc.constantFrom('文三路100号3栋501', 'x', '12 Abbey Road', ''),
    city: fc.constantFrom('杭州市', ''),
    title: fc.constantFrom('个人', '杭州木禾贸易有限公司', ''),
    taxNumber: fc.constantFrom('91350100M000100Y43', '91350100M000100Y34', ''),
    email: fc.constantFrom('a@example.com', 'nowhere', ''),
  },
  { requiredKeys: [] },
);

/** Any step; the shopper mostly speaks and presses. */
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('say' as const),
      words: fc.constantFrom(...sayings, ...beginnings),
    }),
  },
  { weight: 16, arbitrary: fc.record({ do: fc.constant('go on' as const), which }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('press' as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('press an old one' as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('fill' as const), values }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('send a photo' as const), which }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.constantFrom(1, 26, 200) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('ship' as const, 'deliver' as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('move a case' as const), which }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'restart' as const,
        'break the order system' as const,
        'mend the order system' as const,
        'mend the order system' as const,
        'die before answering' as const,
      ),
    }),
  },
);

const begin = fc.record({ do: fc.constant('say' as const), words: fc.constantFrom(...beginnings) });
const on = fc.record({ do: fc.constant('go on' as const), which });
/** Something begun and gone on with, with a disturbance here and there. */
const errand: fc.Arbitrary<Step[]> = fc
  .tuple(
    begin,
    fc.array(fc.oneof({ weight: 4, arbitrary: on }, { weight: 1, arbitrary: step }), { maxLength: 7 }),
  )
  .map(([first, rest]) => [first, ...rest]);

/** A walk through the shop's flows. */
export const walk: fc.Arbitrary<Step[]> = fc
  .array(fc.oneof({ weight: 3, arbitrary: errand }, { weight: 1, arbitrary: step.map((one) => [one]) }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.flat());

/** What a walk has seen so far. */
export interface Trail {
  last: ReplyBody[];
  heard: ReplyBody[];
}

/** Takes a step; true where the bot had something to answer. */
export async function take(stage: Stage, step: Step, trail: Trail): Promise<boolean> {
  switch (step.do) {
    case 'say':
      return speak(stage, trail, { kind: 'text', text: step.words });
    case 'go on':
      return goOn(stage, step.which, trail);
    case 'press':
    case 'press an old one': {
      const choices = choicesOf(step.do === 'press' ? trail.last : trail.heard);
      const choice = choices[step.which % Math.max(1, choices.length)];
      return choice !== undefined && speak(stage, trail, { kind: 'choice', ...choice });
    }
    case 'fill': {
      const form = (await stage.memory()).flow?.form ?? 'e-none-0';
      return speak(stage, trail, { kind: 'form', form, values: step.values });
    }
    case 'send a photo':
      return speak(stage, trail, { kind: 'file', file: `f-${stage.site}-${step.which}` } as never);
    default:
      await happen(stage, step);
      return false;
  }
}

/** Does what brings the matter forward: says yes, answers what is asked, and stops waiting for a person. */
async function goOn(stage: Stage, which: number, trail: Trail): Promise<boolean> {
  if ((await stage.state()).name === 'queued') {
    return speak(stage, trail, { kind: 'choice', value: LEAVE_QUEUE, label: '不等了' });
  }
  const forward = choicesOf(trail.last).filter(({ value }) =>
    /^(a|do(?!:case_withdraw)|yes|order):/.test(value),
  );
  const choice =
    forward.find(({ value }) => value.startsWith('yes:')) ?? forward[which % Math.max(1, forward.length)];
  return choice !== undefined && speak(stage, trail, { kind: 'choice', ...choice });
}

async function speak(stage: Stage, trail: Trail, body: Parameters<Stage['send']>[0]): Promise<boolean> {
  const before = await stage.state();
  const { replies } = await stage.send(body);
  trail.last = replies;
  trail.heard.push(...replies);
  return before.name === 'bot';
}

/** Something that is not the shopper's doing. */
async function happen(stage: Stage, step: Step): Promise<void> {
  if (step.do === 'wait') stage.later(step.hours);
  if (step.do === 'restart') stage.restart();
  if (step.do === 'break the order system') stage.unreachable = true;
  if (step.do === 'mend the order system') stage.unreachable = false;
  if (step.do === 'die before answering') stage.diesBeforeAnswering = true;
  if (step.do === 'ship' || step.do === 'deliver') await leave(stage, step.do, step.which);
  if (step.do === 'move a case') await moveSome(stage, step.which);
}

async function leave(stage: Stage, how: 'ship' | 'deliver', which: number): Promise<void> {
  const all = await stage.orders();
  const open = all.filter(({ status }) => status === (how === 'ship' ? 'paid' : 'shipped'));
  const order = open[which % Math.max(1, open.length)];
  if (!order) return;
  const status = how === 'ship' ? ('shipped' as const) : ('delivered' as const);
  const deliveredAt = new Date(stage.now).toISOString();
  await stage.room.builtIn.putOrder(stage.site, {
    ...order,
    status,
    ...(how === 'deliver' && { deliveredAt }),
  });
}

async function moveSome(stage: Stage, which: number): Promise<void> {
  const cases = await stage.cases();
  const stored = cases[which % Math.max(1, cases.length)];
  const next = stored && nextStates(stored, 'agent');
  const to = next?.[which % Math.max(1, next.length)];
  if (!stored || !to) return;
  const request = { to, by: 'agent' as const, name: '小周', note: '看过了', tracking: 'SF1340229900112' };
  // Refusals are fine; what is moved must be legal.
  await stage.room.moves.moveCase(stage.site, stored.id, request);
}

/** The choices that replies carry. */
export function choicesOf(replies: readonly ReplyBody[]): Choice[] {
  return replies.flatMap((reply) => ('choices' in reply && reply.choices) || []);
}
