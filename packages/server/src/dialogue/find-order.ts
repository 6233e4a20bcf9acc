import type { Order } from '@zaine/protocol';
import { canonicalNumber } from '../shop/order-number.ts';
import { digitsAlone, digitsIn, numberIn } from './details.ts';
import { HURRY } from './hurry-words.ts';
import { namedIn } from './named-goods.ts';
import { orderChoices } from './order-words.ts';
import { isMoving, relevant } from './relevance.ts';
import { fitting, goesBy, type Owner, type Told } from './told-order.ts';
import { personToldIn } from './told-words.ts';
import { humanChoice, type Outcome, type Turn, text } from './turn.ts';
import type { OrderTopic, ProvedOrder } from './turn-input.ts';

/** What is already known of the order meant, besides the message itself. */
export interface Given {
  number?: string;
  lastFour?: string;
}

/** The order, with others that could be meant; or what to say instead of one. */
export type Search = { order: Order; others: Order[]; proved?: ProvedOrder } | { outcome: Outcome };

const MOST_ORDERS = 50;
const MOST_CHOICES = 4;
const FEW_WORDS = 32;

/**
 * Finds the order a message is about: one it names, else the customer's own that bear on the question, else
 * one that a guest has proved. What is missing is asked for.
 */
export function findOrder(turn: Turn, flow: OrderTopic, given: Given = {}): Promise<Search> {
  const number = given.number ?? numberIn(turn.input.understanding);
  if (number !== undefined) return numberedOrder(turn, flow, { ...given, number });
  const { customer } = turn.input;
  return customer ? ownOrder(turn, flow, customer.id) : provedOrder(turn, flow);
}

async function numberedOrder(
  turn: Turn,
  flow: OrderTopic,
  { number, ...given }: Given & { number: string },
): Promise<Search> {
  const known = await knownOrder(turn, number);
  if (known) return { order: known, others: [] };
  const lastFour = given.lastFour ?? saidDigits(turn);
  if (lastFour !== undefined) return proveOrder(turn, flow, { number, lastFour });
  return turn.input.customer ? notYours(turn, flow, number) : { outcome: askDigits(turn, flow, number) };
}

/** Asks for the last four digits of an order's phone. */
export function askDigits(turn: Turn, flow: OrderTopic, number: string): Outcome {
  const wait = waitsStill(turn);
  if (wait) return wait;
  const replies = [text(turn.say(turn.phrases.askDigits(number)))];
  return { replies, flow: { name: flow, wants: 'last_four', number }, topic: flow };
}

/** An order under the customer's own name, or one proved before. */
async function knownOrder({ input, ports }: Turn, number: string): Promise<Order | undefined> {
  const own = input.customer && (await ports.shop.order(input.site, input.customer.id, number));
  if (own) return own;
  const wanted = canonicalNumber(number);
  const proved = input.state.proved?.find((each) => canonicalNumber(each.number) === wanted);
  return proved && ports.shop.order(input.site, proved.customer, proved.number);
}

async function proveOrder(
  turn: Turn,
  flow: OrderTopic,
  { number, lastFour }: Required<Given>,
): Promise<Search> {
  const { input, ports, phrases } = turn;
  const result = await ports.shop.proveOrder(input.site, {
    number,
    lastFour,
    address: input.network,
    now: input.now,
  });
  if (result.proved) {
    const { order } = result;
    const at = input.now.toISOString();
    return { order, others: [], proved: { number: order.number, customer: order.customer, at } };
  }
  if (result.reason === 'wait') {
    const locked = new Date(input.now.getTime() + result.retryAfter * 1000).toISOString();
    return { outcome: { ...mustWait(turn, locked), locked } };
  }
  const choices = [{ value: 'never', label: phrases.choices.never }, humanChoice(turn)];
  const replies = [text(phrases.proofWrong, choices)];
  return { outcome: { replies, flow: { name: flow, wants: 'last_four', number }, topic: flow } };
}

/** What is said at once while no more digits are looked at. */
function waitsStill(turn: Turn): Outcome | undefined {
  const { state, now } = turn.input;
  const waits = state.locked !== undefined && Date.parse(state.locked) > now.getTime();
  return waits && state.locked !== undefined ? mustWait(turn, state.locked) : undefined;
}

function mustWait(turn: Turn, until: string): Outcome {
  const minutes = Math.ceil((Date.parse(until) - turn.input.now.getTime()) / 60_000);
  return { replies: [text(turn.phrases.proofWait(minutes), [humanChoice(turn)])], yes: 'human' };
}

/** Any four digits of a guest's; a customer's only where they can be nothing else. */
function saidDigits({ input }: Turn): string | undefined {
  return input.customer ? digitsAlone(input.understanding) : digitsIn(input.understanding);
}

