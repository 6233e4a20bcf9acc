import type { ReplyBody } from '@zaine/protocol';
import { findOrder, type Given } from '../find-order.ts';
import { humanChoice, type Outcome, type Turn, text } from '../turn.ts';
import type { FreeWorkName, OrderWorkName, RunningFlow, Said } from '../turn-input.ts';
import { further, type Hand, isOrderWork, takeUp, without } from './hand.ts';
import { stopChoice } from './question.ts';
import { settles } from './settles.ts';
import type { Confirmation, Next, Question } from './work.ts';

/** What is already known when a work begins. */
export interface Start extends Given {
  /** Details told by a choice; each is checked by the question it answers. */
  values?: Record<string, string>;
  /** Goes on with this one, once its order is known. */
  flow?: RunningFlow;
}

const LONGEST_BEGUN = 500;

/** Begins a work, or goes on with one whose order was just told. */
export async function beginWork(
  turn: Turn,
  name: OrderWorkName | FreeWorkName,
  start: Start = {},
): Promise<Outcome> {
  const { seed, body } = turn.input;
  const words = body.kind === 'text' ? turn.plain.slice(0, LONGEST_BEGUN) : '';
  const fresh: RunningFlow = {
    name,
    wants: 'order',
    key: seed,
    begun: saidOf(turn, words),
  };
  const flow: RunningFlow = { ...(start.flow ?? fresh), ...(start.values && { values: start.values }) };
  if (!isOrderWork(name)) return opened(turn, flow);
  const search = await findOrder(turn, name, start);
  if ('outcome' in search) {
    const { outcome } = search;
    return { ...outcome, flow: { ...flow, optional: true, ...outcome.flow } };
  }
  const { order, proved } = search;
  const more = start.flow && words !== '' ? saidOf(turn, words) : undefined;
  const outcome = await opened(
    turn,
    { ...flow, order: { number: order.number, customer: order.customer } },
    { ...(more && { said: more }), known: toldBefore(turn, name, order.number) },
  );
  return { order: order.number, ...outcome, ...(proved && { proved }) };
}

/** What a message tells, with its own script where that is another one. */
function saidOf({ input }: Turn, words: string): Said {
  const { text: raw, slots } = input.understanding;
  return { text: words, slots, ...(raw !== words && words !== '' && { raw: raw.slice(0, LONGEST_BEGUN) }) };
}

const CARRIED = ['item', 'quantity', 'files', 'photos'];

/** Which thing and its photos, where another work about the same order takes the place of the one under way. */
function toldBefore(turn: Turn, name: string, number: string): Record<string, string> {
  const { flow } = turn.input.state;
  if (!flow || !settles(flow.name) || !settles(name) || flow.order?.number !== number) return {};
  return Object.fromEntries(Object.entries(flow.values ?? {}).filter(([slot]) => CARRIED.includes(slot)));
}

/** The first question of a work, after what it says to begin with. */
async function opened(
  turn: Turn,
  { values: given = {}, ...flow }: RunningFlow,
  { said, known = {} }: { said?: Said; known?: Record<string, string> } = {},
): Promise<Outcome> {
  const hand = await takeUp(turn, { ...flow, values: known });
  if (!hand) return gone(turn);
  const opening = hand.opening();
  const outcome = await advance(hand, { given, ...(said && { said }) });
  if (opening === undefined) return outcome;
  return { ...outcome, replies: lead(turn, opening, outcome.replies), soothed: true };
}

/**
 * Goes on with a work that waits for something, by the message or by a choice that was made; undefined where the
 * message is no answer.
 */
