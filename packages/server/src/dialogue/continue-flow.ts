import { answerIntent } from './answer-intent.ts';
import { asksNothing } from './asks-nothing.ts';
import { awaitedNumber, digitsAlone, digitsIn, numberIn } from './details.ts';
import { type Given, namesOwnGoods } from './find-order.ts';
import { tellsPlace } from './flows/change-address.ts';
import { tellsInvoice } from './flows/invoice.ts';
import { notUnderstood } from './flows/not-understood.ts';
import { isOrderFlow, runOrderFlow } from './flows/order-flow.ts';
import { stopped } from './take-choice.ts';
import { humanChoice, type Outcome, type Turn, text } from './turn.ts';
import type { RunningFlow } from './turn-input.ts';
import { verbIn } from './unsure.ts';
import { isWork } from './work/hand.ts';
import { actOn, alsoYes, askAgain, beginWork, continueWork } from './work/run-work.ts';
import { seeksOrder } from './work/seeks-order.ts';
import { settles } from './work/settles.ts';

const STOP =
  /^(?:那就?|还是|哎|唉|嗯|actually,? |oh,? )?(算了|不用了?|不查了|不要了|取消|撤销|撤回|没事了?|先不(弄|办|改|退|换|取消)了?|不(弄|办|改|退|换|取消|撤)了|放弃|never ?mind|forget it|cancel|withdraw( it)?|stop|leave it|keep it|drop it)(吧|啦|,? (thanks|please))?[\s。.!！~]*$/i;
const HAS_NONE =
  /(不知道|不记得|忘了|忘记|没有|找不到|找不着)|\b(don'?t (know|have|remember)|forgot|lost|can'?t find|no idea)\b/i;

/** Goes on with a flow that waits for something; undefined where the message has nothing to do with it. */
export async function continueFlow(turn: Turn, flow: RunningFlow): Promise<Outcome | undefined> {
  return isWork(flow.name) && !seeksOrder(flow) ? goOn(turn, flow) : seekOrder(turn, flow);
}

/** A work in the middle of its questions. */
async function goOn(turn: Turn, flow: RunningFlow): Promise<Outcome | undefined> {
  if (await alsoYes(turn, flow)) return actOn(turn, flow);
  if (STOP.test(turn.plain.trim())) return stopped(turn);
  const outcome = await continueWork(turn, flow);
  if (outcome) return outcome;
  if (means(turn, 'deny')) return stopped(turn);
  if (flow.optional) return undefined;
  const other = meantElse(turn, flow);
  if (other) return digress(turn, flow, other);
  const again = await askAgain(turn, flow, turn.say(turn.phrases.work.askAgain));
  return again && notUnderstood(turn, again);
}

/** The order is not known yet. */
async function seekOrder(turn: Turn, flow: RunningFlow): Promise<Outcome | undefined> {
  const { understanding } = turn.input;
  const given = fillingOf(turn, flow);
  if (given) return withOrder(turn, flow, given);
  if (flow.wants === 'order' && (await namesOwnGoods(turn))) return withOrder(turn, flow, {});
  const tells =
    (flow.name === 'invoice' && tellsInvoice(turn.plain)) ||
    (flow.name === 'change_address' && tellsPlace(turn.input.understanding.text));
  if (tells && flow.wants === 'order') return noteBegun(turn, flow);
  if (flow.optional) return undefined;
  if (STOP.test(turn.plain.trim()) || means(turn, 'deny')) return stopped(turn);
  if (HAS_NONE.test(turn.plain)) return { replies: [text(turn.phrases.noNumber, [humanChoice(turn)])], flow };
  if (understanding.band === 'answer' && understanding.intent !== 'affirm') return digress(turn, flow);
  return notUnderstood(turn, { replies: [askForOrder(turn, flow)], flow, ...topicOf(flow) });
}