/** The same whether the number exists or not. */
async function notYours(turn: Turn, flow: OrderTopic, number: string): Promise<Search> {
  const { input, ports, phrases } = turn;
  const own = input.customer ? await ports.shop.orders(input.site, input.customer.id, { limit: 3 }) : [];
  const choices = [
    ...orderChoices(turn, own),
    { value: `prove:${number}`, label: phrases.choices.byDigits },
    humanChoice(turn),
  ];
  return {
    outcome: {
      replies: [text(turn.say(phrases.notYours(own.length > 0)), choices)],
      flow: { name: flow, wants: 'last_four', number, optional: true },
      topic: flow,
    },
  };
}

async function ownOrder(turn: Turn, flow: OrderTopic, customer: string): Promise<Search> {
  const { input, ports, phrases } = turn;
  const all = await ports.shop.orders(input.site, customer, { limit: MOST_ORDERS });
  if (all.length === 0) return provedOrder(turn, flow);
  const owner = comparesOwner(turn, flow) ? await ownerOf(turn, customer) : undefined;
  const fit = fitting(turn, flow, all, owner);
  if ('none' in fit) return notAmong(turn, flow, { told: fit.none, own: all });
  const hurries = flow === 'hurry' || (flow === 'urge_shipping' && HURRY.test(turn.plain));
  const focus = hurries && fit.orders.find((order) => order.number === input.state.order);
  if (focus && (focus.status === 'paid' || isMoving(focus))) return { order: focus, others: [] };
  const { first, others } = relevant(turn, flow, fit.orders);
  if (first) return { order: first, others };
  const choices = orderChoices(turn, others.slice(0, MOST_CHOICES));
  return {
    outcome: { replies: [{ kind: 'choices', text: turn.say(phrases.pick), choices }], topic: flow },
  };
}

/** True where a few words name goods of the customer's own orders: "茶壶呢", "and the teapot?" */
export async function namesOwnGoods(
  { input, ports, plain: words }: Turn,
  most = FEW_WORDS,
): Promise<boolean> {
  if (!input.customer || words.length > most) return false;
  const orders = await ports.shop.orders(input.site, input.customer.id, { limit: MOST_ORDERS });
  return namedIn(words, orders).length > 0;
}

/** For those without orders of their own: the one proved last, or its number is asked for. */
async function provedOrder(turn: Turn, flow: OrderTopic): Promise<Search> {
  const { input, phrases } = turn;
  const proved = input.state.proved ? await provedLately(turn, input.state.proved) : [];
  const fit = fitting(turn, flow, proved);
  if (proved.length > 0 && 'none' in fit) return notAmong(turn, flow, { told: fit.none, own: proved });
  const [order] = 'orders' in fit ? fit.orders : [];
  if (order) return { order, others: [] };
  const wait = waitsStill(turn);
  if (wait) return { outcome: wait };
  const by = goesBy(turn, flow);
  const asks = turn.say(input.customer ? phrases.noOrders : phrases.askNumber);
  const words = by
    ? sentences(turn, turn.say(phrases.finding.none[by](false)), phrases.finding.byNumber)
    : asks;
  return { outcome: { replies: [text(words)], flow: { name: flow, wants: 'order_number' }, topic: flow } };
}

/** The orders a guest has proved, the latest first. */
async function provedLately(turn: Turn, proved: readonly ProvedOrder[]): Promise<Order[]> {
  const latest = [...proved].reverse();
  const orders = await Promise.all(latest.map(({ number }) => knownOrder(turn, number)));
  return orders.filter((order) => order !== undefined);
}

/** What the message tells of is not among somebody's orders: never answered with another of them. */
function notAmong(
  turn: Turn,
  flow: OrderTopic,
  { told, own }: { told: Told; own: readonly Order[] },
): Search {
  const choices = [...orderChoices(turn, own.slice(0, MOST_CHOICES)), humanChoice(turn)];
  const words = turn.say(turn.phrases.finding.none[told](true));
  return { outcome: { replies: [text(words, choices)], topic: flow } };
}

/** Only a name or a phone in the message needs to be compared with the account's. */
function comparesOwner(turn: Turn, flow: OrderTopic): boolean {
  return personToldIn(turn.plain) !== undefined || goesBy(turn, flow) === 'phone';
}

async function ownerOf({ input, ports }: Turn, customer: string): Promise<Owner> {
  const known = await ports.shop.customer(input.site, customer);
  const name = input.customer?.name ?? known?.name;
  return { ...(name !== undefined && { name }), ...(known?.phone !== undefined && { phone: known.phone }) };
}

function sentences({ language }: Turn, ...words: string[]): string {
  return words.join(language === 'zh' ? '' : ' ');
}
