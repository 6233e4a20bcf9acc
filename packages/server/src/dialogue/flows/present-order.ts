import type { Choice, Order, ReplyBody } from '@zaine/protocol';
import { lastScan, orderCard, orderChoices, parcelCards, shipDue } from '../order-words.ts';
import { isAccident, isOverdue } from '../relevance.ts';
import { humanChoice, type Outcome, type Turn, text } from '../turn.ts';

/** An order found, and the others that could have been meant. */
export interface FoundOrder {
  order: Order;
  others: readonly Order[];
}

/** What is put together about an order. */
export interface Presentation {
  /** Words before the cards, with what may be chosen after them. */
  words?: string;
  choices?: Choice[];
  show: 'order' | 'parcels' | 'both';
  others?: readonly Order[];
  /** What leads to the others. */
  othersLine?: string;
  yes?: string;
  soothed?: boolean;
}

const MOST_BODIES = 3;
const MOST_OTHERS = 4;
/** As many as a chat window shows. */
const MOST_CHOICES = 5;

/** One to three bodies: words, cards, and choices of other orders. */
export function present(turn: Turn, order: Order, what: Presentation): Outcome {
  const { words, choices = [], others = [], show } = what;
  const rest = orderChoices(turn, others.slice(0, MOST_OTHERS));
  const asks = rest.length > 0 && choices.length === 0;
  const room = MOST_BODIES - (words ? 1 : 0) - (asks ? 1 : 0) - (show === 'both' ? 1 : 0);
  const parcels = show === 'order' ? [] : parcelCards(turn, order, Math.max(1, room));
  const cards = show === 'parcels' && parcels.length > 0 ? parcels : [orderCard(turn, order), ...parcels];
  const replies: ReplyBody[] = [...(words ? [text(words)] : []), ...cards.slice(0, MOST_BODIES)];
  if (choices.length > 0) {
    const all = [...choices, ...rest].slice(0, MOST_CHOICES);
    replies.push({ ...(replies.pop() as ReplyBody), choices: all } as ReplyBody);
  } else if (rest.length > 0) {
    const line = what.othersLine ?? turn.say(turn.phrases.otherOrders);
    replies.push({ kind: 'choices', text: line, choices: rest });
  }
  const outcome: Outcome = { replies, order: order.number };
  if (what.yes !== undefined) outcome.yes = what.yes;
  if (what.soothed !== undefined) outcome.soothed = what.soothed;
  return outcome;
}

/** What there is to say of an order that never left, or undefined where it did. */
export function presentUnsent(turn: Turn, { order, others }: FoundOrder): Outcome | undefined {
  const { phrases } = turn;
  if (order.status === 'cancelled') {
    return present(turn, order, { words: turn.say(phrases.orderCancelled), show: 'order', others });
  }
  if (order.status === 'unpaid') {
    return present(turn, order, { words: turn.say(phrases.unpaidYet), show: 'order', others });
  }
  if (order.status !== 'paid') return undefined;
  const labelled = order.parcels?.[0];
  if (labelled) {
    const words = turn.say(phrases.waitsForPickup(turn.read(labelled.carrier)));
    return present(turn, order, { words, show: 'parcels', others });
  }
  return presentLate(turn, { order, others });
}

/** The choice that hurries an order along. */
export function chaseChoice(turn: Turn, { number }: Order): Choice {
  return { value: `do:hurry:${number}`, label: turn.phrases.choices.chase };
}

/** Sorry for an order that should have left by now, or undefined where it is in time. */
export function presentLate(turn: Turn, { order, others }: FoundOrder): Outcome | undefined {
  const due = shipDue(turn, order);
  if (!due || !isOverdue(turn, order)) return undefined;
  const words = turn.say(turn.phrases.overdue(due));
  const chase = chaseChoice(turn, order);
  const choices = [chase, humanChoice(turn)];
  return present(turn, order, { words, show: 'order', choices, others, yes: chase.value, soothed: true });
}

/** Says what happened to a parcel on its way and offers what can be done; undefined where nothing did. */
export function presentAccident(turn: Turn, { order, others }: FoundOrder): Outcome | undefined {
  if (!isAccident(order) || order.status === 'cancelled') return undefined;
  const parcel = order.parcels?.find(({ status }) => status === 'exception' || status === 'returned');
  const scan = parcel && lastScan(turn, parcel);
  if (!parcel || !scan) return undefined;
  const { phrases } = turn;
  const words = turn.say(
    parcel.status === 'returned' ? phrases.sentBack(scan.text) : phrases.accident(scan.text),
  );
  const choices = [
    { value: `do:replace_parcel:${order.number}:wish=resend`, label: phrases.choices.resend },
    { value: `do:replace_parcel:${order.number}:wish=refund`, label: phrases.choices.refund },
    humanChoice(turn),
  ];
  return present(turn, order, { words, show: 'parcels', choices, others, soothed: true });
}
