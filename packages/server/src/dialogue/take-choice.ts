import type { Choice } from '@zaine/protocol';
import { LEAVE_QUEUE, leavesAnyway, leavesQueue } from '../conversation/leave-queue.ts';
import { aboutOrder } from './about-order.ts';
import { answerIntent } from './answer-intent.ts';
import { askDigits } from './find-order.ts';
import { quote } from './flows/article.ts';
import { handOff } from './flows/hand-off.ts';
import { neither } from './flows/not-understood.ts';
import { pleased } from './flows/satisfaction.ts';
import { smallTalk } from './flows/small-talk.ts';
import { suggestions } from './suggestions.ts';
import { createTurn, type Outcome, type Turn, text } from './turn.ts';
import { isWork } from './work/hand.ts';
import { actOn, askAgain, beginWork, continueWork, redo } from './work/run-work.ts';
import { seeksOrder } from './work/seeks-order.ts';

const YES =
  /^(好|好的|好呀|好吧|行|可以|要|嗯|是|是的|对|对的|确定|确认|确认提交|提交吧?|同意|没错|没问题|可以的|好啊|行啊|麻烦了|办吧|就这(样|么)办?吧?|yes|yeah|yep|ok|okay|sure|please|yes,? please|confirm|correct|that'?s (right|fine)|fine|sounds good|do it|do that|submit it|go ahead)$/i;
const NO = /^(不|不用|不用了|不要|不了|不是|不对|算了|不必|no|nope|no,? thanks|no,? thank you)$/i;
const CHINESE_DIGITS = '一二三四五六七八九';
const ENGLISH_ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];
const FEW_AROUND = 5;
/** What is told in digits: there "2" is the answer and not the second choice. */
const IN_DIGITS = new Set([
  'order_number',
  'last_four',
  'quantity',
  'to',
  'amount',
  'now',
  'tracking',
  'words',
]);

/** The value of the choice that a message takes: a pressed one, one typed by its label or its place, or a plain yes. */
export function takenChoice({ input, plain: words }: Turn): string | undefined {
  const { body, state, understanding } = input;
  if (body.kind === 'choice') return body.value;
  if (body.kind !== 'text') return undefined;
  if (leavesAnyway(body) || (state.queued && leavesQueue(body))) return LEAVE_QUEUE;
  const { offered } = state;
  // Nothing was offered: there is nothing to take.
  if (!offered && state.yes === undefined) return undefined;
  const said = plain(words);
  const chosen = offered && chosenOf(said, plain(body.text), { offered, wants: state.flow?.wants });
  if (chosen) return isPlaceAlone(said) && acts(chosen.value) ? `sure:${chosen.value}` : chosen.value;
  if (state.yes === undefined) return undefined;
  if (YES.test(said) || means(understanding, 'affirm')) return state.yes;
  return NO.test(said) || means(understanding, 'deny') ? 'no' : undefined;
}

/** The choice that a text names: by its label as it was written or as it reads in Simplified characters, or by its place. */
function chosenOf(
  said: string,
  raw: string,
  { offered, wants }: { offered: readonly Choice[]; wants: string | undefined },
): Choice | undefined {
  const labelled = offered.map((choice) => ({ choice, label: plain(choice.label) }));
  return (
    labelled.find(({ label }) => label === raw || label === said)?.choice ??
    atPlace(said, offered, wants) ??
    around(said, labelled) ??
    hinted(said, offered)
  );
}

/** Does what a choice's value says; undefined for a value that nobody here gave out. */
export async function takeChoice(turn: Turn, value: string): Promise<Outcome | undefined> {
  const { input, ports, phrases } = turn;
  const { flow } = input.state;
  const [name, rest = ''] = value.split(/:(.*)/s);
  switch (name) {
    case 'human':
      return handOff(turn);
    case 'flow':
      return answerIntent(asMeant(turn), rest);
    case 'order':
      return pickOrder(turn, rest);
    case 'do':
      return startWork(turn, rest);
    case 'a':
    case 'yes':
    case 'redo':
      return ofWork(turn, name, rest);
    case 'pleased':
      return pleased(turn, rest);
    case 'prove':
      return { ...askDigits(turn, input.state.topic ?? 'order_status', rest), ...proving(turn, rest) };
    case 'article': {
      const article = await ports.knowledge.article(input.site, rest);
      return article && { replies: [quote(turn, article, false)] };
    }
    case LEAVE_QUEUE:
      return { replies: [text(turn.say(phrases.leftQueue))] };
    case 'sure':
      return makeSure(turn, rest);
    case 'never':
      return stopped(turn);
    case 'no':
      return flow && isWork(flow.name) ? stopped(turn) : smallTalk.deny?.(turn);
    case 'other':
      return neither(turn);
    default:
      return undefined;
  }
}

/** What was asked about is answered as it was said, not by the name of what it means. */
function asMeant(turn: Turn): Turn {
  const { input, ports } = turn;
  const { pending } = input.state;
  if (!pending) return turn;
  const understanding = { ...input.understanding, ...pending };
  const body = { kind: 'text' as const, text: pending.text };
  return { ...createTurn({ ...input, body, understanding }, ports), say: turn.say };
}

