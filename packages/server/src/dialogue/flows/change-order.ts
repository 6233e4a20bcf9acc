import type { LocalizedText, OrderItem } from '@zaine/protocol';
import type { OrderChange } from '../../shop/actions.ts';
import { isReceived, isShipped } from '../../shop/order-facts.ts';
import { nameOfLine } from '../../shop/order-lines.ts';
import { lineName, orderCard, orderName } from '../order-words.ts';
import { humanChoice, text } from '../turn.ts';
import type { Said } from '../turn-input.ts';
import { actionOn } from '../work/action-on.ts';
import { chosenLine, inMoney, whichLine } from '../work/details.ts';
import {
  isSoldOut,
  nearest,
  newOption,
  type OptionName,
  optionsIn,
  rangeOfLine,
  wishOf,
  wishWords,
} from '../work/options.ts';
import { askOne, askWords, freeWords, matchOne, type Option, slotsOf, wordsOf } from '../work/question.ts';
import { refusal } from '../work/refusal.ts';
import type { OrderJob, OrderWork, Question } from '../work/work.ts';

type What = 'color' | 'size' | 'quantity' | 'note';

const WORDS: readonly (readonly [What, RegExp])[] = [
  ['note', /备注|留言|\bnote\b|remark/i],
  ['quantity', /数量|几件|多拍|少拍|改成?[一二两三四五六七八九十\d]+[个件双只条套]|quantity|how many/i],
  ['size', /尺码|尺寸|大小|码|[大中小]号|\bsize\b/i],
  ['color', /颜色|色|colou?r/i],
];

/** Another colour, size, quantity or note, while the order has not left. */
export const changeOrder: OrderWork = {
  async next(job) {
    const { turn, order, values } = job;
    const { changes, work } = turn.phrases;
    if (order.status === 'cancelled') {
      return { over: { replies: [text(work.refused.cancelled, [humanChoice(turn)])] } };
    }
    if (isReceived(order)) return { become: 'exchange_goods' };
    if (isShipped(order)) {
      return { over: { replies: [text(changes.order.shipped, [humanChoice(turn)])] } };
    }
    const what = values.what as What | undefined;
    if (what !== 'note' && !chosenLine(job) && values.item === undefined) {
      const note = whatIn(turn.plain);
      if (what !== undefined || note !== 'note') return { ask: whichLine(job) };
    }
    if (what === undefined) return { ask: await whatToChange(job) };
    if (values.to === undefined) return { ask: what === 'note' ? newNote(job) : await toWhat(job, what) };
    const out = await soldOut(job, what);
    if (out) return { ask: out };
    return { confirm: { words: asConfirmed(job, what), yes: changes.address.yes, redo: ['to', 'what'] } };
  },
  async act(job) {
    const { turn } = job;
    const result = await turn.ports.shop.actions.changeOrder({
      ...actionOn(job),
      change: changeOf(job),
    });
    if (!result.done) return refusal(turn, result);
    const { refund, requested, order } = result;
    const { done, doneRefund, asked, askedRefund } = turn.phrases.changes.order;
    const money = refund && refund.amount > 0 ? inMoney(job, refund.amount) : undefined;
    const submitted = money === undefined ? asked : askedRefund(money);
    const words = money === undefined ? done : doneRefund(money);
    return { replies: [text(requested ? submitted : words), orderCard(turn, order)] };
  },
};

/** Asks for another one where the shop says that the wish is sold out. */
async function soldOut(job: OrderJob, what: What): Promise<Question | undefined> {
  const { turn, values } = job;
  const line = chosenLine(job);
  const wish = wishOf(values.to);
  if (!line || (what !== 'color' && what !== 'size') || !(await isSoldOut(job, line, wish))) return undefined;
  const words = turn.phrases.changes.order.soldOut(wishWords(job, wish));
  const instead = await nearest(job, line, wish);
  return newOption(job, line, { what, words, range: await rangeOfLine(job, line), instead });
}

function changeOf(job: OrderJob): OrderChange {
  const { what, to = '' } = job.values;
  const line = chosenLine(job);
  if (what === 'note' || !line) return { note: to };
  const name = nameOfLine(job.order, line);
  if (what === 'quantity') return { items: [{ ...name, quantity: Number(to) }] };
  return { items: [{ ...name, options: wishOf(to) }] };
}

function asConfirmed(job: OrderJob, what: What): string {
  const { turn, order, values } = job;
  const { order: words } = turn.phrases.changes;
  const name = orderName(turn, order);
  const line = chosenLine(job);
  if (what === 'note' || !line) return words.confirmNote(name, values.to ?? '');
  const change = changeWords(job, line, what);
  const back = what === 'quantity' && order.status === 'paid';
  return words.confirm(
    name,
    lineName(turn, line),
    back ? `${change}${turn.phrases.comma}${words.refundAfter}` : change,
  );
}

