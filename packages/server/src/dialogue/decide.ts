import type { ReplyBody } from '@zaine/protocol';
import { answerMessage } from './answer-intent.ts';
import { continueFlow } from './continue-flow.ts';
import { crisis } from './flows/hand-off.ts';
import { notUnderstood } from './flows/not-understood.ts';
import { reachableShop, ShopUnreachable } from './reachable-shop.ts';
import { takeChoice, takenChoice } from './take-choice.ts';
import { createTurn, humanChoice, type Outcome, type Turn, text } from './turn.ts';
import type { DialoguePorts, DialogueState, TurnDecision, TurnInput } from './turn-input.ts';

/**
 * Decides what to say to one message of a shopper. It reads the shop and the knowledge base and changes
 * nothing but a guest's count of tries.
 */
export async function decide(input: TurnInput, ports: DialoguePorts): Promise<TurnDecision> {
  const turn = createTurn(input, { ...ports, shop: reachableShop(ports.shop) });
  try {
    return decision(turn, await answer(turn));
  } catch (error) {
    if (!(error instanceof ShopUnreachable)) throw error;
    return { ...decision(turn, unreachable(turn)), failure: error.cause };
  }
}

/** A choice, then what no machine should answer, then a flow that waits, then the message by itself. */
async function answer(turn: Turn): Promise<Outcome> {
  const { body, understanding, state } = turn.input;
  const value = takenChoice(turn);
  const taken = value === undefined ? undefined : await takeChoice(turn, value);
  if (taken) return taken;
  if (body.kind === 'file') return { ...unseen(turn), ...paused(turn) };
  if (body.kind === 'form') return notUnderstood(turn);
  if (understanding.signals.includes('crisis')) return crisis(turn);
  const continued = state.flow && (await continueFlow(turn, state.flow));
  return continued ?? answerMessage(turn);
}

function unseen(turn: Turn): Outcome {
  return { replies: [text(turn.say(turn.phrases.noFile), [humanChoice(turn)])], yes: 'human' };
}

function unreachable(turn: Turn): Outcome {
  const replies = [text(turn.say(turn.phrases.unreachable), [humanChoice(turn)])];
  return { replies, yes: 'human', ...paused(turn) };
}

/** What was being asked may still be answered, but is not insisted on. */
function paused({ input }: Turn): Pick<Outcome, 'flow'> {
  const { flow } = input.state;
  return flow ? { flow: { ...flow, optional: true } } : {};
}

function decision(turn: Turn, outcome: Outcome): TurnDecision {
  const replies = withCare(turn, outcome);
  return {
    replies,
    state: nextState(turn, outcome, replies),
    ...(outcome.handOff && { handOff: outcome.handOff }),
    ...(outcome.unanswered && { unanswered: true }),
  };
}

/** Empathy before the solution, where the words do not show it already. */
function withCare(turn: Turn, { replies, soothed, topic }: Outcome): ReplyBody[] {
  const { emotion } = turn.input.understanding;
  if (soothed || emotion === 'calm' || emotion === 'thankful') return replies;
  if (emotion === 'anxious' && topic === undefined) return replies;
  const opener = turn.say(turn.phrases[emotion]);
  const [first, ...rest] = replies;
  if (first?.kind !== 'text') return [text(opener), ...replies];
  return [{ ...first, text: `${opener}${turn.language === 'zh' ? '' : ' '}${first.text}` }, ...rest];
}

function nextState(turn: Turn, outcome: Outcome, replies: readonly ReplyBody[]): DialogueState {
  const { state } = turn.input;
  const proved = outcome.proved
    ? [...(state.proved ?? []).filter(({ number }) => number !== outcome.proved?.number), outcome.proved]
    : state.proved;
  const order = outcome.order ?? state.order;
  const topic = outcome.topic ?? state.topic;
  const offered = replies.flatMap((reply) => ('choices' in reply && reply.choices) || []);
  return {
    language: turn.language,
    misses: outcome.missed ? (state.misses ?? 0) + 1 : 0,
    ...(order !== undefined && { order }),
    ...(topic && { topic }),
    ...(proved && { proved }),
    ...(outcome.flow && { flow: outcome.flow }),
    ...(offered.length > 0 && { offered }),
    ...(outcome.yes !== undefined && { yes: outcome.yes }),
  };
}
