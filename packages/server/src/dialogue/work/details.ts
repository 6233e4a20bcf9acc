import type { Order, OrderItem } from '@zaine/protocol';
import type { CaseReason } from '../../shop/actions.ts';
import { nameOfLine } from '../../shop/order-lines.ts';
import { money } from '../money.ts';
import { namesLine } from '../named-goods.ts';
import { lineName } from '../order-words.ts';
import { type Turn, text } from '../turn.ts';
import type { Said } from '../turn-input.ts';
import { askOne, askWords, freeWords, matchOne, type Option, slotsOf, wordsOf } from './question.ts';
import type { OrderJob, Question } from './work.ts';

const MOST_LINES = 5;
const LONGEST_LABEL = 40;
const MOST_PHOTOS = 9;
const OF_ORDER = /那一?单|这一?单|订单里?|\border\b/i;

/** The line of the order that the work is about, once it is told; the only one where there is one. */
export function chosenLine({ order, values }: OrderJob): OrderItem | undefined {
  const [only, ...others] = order.items;
  if (only && others.length === 0) return only;
  return order.items.find((line) => keyOf(order, line) === values.item);
}

/** What a line is called among the details of a work. */
function keyOf(order: Order, line: OrderItem): string {
  const { sku, line: place } = nameOfLine(order, line);
  return place === undefined ? sku : `${sku}#${place}`;
}

/** How many pieces of a line, once it is told; 1 where there is one. */
export function chosenQuantity({ values }: OrderJob, line: OrderItem): number | undefined {
  if (line.quantity === 1) return 1;
  return values.quantity === undefined ? undefined : Number(values.quantity);
}

/** Asks which thing of the order. */
export function whichLine({ order, turn, ...job }: OrderJob): Question {
  const named = (said: string) => {
    // “In the napkin order a pouch was missing” names two; what follows the order is meant.
    const inside = said.split(OF_ORDER).at(-1) ?? said;
    const [only, ...more] =
      [inside, said]
        .map((words) => order.items.filter((line) => namesLine(words, line)))
        .find((lines) => lines.length > 0) ?? [];
    return only && more.length === 0 ? { item: keyOf(order, only) } : undefined;
  };
  const options = order.items
    .slice(0, MOST_LINES)
    .map((line): Option => [keyOf(order, line), [...lineName(turn, line)].slice(0, LONGEST_LABEL).join('')]);
  return askOne({ turn, ...job }, 'item', {
    words: turn.say(turn.phrases.work.whichItem),
    options,
    read: () => asValues(wordsOf(turn) === undefined ? undefined : named(turn.plain)),
    glean: (said) => named(said.text),
  });
}

/** Asks how many pieces of a line. */
export function howMany(job: OrderJob, line: OrderItem): Question {
  const { turn } = job;
  const { work } = turn.phrases;
  const numbers = Array.from({ length: Math.min(line.quantity, 4) }, (_, at) => String(at + 1));
  return askOne(job, 'quantity', {
    words: work.howMany(line.quantity),
    options: numbers.map((number): Option => [number, number]),
    glean: (said) => {
      const told = slotsOf(said, 'quantity')[0]?.value;
      return told !== undefined && fits(told, line.quantity) ? { quantity: told } : undefined;
    },
    read: () => {
      const told =
        slotsOf(turn.input.understanding, 'quantity')[0]?.value ?? /^\d{1,3}$/.exec(turn.plain)?.[0];
      if (told === undefined) return undefined;
      return fits(told, line.quantity)
        ? { values: { quantity: told } }
        : { wrong: text(work.howManyWrong(line.quantity)) };
    },
  });
}

function fits(number: string, most: number): boolean {
  return Number(number) >= 1 && Number(number) <= most;
}

const REASONS: readonly (readonly [CaseReason, RegExp])[] = [
  ['wrong_item', /发错|错发|寄错|不是我(买|要|拍)的|wrong (item|colou?r|size|one|thing)|not what i ordered/i],
  ['missing_item', /少发|漏发|少了|缺了|没给我|missing|left out/i],
  ['damaged', /破|碎|裂|压坏|摔坏|磕|damaged|broken|crack|shatter|smashed|chipped|torn|ripped|dent(ed)?\b/i],
  [
    'quality',
    /质量|坏了?|掉色|褪色|开线|脱线|瑕疵|松动|漏水|划痕|污渍|脱胶|scratched|stain(ed)?\b|faulty|defect|quality|falls? apart|leak|doesn'?t work/i,
  ],
  [
    'not_as_described',
    /描述|图片|照片不|色差|不一样|不符|as described|picture|looks different|different from/i,
  ],
  [
    'no_reason',
    /不喜欢|不想要|不合适|不合身|不需要|用不(上|着)|后悔|买错|拍错|买多|太大|太小|大了|小了|无理由|don'?t (like|want|need)|changed? my mind|too (big|small|large|tight)|doesn'?t (fit|suit)|no longer|by mistake|no reason|didn'?t like/i,
  ],
  ['other', /别的原因|其他|其它|another reason|other/i],
];

/** Why goods are sent back, as far as words tell. */
export function reasonIn(words: string): CaseReason | undefined {
  return matchOne(REASONS, words);
}