/** Numbers are not written beside the choices: what acts is not done because of a bare "1". */
function isPlaceAlone(said: string): boolean {
  return /^\d$/.test(said);
}

function acts(value: string): boolean {
  return /^(yes|do:hurry|do:chase_parcel):/.test(value);
}

/** Asks whether the choice at that place is what was meant. */
function makeSure({ input: { state }, phrases }: Turn, value: string): Outcome {
  const chosen = state.offered?.filter((choice) => choice.value === value) ?? [];
  const words = phrases.asides.sure(chosen[0]?.label ?? '');
  const choices = [...chosen, { value: 'never', label: phrases.work.stop }];
  return { replies: [text(words, choices)], yes: value, ...(state.flow && { flow: state.flow }) };
}

/** What is under way is let go. */
export function stopped(turn: Turn): Outcome {
  const { flow } = turn.input.state;
  const { work, cancelled } = turn.phrases;
  const begun = flow && isWork(flow.name) && !seeksOrder(flow);
  const words = turn.say(begun ? work.stopped : cancelled);
  return { replies: [text(words, suggestions(turn.language))], topic: 'order_status' };
}

function pickOrder(turn: Turn, number: string): Promise<Outcome> {
  const { flow, topic = 'order_status' } = turn.input.state;
  if (flow && isWork(flow.name) && seeksOrder(flow)) return beginWork(turn, flow.name, { number, flow });
  return aboutOrder(turn, topic, number);
}

/** A running work asks for a number that is not the account's: proving it goes on with the same work. */
function proving({ input: { state } }: Turn, number: string): Pick<Outcome, 'flow'> {
  const { flow } = state;
  return flow && isWork(flow.name) && seeksOrder(flow)
    ? { flow: { ...flow, wants: 'last_four', number } }
    : {};
}

/** `do:NAME:ORDER:DETAIL=VALUE`: begins a work. */
async function startWork(turn: Turn, rest: string): Promise<Outcome | undefined> {
  const [name = '', number = '', detail = ''] = rest.split(':');
  if (!isWork(name)) return undefined;
  const [slot = '', told] = detail.split(/=(.*)/s);
  return beginWork(turn, name, {
    ...(number !== '' && { number }),
    ...(told !== undefined && { values: { [slot]: told } }),
  });
}

/** An answer, a yes or a change of mind to what is running; one to something earlier does nothing. */
async function ofWork(turn: Turn, name: 'a' | 'yes' | 'redo', rest: string): Promise<Outcome> {
  const { flow } = turn.input.state;
  const [key = '', place = '', ...value] = rest.split(':');
  if (flow && isWork(flow.name) && flow.key === key) {
    const confirms = flow.wants === 'confirm' && String(flow.round) === place;
    const outcome =
      name === 'a'
        ? flow.wants === place && (await continueWork(turn, flow, value.join(':')))
        : confirms && (await (name === 'yes' ? actOn(turn, flow) : redo(turn, flow)));
    if (outcome) return outcome;
  }
  return stale(turn);
}

/** A choice, or a form, of something earlier. What is running is asked again. */
export async function stale(turn: Turn): Promise<Outcome> {
  const { flow } = turn.input.state;
  const words = turn.say(turn.phrases.work.stale);
  const again = flow && isWork(flow.name) && !seeksOrder(flow) && (await askAgain(turn, flow, words));
  return again || { replies: [text(words, suggestions(turn.language))], ...(flow && { flow }) };
}

function plain(words: string): string {
  return words
    .normalize('NFKC')
    .trim()
    .replace(/(?<![\s。.!！?？~～,，])[\s。.!！?？~～,，]+$/u, '')
    .toLowerCase();
}

/** A label with a word or two around it: yes, have it repaired; 就补发一件吧. */
function around(said: string, labelled: readonly { choice: Choice; label: string }[]): Choice | undefined {
  const named = labelled.filter(
    ({ label }) => label.length > 1 && said.includes(label) && said.length - label.length <= FEW_AROUND,
  );
  return named.length === 1 ? named[0]?.choice : undefined;
}

const FEW_AFTER_HINT = 3;
const NEGATES = /不|别|没|吗|[?？]|\b(no|not|don'?t|never)\b/;

/** The first two characters of a Chinese label with hardly more around them: 补发吧 of 补发一件. */
function hinted(said: string, offered: readonly Choice[]): Choice | undefined {
  if (NEGATES.test(said)) return undefined;
  const named = offered.filter(({ label }) => {
    const hint = /^\p{Script=Han}{2}/u.exec(label)?.[0];
    return hint !== undefined && said.includes(hint) && said.length - hint.length <= FEW_AFTER_HINT;
  });
  return named.length === 1 ? named[0] : undefined;
}

/** "2", "第二个" or "the second one" of what was offered, unless digits are awaited. */
function atPlace(said: string, offered: readonly Choice[], wants: string | undefined): Choice | undefined {
  if (wants !== undefined && IN_DIGITS.has(wants)) return undefined;
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