export async function continueWork(
  turn: Turn,
  flow: RunningFlow,
  chosen?: string,
): Promise<Outcome | undefined> {
  const hand = await takeUp(turn, flow);
  if (!hand) return gone(turn);
  const said = saidOf(turn, turn.plain);
  const next = await hand.next();
  if (!('ask' in next) || next.ask.slot !== flow.wants) {
    return 'confirm' in next && flow.wants === 'confirm'
      ? restated(hand, next.confirm, said)
      : advance(hand, { given: {} });
  }
  const given = chosen === undefined ? undefined : pick(next.ask, chosen);
  const reading = chosen === undefined ? next.ask.read?.() : given && { values: given };
  if (!reading) {
    const ahead = chosen === undefined && turn.input.body.kind === 'text' ? hand.ahead() : undefined;
    return ahead && advance(await told(hand, ahead), { given: {} });
  }
  if ('wrong' in reading) return waiting(hand, [asked(reading.wrong, next.ask)], next.ask.slot);
  return advance(await told(hand, reading.values), { given: {}, said });
}

/** What is wrong with an answer is said with the same ways to go on as the question. */
function asked(wrong: ReplyBody, { reply }: Question): ReplyBody {
  const choices = 'choices' in reply ? reply.choices : undefined;
  return wrong.kind === 'text' && !wrong.choices && choices ? { ...wrong, choices } : wrong;
}

/** Does what was confirmed. What stands in the way by now is for the action to say. */
export async function actOn(turn: Turn, flow: RunningFlow): Promise<Outcome> {
  const hand = await takeUp(turn, flow);
  return hand ? finished(hand, await hand.act()) : gone(turn);
}

/** Asks again for some details of a confirmation that was not right. */
export async function redo(turn: Turn, flow: RunningFlow): Promise<Outcome | undefined> {
  const hand = await takeUp(turn, flow);
  const next = await hand?.next();
  if (!hand || !next || !('confirm' in next)) return undefined;
  const open = await without(hand, next.confirm.redo ?? []);
  return advance(await further(open, { redone: true }), { given: {} });
}

/** What the work waits for, asked once more, after some words. */
export async function askAgain(turn: Turn, flow: RunningFlow, before = ''): Promise<Outcome | undefined> {
  const hand = await takeUp(turn, flow);
  if (!hand) return gone(turn);
  const outcome = await advance(hand, { given: {}, still: true });
  return before === '' ? outcome : { ...outcome, replies: lead(turn, before, outcome.replies) };
}

/** Goes on with a work that was interrupted, after some words; undefined where nothing is left to do about it. */
export async function resume(turn: Turn, flow: RunningFlow, before: string): Promise<Outcome | undefined> {
  const hand = await takeUp(turn, flow);
  const next = await hand?.next();
  if (!hand || !next || !('ask' in next || 'confirm' in next)) return undefined;
  const outcome = await advance(hand, { given: {}, still: true });
  return outcome.flow && { ...outcome, replies: lead(turn, before, outcome.replies) };
}

/** True where a message says yes to what stands to be confirmed, in words that elsewhere mean something else. */
export async function alsoYes(turn: Turn, flow: RunningFlow): Promise<boolean> {
  const next = flow.wants === 'confirm' ? await (await takeUp(turn, flow))?.next() : undefined;
  const pattern = next && 'confirm' in next ? next.confirm.alsoYes : undefined;
  return pattern?.test(turn.plain.trim()) ?? false;
}

const MOST_DETAILS = 12;

interface Fresh {
  /** Told by a choice. */
  given: Readonly<Record<string, string>>;
  /** Told in words. */
  said?: Said;
  /** Only says where it stands; does nothing that needs no confirmation. */
  still?: boolean;
}

/** Goes on until something has to be asked. */
async function advance(start: Hand, { given, said, still }: Fresh): Promise<Outcome> {
  let hand = start;
  for (let details = 0; details < MOST_DETAILS; details++) {
    const next = await hand.next();
    const stop = await stopAt(hand, next, still);
    if (stop) return stop;
    if ('become' in next) {
      hand = await further(hand, { name: next.become });
      continue;
    }
    if (!('ask' in next)) throw new Error(`${start.flow.name} neither asks nor ends.`);
    const chosen = given[next.ask.slot];
    const known =
      (chosen === undefined ? undefined : pick(next.ask, chosen)) ?? gleaned(hand, next.ask, said);
    if (!known) return waiting(hand, [next.ask.reply], next.ask.slot);
    hand = await told(hand, known);
  }
  throw new Error(`${start.flow.name} asks without end.`);
}

