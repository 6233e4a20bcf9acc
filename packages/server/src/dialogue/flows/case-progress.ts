import type { ReplyBody } from '@zaine/protocol';
import type { StoredCase } from '../../shop/actions.ts';
import { isSettled } from '../../shop/case-machine.ts';
import { caseCard, caseChoices } from '../case-words.ts';
import { numberIn } from '../details.ts';
import { money } from '../money.ts';
import { orderName } from '../order-words.ts';
import { ownCases } from '../own-cases.ts';
import { intentChoice } from '../suggestions.ts';
import { humanChoice, type Outcome, type Turn, text } from '../turn.ts';
import type { FoundOrder } from './present-order.ts';

const MOST_CARDS = 3;

/** How far everything under way has got, one card for each case; undefined where there is none to show. */
export async function caseProgress(
  turn: Turn,
  number = numberIn(turn.input.understanding),
): Promise<Outcome | undefined> {
  const all = await ownCases(turn);
  const named = number === undefined ? all : all.filter(({ order, id }) => order === number || id === number);
  const open = named.filter((stored) => !isSettled(stored));
  const [shown = []] = [open, named.slice(0, 1)].filter((list) => list.length > 0);
  if (shown.length === 0) return undefined;
  const cards = shown.slice(0, MOST_CARDS).map((stored) => caseCard(turn, stored));
  const choices =
    shown.length === 1 && shown[0] ? caseChoices(turn, shown[0]) : withdrawal(turn, open.length);
  const last = cards.pop() as ReplyBody;
  const order = shown[0]?.order;
  const when = shown.length === 1 && shown[0] ? moneyWords(turn, shown[0]) : undefined;
  return {
    replies: [
      ...(when === undefined ? [] : [text(when)]),
      ...cards,
      { ...last, choices: [...choices, humanChoice(turn)] } as ReplyBody,
    ],
    ...(order !== undefined && { order }),
  };
}

const ASKS_WHEN = /到账|多久|几天|什么时候|何时|什么时间|\bwhen\b|how (long|soon)/i;
const PAYS = new Set(['return', 'refund', 'price_protection']);

/** When the money comes, where that is asked. */
function moneyWords({ plain, phrases }: Turn, { type, state, steps }: StoredCase): string | undefined {
  if (!ASKS_WHEN.test(plain) || !PAYS.has(type) || state === 'refused' || state === 'closed')
    return undefined;
  const { cases } = phrases;
  if (state === 'refunded') return cases.moneyBack;
  const comesBack = steps.some((step) => step.state === 'sent_back') && state !== 'received';
  return comesBack && state !== 'inspected' ? cases.moneyAfterReturn : cases.moneyAfter;
}

function withdrawal(turn: Turn, open: number) {
  return open > 0 ? [{ value: 'do:case_withdraw:', label: turn.phrases.cases.withdraw }] : [];
}

/** Nothing under way: where the order was cancelled its money is, otherwise what can be begun. */
export async function caseStatus(turn: Turn, { order }: FoundOrder): Promise<Outcome> {
  const progress = await caseProgress(turn, order.number);
  if (progress) return progress;
  const { cases } = turn.phrases;
  if (order.status === 'cancelled' && order.paidAt !== undefined) {
    const words = cases.refundDone(orderName(turn, order), money(order.total, order.currency, turn.language));
    return { replies: [text(words, [humanChoice(turn)])], order: order.number };
  }
  return noCases(turn);
}

/** Nobody has asked for anything yet. */
export function noCases(turn: Turn): Outcome {
  const choices = [
    intentChoice('return_goods', turn.language),
    intentChoice('order_status', turn.language),
    humanChoice(turn),
  ];
  return { replies: [text(turn.say(turn.phrases.cases.none), choices)] };
}
