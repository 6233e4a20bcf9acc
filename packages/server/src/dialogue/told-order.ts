import type { Order } from '@zaine/protocol';
import { canonicalNumber } from '../shop/order-number.ts';
import { namedIn } from './named-goods.ts';
import { goodsToldIn, personToldIn, placedIn } from './told-words.ts';
import type { Turn } from './turn.ts';
import { type OrderTopic, orderFlows } from './turn-input.ts';
import { dayIn } from './when.ts';

/** What a message may tell of an order besides its number. */
export type Told = 'tracking' | 'phone' | 'person' | 'goods' | 'date';

/** The orders that fit what a message tells, all of them where it tells nothing; or what none of them fits. */
export type Fitting = { orders: readonly Order[] } | { none: Told };

/** Whose orders they are, as far as it is known. */
export interface Owner {
  name?: string;
  phone?: string;
}

/** Works whose messages tell of a parcel that goes back. */
const GOES_BACK = new Set<OrderTopic>(['return_goods', 'exchange_goods', 'repair_warranty']);

/** Of somebody's orders, those that a message can mean. */
export function fitting(turn: Turn, flow: OrderTopic, orders: readonly Order[], owner: Owner = {}): Fitting {
  const by = goesBy(turn, flow);
  const fit = (by === 'tracking' && byTracking(turn, orders)) ||
    (by === 'phone' && byPhone(turn, orders, owner)) ||
    byPerson(turn, orders, owner) || { orders };
  return 'none' in fit ? fit : byGoods(turn, byDay(turn, fit.orders));
}

/** The tracking number or phone that a message goes by, where it does; to a work a phone is a detail of its own. */
export function goesBy({ input }: Turn, flow: OrderTopic): 'tracking' | 'phone' | undefined {
  const { slots } = input.understanding;
  if (slots.length === 0) return undefined;
  if (slots.some(({ name }) => name === 'tracking_number'))
    return GOES_BACK.has(flow) ? undefined : 'tracking';
  const phone = slots.some(({ name }) => name === 'phone');
  return phone && (orderFlows as readonly string[]).includes(flow) ? 'phone' : undefined;
}

function byTracking(turn: Turn, orders: readonly Order[]): Fitting | undefined {
  const value = slotOf(turn, 'tracking_number');
  if (value === undefined) return undefined;
  const wanted = canonicalNumber(value);
  const found = orders.filter(
    ({ number, parcels = [] }) =>
      canonicalNumber(number) === wanted ||
      parcels.some(({ tracking }) => canonicalNumber(tracking) === wanted),
  );
  return found.length > 0 ? { orders: found } : { none: 'tracking' };
}

function byPhone(turn: Turn, orders: readonly Order[], owner: Owner): Fitting | undefined {
  const value = slotOf(turn, 'phone');
  if (value === undefined) return undefined;
  const found = orders.filter(({ phone }) => isSamePhone(phone, value));
  if (found.length > 0) return { orders: found };
  return isSamePhone(owner.phone, value) ? { orders } : { none: 'phone' };
}

/** Another person's name fits an order that goes to them. */
function byPerson({ plain }: Turn, orders: readonly Order[], owner: Owner): Fitting | undefined {
  const person = personToldIn(plain);
  if (person === undefined || isSameName(owner.name, person)) return undefined;
  const found = orders.filter(({ address }) => isSameName(address?.name, person));
  if (found.length > 0) return { orders: found };
  return namedIn(plain, orders).length > 0 ? undefined : { none: 'person' };
}

function byDay(turn: Turn, orders: readonly Order[]): Fitting {
  const days = placedIn(turn.input.understanding);
  if (!days) return { orders };
  const found = orders.filter(({ placedAt }) => {
    const day = dayIn(turn.timeZone, placedAt);
    return day >= days.from && day <= days.to;
  });
  return found.length > 0 ? { orders: found } : { none: 'date' };
}

function byGoods({ plain }: Turn, fit: Fitting): Fitting {
  if ('none' in fit) return fit;
  const named = namedIn(plain, fit.orders);
  if (named.length > 0) return { orders: named };
  const told = personToldIn(plain) === undefined ? goodsToldIn(plain) : undefined;
  return told === undefined ? fit : { none: 'goods' };
}

function slotOf({ input }: Turn, wanted: 'tracking_number' | 'phone'): string | undefined {
  return input.understanding.slots.find(({ name }) => name === wanted)?.value;
}

/** One may be written with its country and the other without. */
function isSamePhone(one: string | undefined, other: string): boolean {
  const [known, told] = [one ?? '', other].map((phone) => phone.replace(/\D/g, ''));
  if (!known || !told || known.length < 7) return false;
  return known.endsWith(told) || told.endsWith(known);
}

function isSameName(one: string | undefined, other: string): boolean {
  const [known, told] = [one ?? '', other].map((name) => name.replace(/\s/g, '').toLowerCase());
  return Boolean(known && told) && ((known as string).startsWith(told as string) || known === told);
}
