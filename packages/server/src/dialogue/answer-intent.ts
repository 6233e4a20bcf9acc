import type { ReplyBody } from '@zaine/protocol';
import type { Alternative, Intent } from '@zaine/understanding';
import { aboutOrder } from './about-order.ts';
import { aside, onNothingAsked } from './asides.ts';
import { asksNothing } from './asks-nothing.ts';
import { admitsTooMuch } from './fault-words.ts';
import { answerByWords, answerFromArticles, articleChoices } from './flows/article.ts';
import { handOff } from './flows/hand-off.ts';
import { clarify, notUnderstood } from './flows/not-understood.ts';
import { isOrderFlow, runOrderFlow } from './flows/order-flow.ts';
import { smallTalk } from './flows/small-talk.ts';
import { intentLabels } from './phrases/intent-labels.ts';
import { humanChoice, type Outcome, type Turn, text } from './turn.ts';
import type { FreeWorkName, OrderWorkName } from './turn-input.ts';
import { impliedFlow, resolveGuesses } from './unsure.ts';
import { isOrderWork, isWork } from './work/hand.ts';
import { beginWork } from './work/run-work.ts';

const MOST_BODIES = 3;
/** How sure a second question in the same message must be. */
const SURE_OF_SECOND = 0.5;
/** And where it would begin to do something. */
const SURE_OF_WORK = 0.9;

/** Answers a message by what it means, when nothing is running that it could belong to. */
export async function answerMessage(turn: Turn): Promise<Outcome> {
  if (asksNothing(turn) && turn.input.understanding.intent !== 'affirm') return onNothingAsked(turn);
  if (ONLY_MARKUP.test(turn.plain)) return notUnderstood(turn);
  const asked = await aside(turn);
  if (asked) return asked;
  const { band } = turn.input.understanding;
  const intent = meantBy(turn);
  if (intent === 'complaint' || band === 'answer') {
    const outcome = await answerIntent(turn, intent);
    const { also } = turn.input.understanding;
    return also ? withSecond(turn, outcome, also) : outcome;
  }
  const flow = await impliedFlow(turn);
  if (flow) return aboutOrder(turn, flow);
  if (band === 'none') return (await answerByWords(turn)) ?? notUnderstood(turn);
  const resolved = await resolveGuesses(turn);
  if ('intent' in resolved) return answerIntent(turn, resolved.intent);
  // An article that covers the question is worth more than a question back, unless something is to be done.
  const doable = resolved.ask.some((each) => isWork(each) || isOrderFlow(each));
  const enough = turn.plain.trim().length >= WORTH_SEARCHING;
  return (!doable && enough && (await answerByWords(turn))) || clarify(turn, resolved.ask);
}

/** What a message surely means; a fault it does not speak of is not what it means. */
function meantBy({ input, plain }: Turn): string {
  const { intent, also, alternatives } = input.understanding;
  if (input.body.kind === 'text' && COMPLAINS.test(plain)) return 'complaint';
  if (input.body.kind !== 'text' || !admitsTooMuch(intent, plain)) return intent;
  const others = [...(also ? [also] : []), ...alternatives];
  const other = others.find((each) => isOrderFlow(each.intent));
  return other?.intent ?? (WHERE.test(plain) ? 'track_parcel' : intent);
}

/** Said in so many words, whatever it is about. */
const COMPLAINS =
  /(我|要|想|必须|一定)(要|想|得)?投诉|\b(want|wish|need|like|going) to (complain|(make|file|lodge) a (formal )?complaint)\b/i;
const WORTH_SEARCHING = 5;
const ONLY_MARKUP = /^\s*(?:<[^>]*>\s*)+$/;
const WHERE = /\bwhere\b|\bwhen\b|到哪|在哪|哪里|什么时候/i;

/** Answers an intent. */
export function answerIntent(turn: Turn, intent: string): Outcome | Promise<Outcome> {
  if (intent === 'contact_human') return handOff(turn);
  const talk = Object.hasOwn(smallTalk, intent) ? smallTalk[intent] : undefined;
  if (talk) return talk(turn);
  if (intent === 'feedback') return feedback(turn);
  if (isWork(intent)) return answerWork(turn, intent);
  if (!isOrderFlow(intent)) return answerFromArticles(turn, intent);
  const outcome = runOrderFlow(turn, intent);
  return intent === 'parcel_problem' ? outcome.then((told) => withAdvice(turn, told, intent)) : outcome;
}

/** A question about the rules is answered, with a way to begin; anything else begins. */
async function answerWork(turn: Turn, intent: OrderWorkName | FreeWorkName): Promise<Outcome> {
  if (!ASKS_RULES.test(turn.plain) || turn.input.body.kind !== 'text') {
    return withAdvice(turn, await beginWork(turn, intent), intent);
  }
  const outcome = await answerFromArticles(turn, intent);
  const begin = { value: `do:${intent}:`, label: intentLabels[intent as Intent][turn.language] };
  const last = outcome.replies.at(-1);
  if (outcome.unanswered || last?.kind === 'file' || !last) return beginWork(turn, intent);
  const replies = [
    ...outcome.replies.slice(0, -1),
    { ...last, choices: [begin, humanChoice(turn)] } as ReplyBody,
  ];
  const { yes: _yes, ...rest } = outcome;
  return { ...rest, replies, ...(isOrderWork(intent) && { topic: 'order_status' as const }) };
}

/** How, how long and whether, rather than "do it". */
const ASKS_RULES =
  /怎么(样)?(才能|可以)?(退|换|取消|改|开|修|申请|办|弄|处理|算)|如何|多久|多长|几天|流程|规则|政策|条件|收费|保修期|\b(how (do|can|long|does|much)|what('s| is) (the|your)|policy|rules?|is there a|do you (offer|have|allow)|what happens)\b/i;

function feedback(turn: Turn): Outcome {
  return { replies: [text(turn.say(turn.phrases.feedback))] };
}

/** A guest may ask about parcels in general: beside the question for the number stand the shop's articles. */
async function withAdvice(turn: Turn, outcome: Outcome, intent: string): Promise<Outcome> {
  const last = outcome.replies.at(-1);
  if (outcome.flow?.wants !== 'order_number' || last?.kind !== 'text') return outcome;
  const choices = await articleChoices(turn, intent);
  if (choices.length === 0) return outcome;
  const all = [...choices, humanChoice(turn)];
  return { ...outcome, replies: [...outcome.replies.slice(0, -1), { ...last, choices: all }] };
}

/** Answers the second question of a message too, where both answers fit together. */
async function withSecond(turn: Turn, outcome: Outcome, also: Alternative): Promise<Outcome> {
  const { intent } = turn.input.understanding;
  if (also.intent === meantBy(turn) || admitsTooMuch(also.intent, turn.plain)) return outcome;
  if (isWork(also.intent) && (also.confidence < SURE_OF_WORK || meantBy(turn) !== intent)) return outcome;
  if (also.confidence < SURE_OF_SECOND || outcome.flow || outcome.handOff) return outcome;
  if (Object.hasOwn(smallTalk, also.intent) || also.intent === 'contact_human') return outcome;
  // One piece of work at a time.
  if (isWork(also.intent) && isWork(turn.input.understanding.intent)) return outcome;
  const second = await answerIntent(turn, also.intent);
  if (second.unanswered || second.handOff) return outcome;
  if (outcome.replies.length + second.replies.length > MOST_BODIES) return outcome;
  return { ...outcome, ...second, replies: [...outcome.replies, ...second.replies] };
}
