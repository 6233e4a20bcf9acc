import type { ReplyBody } from '@zaine/protocol';
import { answerMessage } from './answer-intent.ts';
import { continueFlow } from './continue-flow.ts';
import { crisis } from './flows/hand-off.ts';
import { photoFirst } from './flows/photo-first.ts';
import { unreachable } from './flows/unreachable.ts';
import { reachableShop, ShopUnreachable } from './reachable-shop.ts';
import { inScript, readsTraditional } from './script.ts';
import { stale, takeChoice, takenChoice } from './take-choice.ts';
import { createTurn, type Outcome, type Turn, text } from './turn.ts';
import type { DialoguePorts, DialogueState, RunningFlow, TurnDecision, TurnInput } from './turn-input.ts';
import { isWork } from './work/hand.ts';
import { continueWork } from './work/run-work.ts';

/**
 * Decides what to say to one message of a shopper, and does what they have confirmed: once, however often the
 * same message is decided.
 */
export async function decide(input: TurnInput, ports: DialoguePorts): Promise<TurnDecision> {
  const turn = createTurn(withoutOldProofs(input), { ...ports, shop: reachableShop(ports.shop) });
  try {
    return await decision(turn, await answer(turn));
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
  const continued = state.flow && (await continueFlow(turn, state.flow));
  return continued ?? answerMessage(turn);
}

/** What is not said in words answers only a work that waits for it. */
async function filled(turn: Turn, flow: RunningFlow | undefined): Promise<Outcome | undefined> {
  return flow && isWork(flow.name) ? continueWork(turn, flow) : undefined;
}

async function decision(turn: Turn, outcome: Outcome): Promise<TurnDecision> {
  const traditional = await readsTraditional(turn);
  const replies = await inScript(traditional, turn, withCare(turn, outcome));
  return {
    replies,
    state: nextState(turn, outcome, { replies, traditional }),
    ...(outcome.handOff && { handOff: outcome.handOff }),
    ...(outcome.alarm && { alarm: outcome.alarm }),
    ...(outcome.unanswered && { unanswered: true }),
  };
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
}

function nextState(turn: Turn, outcome: Outcome, { replies, traditional }: Said): DialogueState {
  const { state, seed } = turn.input;
  const proved = outcome.proved
    ? [...(state.proved ?? []).filter(({ number }) => number !== outcome.proved?.number), outcome.proved]
    : state.proved;
  const order = outcome.order ?? state.order;
  const topic = outcome.topic ?? state.topic;
  const offered = replies.flatMap((reply) => ('choices' in reply && reply.choices) || []);
  const form = replies.findIndex((reply) => reply.kind === 'form');
  const photos = outcome.photos ?? (outcome.flow ? state.photos : undefined);
  const locked = outcome.locked ?? state.locked;
  return {
    language: turn.language,
    ...(locked !== undefined && { locked }),
    ...(outcome.handOff && { queued: true as const }),
    misses: outcome.missed ? (state.misses ?? 0) + 1 : 0,
    ...(order !== undefined && { order }),
    ...(topic && { topic }),
    ...(proved && { proved }),
    // A reply's event has the id of the message it answers, and its place.
    ...(outcome.flow && { flow: { ...outcome.flow, ...(form >= 0 && { form: `${seed}-${form}` }) } }),
    ...(offered.length > 0 && { offered }),
    ...(outcome.yes !== undefined && { yes: outcome.yes }),
    ...(photos && { photos }),
    ...(outcome.pending && { pending: outcome.pending }),
    ...(traditional && { traditional }),
  };
}