/** What is told before it is known of which order is kept, and the order asked for again. */
function noteBegun(turn: Turn, flow: RunningFlow): Outcome {
  const { phrases, input } = turn;
  const { text: words, slots } = input.understanding;
  const begun = {
    text: `${flow.begun?.text ?? ''}；${turn.plain}`,
    slots: [...(flow.begun?.slots ?? []), ...slots],
  };
  const orders = (input.state.offered ?? []).filter(({ value }) => value.startsWith('order:'));
  const reply =
    orders.length > 0
      ? { kind: 'choices' as const, text: turn.say(phrases.work.notedWhich), choices: orders }
      : askForOrder(turn, flow);
  return {
    replies: [reply],
    flow: { ...flow, begun: { ...begun, raw: `${flow.begun?.raw ?? ''}；${words}` } },
    ...topicOf(flow),
  };
}

function withOrder(turn: Turn, flow: RunningFlow, given: Given): Promise<Outcome> {
  if (isOrderFlow(flow.name)) return runOrderFlow(turn, flow.name, given);
  return beginWork(turn, flow.name, { ...given, flow });
}

function topicOf({ name }: RunningFlow): Pick<Outcome, 'topic'> {
  return name === 'case_withdraw' || name === 'send_back' || name === 'complaint' ? {} : { topic: name };
}

/** What the message gives of what is awaited. */
function fillingOf(turn: Turn, flow: RunningFlow): Given | undefined {
  const { input } = turn;
  if (asksNothing(turn)) return undefined;
  if (flow.wants === 'order_number' && input.body.kind === 'text') {
    const typed = awaitedNumber(input.understanding);
    return typed === undefined ? undefined : { number: typed };
  }
  const lastFour = (flow.optional ? digitsAlone : digitsIn)(input.understanding);
  const typed = lastFour === undefined && !flow.optional && input.body.kind === 'text';
  const number = (typed ? awaitedNumber : numberIn)(input.understanding);
  if (flow.wants !== 'last_four') return number === undefined ? undefined : { number };
  if (number !== undefined) return { number, ...(lastFour !== undefined && { lastFour }) };
  return lastFour === undefined || flow.number === undefined ? undefined : { number: flow.number, lastFour };
}

/** Another question in between is answered, and then the flow asks again. */
async function digress(
  turn: Turn,
  flow: RunningFlow,
  intent: string = turn.input.understanding.intent,
): Promise<Outcome> {
  const outcome = await answerIntent(turn, intent);
  if (outcome.handOff) return outcome;
  if (outcome.flow) return { ...outcome, ...interrupted(turn, flow, outcome.flow) };
  if (isWork(flow.name) && !seeksOrder(flow)) {
    const back = await askAgain(turn, flow, turn.phrases.work.back);
    return back
      ? { ...outcome, ...back, replies: [...outcome.replies.slice(0, 2), ...back.replies] }
      : outcome;
  }
  if (outcome.order !== undefined || (flow.wants !== 'order_number' && flow.wants !== 'last_four'))
    return outcome;
  const reminder = text(turn.phrases.resume[flow.wants]);
  return { ...outcome, replies: [...outcome.replies.slice(0, 2), reminder], flow, ...topicOf(flow) };
}

const MOST_UNDER = 2;
/** What was under way waits until the new work is over, unless the new one stands in its place. */
function interrupted(turn: Turn, flow: RunningFlow, by: RunningFlow): Pick<Outcome, 'under'> {
  const { under = [] } = turn.input.state;
  if (!isWork(flow.name) || seeksOrder(flow) || !isWork(by.name) || flow.name === by.name) return { under };
  const other = flow.order && by.order && flow.order.number !== by.order.number;
  if (settles(flow.name) && settles(by.name) && !other) return { under };
  return { under: [...under, flow].slice(-MOST_UNDER) };
}

/** What a message is surely about other than what is being done. */
function meantElse({ input: { understanding }, plain }: Turn, { name }: RunningFlow): string | undefined {
  const { band, intent } = understanding;
  const meant = band === 'answer' ? intent : verbIn(plain);
  return meant === 'affirm' || meant === name ? undefined : meant;
}

function means({ input: { understanding } }: Turn, wanted: string): boolean {
  return understanding.band === 'answer' && understanding.intent === wanted;
}

function askForOrder(turn: Turn, flow: RunningFlow) {
  const { phrases } = turn;
  const words = flow.wants === 'last_four' ? phrases.askDigitsAgain : turn.say(phrases.askNumberAgain);
  return text(words, [{ value: 'never', label: phrases.choices.never }, humanChoice(turn)]);
}
