import type { Choice, ReplyBody } from '@zaine/protocol';
import { answerMessage } from './answer-intent.ts';
import { continueFlow } from './continue-flow.ts';
import { answerByWords } from './flows/article.ts';
import { crisis } from './flows/hand-off.ts';
import { photoFirst } from './flows/photo-first.ts';
import { unreachable } from './flows/unreachable.ts';
import { onceHeard } from './once-heard.ts';
import { reachable, ShopUnreachable } from './reachable-shop.ts';
import { inTraditional, readsTraditional } from './script.ts';
import { stale, takeChoice, takenChoice } from './take-choice.ts';
import { createTurn, type Outcome, type Turn, text } from './turn.ts';
import type {
  DialoguePorts,
  DialogueState,
  ProvedOrder,
  RunningFlow,
  TurnDecision,
  TurnInput,
} from './turn-input.ts';
import { asMessage, onlyTells, twoMatters } from './two-matters.ts';
import { isWork } from './work/hand.ts';
import { continueWork, lead, resume } from './work/run-work.ts';

/**
 * Decides what to say to one message of a shopper, and does what they have confirmed: once, however often the
 * same message is decided.
 */
export async function decide(input: TurnInput, ports: DialoguePorts): Promise<TurnDecision> {
  const rooms = reachable(ports);
  const turn = createTurn(withoutOldProofs(input), input.heard ? onceHeard(rooms, input.heard) : rooms);
  try {
    const outcome = await answer(turn);
    return await decision(turn, isOver(turn, outcome) ? await thenOn(turn, outcome) : outcome);
  } catch (error) {
    if (!(error instanceof ShopUnreachable)) throw error;
    return { ...(await decision(turn, await unreachable(turn))), failure: error.cause };
  }
}

const PROOF_HOLDS = 24 * 3_600_000;

/** Whoever sits at the same screen tomorrow proves an order anew. */
function withoutOldProofs(input: TurnInput): TurnInput {
  const { state, now } = input;
  const proved = state.proved?.filter(
    ({ at }) => at !== undefined && now.getTime() - Date.parse(at) < PROOF_HOLDS,
  );
  if (!proved || proved.length === state.proved?.length) return input;
  const { order: _order, topic: _topic, flow: _flow, proved: _proved, ...rest } = state;
  const kept = input.customer ? state : rest;
  return { ...input, state: { ...kept, proved } };
}

/** A choice, then what no machine should answer, then a flow that waits, then the message by itself. */
async function answer(turn: Turn): Promise<Outcome> {
  const { body, understanding, state } = turn.input;
  const value = takenChoice(turn);
  const taken = value === undefined ? undefined : await takeChoice(turn, value);
  if (taken) return taken;
  if (body.kind === 'file') return (await filled(turn, state.flow)) ?? photoFirst(turn, body.file);
  if (body.kind === 'form') {
    return (body.form === state.flow?.form && (await filled(turn, state.flow))) || stale(turn);
  }
  if (understanding.signals.includes('crisis')) return crisis(turn);
  const matters = twoMatters(turn);
  const both = matters && (await answerBoth(turn, matters));
  if (both) return both;
  const continued = state.flow && (await continueFlow(turn, state.flow));
  return continued ?? answerMessage(turn);
}

/** Both matters of a message: what only tells is told at once, what is to be done comes after the first. */
async function answerBoth(turn: Turn, [first, second]: [Turn, Turn]): Promise<Outcome | undefined> {
  const begun = await answerMessage(first);
  if (begun.handOff) return begun;
  if (begun.flow && !onlyTells(second)) {
    const words = turn.say(turn.phrases.work.oneByOne);
    return { ...begun, later: second.input.understanding.text, replies: lead(turn, words, begun.replies) };
  }
  const after = { ...second, input: { ...second.input, state: afterwards(turn, begun) } };
  const vague = second.input.understanding.band === 'none';
  const told = await (vague ? answerByWords(after) : answerMessage(after));
  if (!told) return undefined;
  if (begun.flow && (told.flow || told.handOff)) return begun;
  const { replies, yes: _yes, ...rest } = told;
  // What is asked stands last.
  if (begun.flow) return { ...rest, ...begun, replies: joined(replies, begun.replies) };
  return { ...begun, ...rest, replies: joined(begun.replies, told.replies) };
}

const MOST_BODIES = 5;

/** What was said of the first and of the second, not too much of it, with choices only where something is asked last. */
function joined(first: readonly ReplyBody[], second: readonly ReplyBody[]): ReplyBody[] {
  const room = Math.max(1, MOST_BODIES - second.length);
  return [...first.slice(0, room).map(withoutChoices), ...second];
}

function withoutChoices(reply: ReplyBody): ReplyBody {
  if (!('choices' in reply) || reply.kind === 'choices') return reply;
  const { choices: _choices, ...rest } = reply;
  return rest as ReplyBody;
}

/** What is remembered between the two matters of one message. */
function afterwards({ input }: Turn, { order, proved }: Outcome): DialogueState {
  const { flow: _flow, later: _later, topic: _topic, ...state } = input.state;
  return {
    ...state,
    ...(order !== undefined && { order }),
    ...(proved && { proved: [...(state.proved ?? []), proved] }),
  };
}

/** True where something was running and nothing is any more. */
function isOver({ input }: Turn, { flow, handOff }: Outcome): boolean {
  return input.state.flow !== undefined && !flow && !handOff;
}

