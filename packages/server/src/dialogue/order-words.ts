import type { Choice, Order, OrderBody, Parcel, ParcelBody } from '@zaine/protocol';
import { maskOrder } from '../shop/masking.ts';
import { money } from './money.ts';
import type { ParcelWords } from './phrases/words.ts';
import type { Turn } from './turn.ts';
import { type Due, shortDate } from './when.ts';

const LONGEST_LABEL = { zh: 16, en: 26 };

/** What is in an order, in a few words: 粗陶马克杯 等 2 样. */
function goodsOf(turn: Turn, order: Order): string {
  const [first, ...others] = order.items;
  return first ? turn.phrases.goods(turn.read(first.title), others.length) : order.number;
}

/** An order's number with what is in it: MH2611230937（水洗帆布托特）. */
export function orderName(turn: Turn, order: Order): string {
  return turn.phrases.named(order.number, goodsOf(turn, order));
}

/** A line of an order with its colour and size: 水洗帆布托特（本白，中）. */
export function lineName(turn: Turn, { title, options = {} }: Order['items'][number]): string {
  const chosen = Object.values(options).map((option) => turn.read(option));
  const name = turn.read(title);
  return chosen.length > 0 ? turn.phrases.named(name, chosen.join(turn.phrases.comma)) : name;
}

/** An order as a card, with phone and address masked. */
export function orderCard(turn: Turn, order: Order): OrderBody {
  const words = {
    number: order.number,
    goods: goodsOf(turn, order),
    total: money(order.total, order.currency, turn.language),
    status: statusOf(turn, order),
  };
  return { kind: 'order', text: turn.phrases.order(words), order: maskOrder(order) };
}

/** One card for each of an order's parcels, those still on their way first; at most `most`. */
export function parcelCards(turn: Turn, order: Order, most = 3): ParcelBody[] {
  return sortedParcels(order)
    .slice(0, most)
    .map((parcel) => ({
      kind: 'parcel',
      text: turn.phrases.parcel[parcel.status](parcelWords(turn, order, parcel)),
      order: order.number,
      parcel,
    }));
}

/** A parcel's latest scan in words. */
export function lastScan(turn: Turn, parcel: Parcel): { text: string; at: string } | undefined {
  const last = parcel.events.at(-1);
  return last && { text: turn.read(last.text), at: turn.calendar.moment(last.at) };
}

/** By when the order leaves, where the shop has promised it. */
export function shipDue(turn: Turn, order: Order): Due | undefined {
  return order.shipBy === undefined ? undefined : turn.calendar.due(order.shipBy);
}

/** Choices to pick an order by: what is in it and when it was placed. No two labels are the same. */
export function orderChoices(turn: Turn, orders: readonly Order[]): Choice[] {
  const labels = orders.map((order) => {
    const title = order.items[0] ? [...turn.read(order.items[0].title)] : [...order.number];
    const most = LONGEST_LABEL[turn.language];
    const goods = title.length > most ? `${title.slice(0, most).join('')}…` : title.join('');
    return `${goods} · ${shortDate(order.placedAt, turn.timeZone, turn.language)}`;
  });
  return orders.map((order, index) => {
    const label = labels[index] as string;
    const twin = labels.filter((each) => each === label).length > 1;
    return { value: `order:${order.number}`, label: twin ? `${label} · ${order.number.slice(-4)}` : label };
  });
}

function statusOf(turn: Turn, order: Order): string {
  const { status } = turn.phrases;
  if (order.status === 'paid') {
    const waiting = order.parcels?.[0];
    if (waiting) return status.labelled(turn.read(waiting.carrier));
    const due = shipDue(turn, order);
    return due?.past ? status.overdue(due) : status.paid(due);
  }
  if (order.status !== 'delivered') return status[order.status];
  const at = order.parcels?.flatMap((parcel) => parcel.events.slice(-1)).at(-1)?.at;
  return status.delivered(at && turn.calendar.day(at));
}

function parcelWords(turn: Turn, order: Order, parcel: Parcel): ParcelWords {
  const last = lastScan(turn, parcel);
  const words: ParcelWords = {
    goods: goodsOf(turn, order),
    carrier: turn.read(parcel.carrier),
    tracking: parcel.tracking,
  };
  if (parcel.eta !== undefined) words.due = turn.calendar.due(parcel.eta);
  if (last) words.last = last;
  return words;
}

const ORDER_OF_PARCELS = ['exception', 'returned', 'out_for_delivery', 'in_transit', 'created', 'delivered'];

function sortedParcels(order: Order): Parcel[] {
  return [...(order.parcels ?? [])].sort(
    (a, b) => ORDER_OF_PARCELS.indexOf(a.status) - ORDER_OF_PARCELS.indexOf(b.status),
  );
}