/** Asks why. */
export function why(
  job: OrderJob,
  offered: readonly (keyof Turn['phrases']['afterSales']['reasons'])[],
): Question {
  const { turn } = job;
  const { because, reasons } = turn.phrases.afterSales;
  const found = (words: string) => {
    const reason = reasonIn(words);
    return reason && { reason };
  };
  return askOne(job, 'reason', {
    words: turn.say(because),
    options: offered.map((reason): Option => [reason, reasons[reason]]),
    glean: (said) => (reasonIn(said.text) === 'other' ? undefined : found(said.text)),
    read: () => asValues(wordsOf(turn) === undefined ? undefined : found(turn.plain)),
  });
}

const NO_PHOTOS = /没有|没拍|拍不了|不拍|跳过|不方便|\b(no|skip|none|don'?t have|can'?t)\b/i;
const ENOUGH =
  /就这(些|样|么|[一二两三几]张)|只有(这|[一二两三几])|好了|没了|没(有)?别的|完了|发完|够了|继续|^(好|好的|对|嗯|是的?)[。！!]*$|\b(done|that'?s (all|it|the only one)|only (one|have)|go on|continue|enough|next|yes|ok(ay)?)\b/i;
const SHORT_REASON = 12;
const WILL_SEND =
  /^(好|好的|可以|行|嗯|有|有的|等一?下|稍等|马上)[，,。！!]*(发|拍|我)?|^(yes|ok(ay)?|sure|one moment|wait|i do)\b/i;

/** Asks for photos until there are enough; whoever has none goes on without. */
export function photos(job: OrderJob): Question {
  const { turn, values } = job;
  const { photos: words, skip } = turn.phrases.work;
  const files = filesOf(job);
  const options: Option[] = files.length > 0 ? [['enough', words.enough]] : [['none', skip]];
  return askWords(job, 'photos', {
    words: files.length > 0 ? words.more(files.length) : words.ask,
    options,
    glean: () => {
      const before = turn.input.state.photos ?? [];
      return values.files === undefined && before.length > 0
        ? { files: before.join(','), photos: 'enough' }
        : undefined;
    },
    read: () => {
      const { body } = turn.input;
      if (body.kind === 'file') {
        const all = [...files, body.file].slice(0, MOST_PHOTOS);
        return { values: { files: all.join(','), ...(all.length === MOST_PHOTOS && { photos: 'enough' }) } };
      }
      if (wordsOf(turn) === undefined) return undefined;
      if (files.length > 0 && (ENOUGH.test(turn.plain) || NO_PHOTOS.test(turn.plain))) {
        return { values: { photos: 'enough' } };
      }
      if (NO_PHOTOS.test(turn.plain)) return { values: { photos: 'none' } };
      // What is wrong with it was told; a photo would still help.
      if (turn.plain.length <= SHORT_REASON && reasonIn(turn.plain)) return { values: {} };
      return WILL_SEND.test(turn.plain.trim()) ? { wrong: text(words.waiting) } : undefined;
    },
  });
}

/** Ids of the photos sent for this work. */
export function filesOf({ values }: Pick<OrderJob, 'values'>): string[] {
  return values.files === undefined ? [] : values.files.split(',');
}

/** Asks for a sentence of their own. */
export function inWords(job: OrderJob, slot: string, words: string): Question {
  return askWords(job, slot, { words, read: () => freeWords(job.turn, slot) });
}

const BARE_AMOUNT =
  /^(?:现在|页面上|大概|差不多|最多|退我?|赔我?|给我?|卖|是|要|只要|降到|it'?s|it is|now|about|around|maybe|just|at|for|\s)*[¥￥$€£]?\s*(\d{1,6}(?:\.\d{1,2})?)\s*(元|块钱?|yuan|rmb)?\s*(了|吧|就行|就好|现在|now|please)?[。.!！]?$/i;

/** Asks for an amount of money between nothing and `most`, kept in the currency's minor unit. */
export function howMuch(
  job: OrderJob,
  slot: string,
  { words, wrong, most }: { words: string; wrong: string; most: number },
): Question {
  const { turn } = job;
  const amount = (said: Said) => {
    const told = slotsOf(said, 'amount')[0]?.value.split(' ')[0] ?? BARE_AMOUNT.exec(said.text.trim())?.[1];
    return told === undefined ? undefined : Math.round(Number(told) * 100);
  };
  const good = (told: number | undefined): told is number => told !== undefined && told > 0 && told <= most;
  return askWords(job, slot, {
    words,
    glean: (said) => {
      const told = slotsOf(said, 'amount').length > 0 ? amount(said) : undefined;
      return good(told) ? { [slot]: String(told) } : undefined;
    },
    read: () => {
      if (wordsOf(turn) === undefined) return undefined;
      const told = amount({ text: turn.plain, slots: turn.input.understanding.slots });
      if (told === undefined) return undefined;
      return good(told) ? { values: { [slot]: String(told) } } : { wrong: text(wrong) };
    },
  });
}

/** Money of an order in words. */
export function inMoney({ turn, order }: OrderJob, amount: number): string {
  return money(amount, order.currency, turn.language);
}

function asValues(values: Record<string, string> | undefined) {
  return values && { values };
}