/** 颜色从“本白”改成“苔绿”，尺寸从“中”改成“大”. */
function changeWords(job: OrderJob, line: OrderItem, what: What): string {
  const { turn, values } = job;
  const { order: words } = turn.phrases.changes;
  if (what !== 'color' && what !== 'size') {
    return words.change(words[what], nowOf(job, line, what), values.to ?? '');
  }
  const wish = Object.entries(wishOf(values.to)) as [OptionName, LocalizedText][];
  return wish
    .map(([name, to]) => words.change(words[name], nowOf(job, line, name), turn.read(to)))
    .join(turn.phrases.comma);
}

function nowOf({ turn }: OrderJob, line: OrderItem, what: What): string | undefined {
  if (what === 'quantity') return String(line.quantity);
  const option = line.options?.[what];
  return option === undefined ? undefined : turn.read(option);
}

function whatIn(words: string): What | undefined {
  return matchOne(WORDS, words);
}

async function whatToChange(job: OrderJob): Promise<Question> {
  const { turn } = job;
  const { order: words } = turn.phrases.changes;
  const line = chosenLine(job);
  const range = line ? await rangeOfLine(job, line) : {};
  const possible = (['color', 'size', 'quantity', 'note'] as const).filter(
    (what) => what === 'note' || what === 'quantity' || line?.options?.[what] !== undefined,
  );
  const find = (said: Said) => {
    const [option] = Object.keys((line && optionsIn(said, line, range)) ?? {}) as OptionName[];
    const counted = slotsOf(said, 'quantity').length > 0 ? ('quantity' as const) : undefined;
    const what = whatIn(said.text) ?? option ?? counted;
    return what && possible.includes(what) ? { what } : undefined;
  };
  return askOne(job, 'what', {
    words: words.what,
    options: possible.map((what): Option => [what, words[what]]),
    glean: find,
    read: () => {
      const values = wordsOf(turn) === undefined ? undefined : find(asSaid(job));
      return values && { values };
    },
  });
}

function asSaid({ turn }: OrderJob): Said {
  return { text: turn.plain, slots: turn.input.understanding.slots };
}

function newNote(job: OrderJob): Question {
  const told =
    /(?:[备備][注註]|note|remark)(?:改成|[写寫]成?|是|[为為]|:|：| to| saying| should (?:be|say)|：)+\s*["“]?(.{2,200}?)["”]?$/i;
  return askWords(job, 'to', {
    words: job.turn.phrases.changes.order.toNote,
    glean: ({ text: words, raw = words }) => {
      const note = told.exec(raw)?.[1];
      return note === undefined ? undefined : { to: note };
    },
    read: () => freeWords(job.turn, 'to'),
  });
}

async function toWhat(job: OrderJob, what: 'color' | 'size' | 'quantity'): Promise<Question> {
  const { turn } = job;
  const { order: words } = turn.phrases.changes;
  const line = chosenLine(job);
  if (!line) throw new Error('A change is asked for before its line.');
  if (what === 'quantity') return toHowMany(job, line);
  const range = await rangeOfLine(job, line);
  return newOption(job, line, { what, words: words.to(words[what], nowOf(job, line, what)), range });
}

const MOST_PIECES = 99;

function toHowMany(job: OrderJob, line: OrderItem): Question {
  const { turn, order } = job;
  const { order: words } = turn.phrases.changes;
  const number = (said: Said) =>
    slotsOf(said, 'quantity').at(-1)?.value ?? /^\d{1,3}$/.exec(said.text.trim())?.[0];
  const wrong = (told: number) => {
    if (!(told >= 1 && told <= MOST_PIECES)) return words.quantityWrong;
    if (told === line.quantity) return words.same;
    return order.status === 'paid' && told > line.quantity ? words.noMore(line.quantity) : undefined;
  };
  const begun = /(\d{1,3})\s*[个件只条双套份]|\bto (\d{1,3})\b/.exec(job.begun);
  const asked = begun ? Number(begun[1] ?? begun[2]) : undefined;
  // What was asked for at first and cannot be is said at once.
  const cannot = asked === undefined ? undefined : wrong(asked);
  return askWords(job, 'to', {
    words: cannot ?? words.toQuantity(line.quantity),
    glean: (said) => {
      const told = slotsOf(said, 'quantity').length > 0 ? number(said) : undefined;
      return told !== undefined && wrong(Number(told)) === undefined ? { to: told } : undefined;
    },
    read: () => {
      const told = wordsOf(turn) === undefined ? undefined : number(asSaid(job));
      if (told === undefined) return undefined;
      const why = wrong(Number(told));
      return why === undefined ? { values: { to: told } } : { wrong: text(why) };
    },
  });
}