/** Once what was begun is over, what it interrupted is gone on with, and what was asked besides is taken up. */
async function thenOn(turn: Turn, outcome: Outcome): Promise<Outcome> {
  const { under = [], later } = turn.input.state;
  const outer = under.at(-1);
  const back = outer && (await resume(turn, outer, turn.phrases.work.back));
  if (back) {
    const replies = joined(outcome.replies, back.replies);
    return { ...outcome, ...back, replies, under: under.slice(0, -1), ...(later !== undefined && { later }) };
  }
  const next = later === undefined ? undefined : asMessage(turn, later, afterwards(turn, outcome));
  if (!next) return outcome;
  const told = await answerMessage(next);
  const replies = lead(turn, turn.phrases.work.besides, told.replies);
  return { ...outcome, ...told, replies: joined(outcome.replies, replies), taken: true };
}

/** What is not said in words answers only a work that waits for it. */
async function filled(turn: Turn, flow: RunningFlow | undefined): Promise<Outcome | undefined> {
  return flow && isWork(flow.name) ? continueWork(turn, flow) : undefined;
}

async function decision(turn: Turn, outcome: Outcome): Promise<TurnDecision> {
  const reads = readsTraditional(turn);
  const traditional = typeof reads === 'boolean' ? reads : await reads;
  const spoken = withCare(turn, outcome);
  const replies = traditional && turn.language === 'zh' ? await inTraditional(turn, spoken) : spoken;
  const state = nextState(turn, outcome, { replies, traditional, said: saidLately(turn, spoken) });
  const decided: TurnDecision = { replies, state };
  if (outcome.handOff) decided.handOff = outcome.handOff;
  if (outcome.alarm) decided.alarm = outcome.alarm;
  if (outcome.unanswered) decided.unanswered = true;
  return decided;
}

/** Sorry is said once. */
const APOLOGISES = /抱歉|对不住|对不起|不好意思|道歉|\bsorry\b|\bapolog/i;

/** Empathy before the solution, where the words do not show it already. */
function withCare(turn: Turn, { replies, soothed, topic, flow }: Outcome): ReplyBody[] {
  const { emotion } = turn.input.understanding;
  if (soothed || emotion === 'calm' || emotion === 'thankful') return replies;
  // In the middle of a work, words of haste or displeasure are mostly part of the answer.
  if (turn.input.state.flow && flow) return replies;
  if (emotion === 'anxious' && topic === undefined) return replies;
  if (emotion !== 'anxious' && replies.some((reply) => 'text' in reply && APOLOGISES.test(reply.text)))
    return replies;
  const opener = turn.say(turn.phrases[emotion]);
  const [first, ...rest] = replies;
  if (first?.kind !== 'text') return [text(opener), ...replies];
  return [{ ...first, text: `${opener}${turn.language === 'zh' ? '' : ' '}${first.text}` }, ...rest];
}

interface Said {
  replies: readonly ReplyBody[];
  traditional: boolean;
  said: string[];
}

const MOST_REMEMBERED = 12;

/** The wordings that were really said, after those of the turns before. */
function saidLately({ input, chosen }: Turn, spoken: readonly ReplyBody[]): string[] {
  const before = input.state.said ?? [];
  if (chosen.length === 0) return before;
  const texts = spoken.flatMap((reply) => ('text' in reply && reply.text) || []);
  const now = chosen.filter(({ words }) => texts.some((each) => each.includes(words)));
  return [...before, ...now.map(({ mark }) => mark)].slice(-MOST_REMEMBERED);
}

function nextState(turn: Turn, outcome: Outcome, { replies, traditional, said }: Said): DialogueState {
  const { state } = turn.input;
  const locked = outcome.locked ?? state.locked;
  const order = outcome.order ?? state.order;
  const topic = outcome.topic ?? state.topic;
  const proved = provedSoFar(state, outcome);
  const offered = offeredIn(replies);
  const photos = outcome.photos ?? (outcome.flow ? state.photos : undefined);
  const under = outcome.under ?? (outcome.flow ? state.under : undefined);
  const later = outcome.later ?? (outcome.flow && state.flow && !outcome.taken ? state.later : undefined);
  const product = outcome.product ?? state.product;
  // Member by member: each state is kept as text, so their order stays, and an object grows fastest so.
  const next: DialogueState = { language: turn.language };
  if (locked !== undefined) next.locked = locked;
  if (outcome.handOff) next.queued = true;
  next.misses = outcome.missed ? (state.misses ?? 0) + 1 : 0;
  if (order !== undefined) next.order = order;
  if (topic) next.topic = topic;
  if (proved) next.proved = proved;
  if (outcome.flow) next.flow = askedFlow(outcome.flow, turn, replies);
  if (offered.length > 0) next.offered = offered;
  if (outcome.yes !== undefined) next.yes = outcome.yes;
  if (photos) next.photos = photos;
  if (outcome.pending) next.pending = outcome.pending;
  if (traditional) next.traditional = traditional;
  if (under && under.length > 0) next.under = under;
  if (later !== undefined) next.later = later;
  if (product !== undefined) next.product = product;
  if (outcome.about) next.about = outcome.about;
  if (said.length > 0) next.said = said;
  return next;
}

function provedSoFar(state: DialogueState, { proved }: Outcome): ProvedOrder[] | undefined {
  if (!proved) return state.proved;
  return [...(state.proved ?? []).filter(({ number }) => number !== proved.number), proved];
}

function offeredIn(replies: readonly ReplyBody[]): Choice[] {
  return replies.flatMap((reply) => ('choices' in reply && reply.choices) || []);
}

/** A reply's event has the id of the message it answers, and its place. */
function askedFlow(flow: RunningFlow, { input }: Turn, replies: readonly ReplyBody[]): RunningFlow {
  const form = replies.findIndex((reply) => reply.kind === 'form');
  return form < 0 ? flow : { ...flow, form: `${input.seed}-${form}` };
}
