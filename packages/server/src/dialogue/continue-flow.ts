import { answerIntent } from './answer-intent.ts';
import { digitsAlone, digitsIn, numberIn } from './details.ts';
import type { Given } from './find-order.ts';
import { notUnderstood } from './flows/not-understood.ts';
import { runOrderFlow } from './flows/order-flow.ts';
import { humanChoice, type Outcome, type Turn, text } from './turn.ts';
import type { RunningFlow } from './turn-input.ts';

const CANCEL =
  /^(算了|不用了?|不查了|不要了|取消|没事了?|never ?mind|forget it|cancel|stop|leave it)[\s。.!！~]*$/i;
const HAS_NONE =
  /(不知道|不记得|忘了|忘记|没有|找不到|找不着)|\b(don'?t (know|have|remember)|forgot|lost|can'?t find|no idea)\b/i;

/** Goes on with a flow that waits for something; undefined where the message has nothing to do with it. */
export async function continueFlow(turn: Turn, flow: RunningFlow): Promise<Outcome | undefined> {
  const { understanding } = turn.input;
  const words = understanding.text.trim();
  const given = fillingOf(turn, flow);
  if (given) return runOrderFlow(turn, flow.name, given);
  if (flow.optional) return undefined;
  const understood = understanding.band === 'answer';
  if (CANCEL.test(words) || (understood && understanding.intent === 'deny')) {
    return { replies: [text(turn.say(turn.phrases.cancelled))] };
  }
  if (HAS_NONE.test(words)) return { replies: [text(turn.phrases.noNumber, [humanChoice(turn)])], flow };
  if (understood && understanding.intent !== 'affirm') return digress(turn, flow);
  return notUnderstood(turn, { replies: [askAgain(turn, flow)], flow, topic: flow.name });
}

/** What the message gives of what is awaited. */
function fillingOf({ input }: Turn, flow: RunningFlow): Given | undefined {
  const number = numberIn(input.understanding);
  const lastFour = (flow.optional ? digitsAlone : digitsIn)(input.understanding);
  if (flow.wants === 'order_number') return number === undefined ? undefined : { number };
  if (number !== undefined) return { number, ...(lastFour !== undefined && { lastFour }) };
  return lastFour === undefined || flow.number === undefined ? undefined : { number: flow.number, lastFour };
}

/** Another question in between is answered, and then the flow asks again. */
async function digress(turn: Turn, flow: RunningFlow): Promise<Outcome> {
  const outcome = await answerIntent(turn, turn.input.understanding.intent);
  if (outcome.handOff || outcome.flow || outcome.order !== undefined) return outcome;
  const reminder = text(turn.phrases.resume[flow.wants]);
  return { ...outcome, replies: [...outcome.replies.slice(0, 2), reminder], flow, topic: flow.name };
}

function askAgain(turn: Turn, flow: RunningFlow) {
  const { phrases } = turn;
  const words = flow.wants === 'last_four' ? phrases.askDigitsAgain : turn.say(phrases.askNumberAgain);
  return text(words, [{ value: 'never', label: phrases.choices.never }, humanChoice(turn)]);
}
