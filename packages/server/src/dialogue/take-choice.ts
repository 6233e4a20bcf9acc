import type { Choice } from '@zaine/protocol';
import { LEAVE_QUEUE, leavesQueue } from '../conversation/leave-queue.ts';
import { answerIntent } from './answer-intent.ts';
import { askDigits } from './find-order.ts';
import { quote } from './flows/article.ts';
import { handOff } from './flows/hand-off.ts';
import { neither } from './flows/not-understood.ts';
import { runOrderFlow } from './flows/order-flow.ts';
import { smallTalk } from './flows/small-talk.ts';
import { type Outcome, type Turn, text } from './turn.ts';

const YES =
  /^(好|好的|好呀|好吧|行|可以|要|嗯|是|是的|对|麻烦了|yes|yeah|yep|ok|okay|sure|please|yes,? please)$/i;
const NO = /^(不|不用|不用了|不要|不了|算了|不必|no|nope|no,? thanks|no,? thank you)$/i;
const CHINESE_DIGITS = '一二三四五六七八九';
const ENGLISH_ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];

/** The value of the choice that a message takes: a pressed one, one typed by its label or its place, or a plain yes. */
export function takenChoice({ input }: Turn): string | undefined {
  const { body, state, understanding } = input;
  if (body.kind === 'choice') return body.value;
  if (body.kind !== 'text') return undefined;
  if (leavesQueue(body)) return LEAVE_QUEUE;
  const said = plain(body.text);
  const offered = state.offered ?? [];
  const chosen = offered.find((choice) => plain(choice.label) === said) ?? atPlace(said, offered, state.flow);
  if (chosen) return chosen.value;
  if (state.yes === undefined) return undefined;
  if (YES.test(said) || means(understanding, 'affirm')) return state.yes;
  return NO.test(said) || means(understanding, 'deny') ? 'no' : undefined;
}

/** Does what a choice's value says; undefined for a value that nobody here gave out. */
export async function takeChoice(turn: Turn, value: string): Promise<Outcome | undefined> {
  const { input, ports, phrases } = turn;
  const [name, rest = ''] = value.split(/:(.*)/s);
  switch (name) {
    case 'human':
      return handOff(turn, rest === 'resend' || rest === 'refund' ? phrases.wish[rest] : '');
    case 'flow':
      return answerIntent(turn, rest);
    case 'order':
      return runOrderFlow(turn, input.state.topic ?? 'order_status', { number: rest });
    case 'prove':
      return askDigits(turn, input.state.topic ?? 'order_status', rest);
    case 'article': {
      const article = await ports.knowledge.article(input.site, rest);
      return article && { replies: [quote(turn, article, false)] };
    }
    case LEAVE_QUEUE:
      return { replies: [text(turn.say(phrases.leftQueue))] };
    case 'never':
      return { replies: [text(turn.say(phrases.cancelled))] };
    case 'no':
      return smallTalk.deny?.(turn);
    case 'other':
      return neither(turn);
    default:
      return undefined;
  }
}

function plain(words: string): string {
  return words
    .normalize('NFKC')
    .trim()
    .replace(/[\s。.!！?？~～,，]+$/u, '')
    .toLowerCase();
}

/** "2", "第二个" or "the second one" of what was offered, unless digits are awaited. */
function atPlace(said: string, offered: readonly Choice[], flow: unknown): Choice | undefined {
  if (flow !== undefined) return undefined;
  const chinese = /^第?([1-9一二三四五六七八九])(个|单|条|笔)?$/.exec(said)?.[1];
  const english = /^(?:the )?(\w+)(?: one| order)?$/.exec(said)?.[1] ?? '';
  const place = chinese
    ? Number(chinese) || CHINESE_DIGITS.indexOf(chinese) + 1
    : ENGLISH_ORDINALS.indexOf(english) + 1;
  return place > 0 ? offered[place - 1] : undefined;
}

function means({ band, intent }: Turn['input']['understanding'], wanted: string): boolean {
  return band === 'answer' && intent === wanted;
}