/** What the message says of it already, or what the first one did. */
function gleaned({ flow }: Hand, { glean }: Question, said: Said | undefined) {
  const first = flow.redone ? undefined : flow.begun;
  return (said && glean?.(said)) ?? (first && glean?.(first));
}

async function stopAt(hand: Hand, next: Next, still = false): Promise<Outcome | undefined> {
  if ('over' in next) return finished(hand, next.over);
  if ('confirm' in next) return confirmed(hand, next.confirm);
  if (!('act' in next)) return undefined;
  return still ? gone(hand.turn) : finished(hand, await hand.act());
}

function told(hand: Hand, values: Record<string, string>): Promise<Hand> {
  return further(hand, { values: { ...hand.flow.values, ...values } });
}

/** The value of one of a question's choices; nothing else can be chosen. */
function pick({ slot, reply }: Question, value: string): Record<string, string> | undefined {
  const choices = ('choices' in reply && reply.choices) || [];
  return choices.some((choice) => choice.value.endsWith(`:${slot}:${value}`)) ? { [slot]: value } : undefined;
}

/** What stands to be confirmed, with what the message changes of it; undefined where it changes nothing. */
async function restated(
  hand: Hand,
  { redo: again = [] }: Confirmation,
  said: Said,
): Promise<Outcome | undefined> {
  for (const slot of again) {
    const open = await without(hand, [slot]);
    const next = await open.next();
    const ask = 'ask' in next && next.ask.slot === slot ? next.ask : undefined;
    const values = ask?.glean?.(said);
    if (ask && values)
      return advance(await told(open, added(ask, { before: hand.flow.values, values })), { given: {} });
  }
  return undefined;
}

/** What is told of a detail in parts adds to what was told of it before. */
function added(
  { slot, merge }: Question,
  told: { before: RunningFlow['values']; values: Record<string, string> },
): Record<string, string> {
  const { before, values } = told;
  const [was, is] = [before?.[slot], values[slot]];
  return merge && was !== undefined && is !== undefined ? { ...values, [slot]: merge(was, is) } : values;
}

function waiting({ flow }: Hand, replies: ReplyBody[], wants: string): Outcome {
  return { replies, flow: { ...started(flow), wants }, ...aboutOrder(flow) };
}

function confirmed({ turn, flow }: Hand, { words, yes, no, redo: again }: Confirmation): Outcome {
  const round = (flow.round ?? 0) + 1;
  const token = `${flow.key}:${round}`;
  const choices = [
    { value: `yes:${token}`, label: yes },
    ...(again ? [{ value: `redo:${token}`, label: turn.phrases.work.redo }] : []),
    { ...stopChoice(turn), ...(no !== undefined && { label: no }) },
  ];
  return {
    replies: [text(words, choices)],
    yes: `yes:${token}`,
    flow: { ...started(flow), wants: 'confirm', round },
    ...aboutOrder(flow),
  };
}

/** Once it is under way, what led to it need not be kept. */
function started({ number: _number, form: _form, optional: _optional, ...flow }: RunningFlow): RunningFlow {
  return flow;
}

/** What comes after it is about the order, no longer about the work. */
function finished({ flow }: Hand, outcome: Outcome): Outcome {
  return { ...(flow.order && { order: flow.order.number, topic: 'order_status' as const }), ...outcome };
}

function aboutOrder({ name, order }: RunningFlow): Pick<Outcome, 'order' | 'topic'> {
  return order ? { order: order.number, ...(isOrderWork(name) && { topic: name }) } : {};
}

function gone(turn: Turn): Outcome {
  return { replies: [text(turn.phrases.work.gone, [humanChoice(turn)])], yes: 'human' };
}

/** Puts words before a reply, in the same bubble where it is one of words. */
export function lead(turn: Turn, words: string, [first, ...rest]: ReplyBody[]): ReplyBody[] {
  if (!first || !('text' in first)) return [text(words), ...(first ? [first] : []), ...rest];
  return [{ ...first, text: `${words}${turn.language === 'zh' ? '' : ' '}${first.text}` }, ...rest];
}
