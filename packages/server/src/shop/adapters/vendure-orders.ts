import type { Customer, Order } from '@zaine/protocol';
import type { Refund } from '../actions.ts';
import { isShipped } from '../order-facts.ts';
import { spellingsOf } from '../order-number.ts';
import type { RemoteOrders, RemoteRefusal } from '../remote-orders.ts';
import { ShopUnreachable } from '../shop-unreachable.ts';
import type { AskVendure } from './vendure-api.ts';
import {
  ORDER_FIELDS,
  orderOfVendure,
  readVendureOrder,
  settledPayments,
  type VendureOrder,
} from './vendure-order.ts';

/**
 * Orders of a Vendure shop through its Admin API. Vendure takes two full refunds at once, cancels what was delivered
 * and never pays back by itself, so what may be done is decided here; the caller sees to one task at a time.
 */
export function createVendureOrders(ask: AskVendure): RemoteOrders {
  const find = (number: string) => findOrder(ask, number);
  return {
    customer: (_site, id) => findCustomer(ask, id),
    async orders(_site, customer, { limit = 20, before } = {}) {
      const last = before === undefined ? undefined : await find(before);
      if (before !== undefined && !last) return [];
      const placed = last?.orderPlacedAt ? { orderPlacedAt: { before: last.orderPlacedAt } } : {};
      const { items } = await ordersOf(ask, customer, { take: Math.min(limit, 100), filter: placed });
      return items.map((each) => orderOfVendure(readVendureOrder(each)));
    },
    orderCount: async (_site, customer) =>
      (await ordersOf(ask, customer, { take: 1, filter: {} })).totalItems,
    async order(_site, number) {
      const found = await find(number);
      return found && orderOfVendure(found);
    },
    async cancel(_site, { key, number, customer, reason }) {
      const before = await owned(ask, number, customer);
      if ('refused' in before) return before;
      if (isShipped(orderOfVendure(before))) return { refused: 'shipped' };
      if (before.state !== 'Cancelled') await done(ask, CANCEL, { input: cancelInput(before, reason) });
      const due = settledPayments(before).reduce((sum, each) => sum + each.left, 0);
      const refund = due > 0 ? await payBack(ask, before, { amount: due, mark: markOf(key) }) : undefined;
      const order = await owned(ask, number, customer);
      if ('refused' in order) return order;
      // Another try finds the money gone already, by its own mark.
      const back = refund ?? markedRefund(order, markOf(key));
      return { order: orderOfVendure(order), ...(back && { refund: back }) };
    },
    async change(_site, { number, customer, change }) {
      const before = await owned(ask, number, customer);
      if ('refused' in before) return before;
      // Other goods, or fewer, are other prices and stock: for a person, in Vendure itself.
      if (change.items) return { refused: 'not_allowed' };
      if (change.address || change.phone !== undefined) await readdress(ask, before, change);
      if (change.note !== undefined)
        await done(ask, NOTE, { input: { id: before.id, note: change.note, isPublic: false } });
      const after = await owned(ask, number, customer);
      if ('refused' in after) return after;
      return { order: { ...orderOfVendure(after), ...(change.note !== undefined && { note: change.note }) } };
    },
    async refund(_site, { key, number, customer, amount }) {
      const before = await owned(ask, number, customer);
      if ('refused' in before) return before;
      const mark = markOf(key);
      const earlier = markedRefund(before, mark);
      if (earlier) return { refund: earlier };
      const left = settledPayments(before).reduce((sum, each) => sum + each.left, 0);
      if (amount > left) return { refused: 'over_limit' };
      return { refund: await payBack(ask, before, { amount, mark }) };
    },
    stock: (_site, { sku }) => stockOf(ask, sku),
  };
}

const CANCEL = `mutation ($input: CancelOrderInput!) {
  done: cancelOrder(input: $input) { __typename ... on ErrorResult { errorCode message } }
}`;
const REFUND = `mutation ($input: RefundOrderInput!) {
  done: refundOrder(input: $input) { __typename ... on Refund { id state } ... on ErrorResult { errorCode message } }
}`;
const SETTLE = `mutation ($input: SettleRefundInput!) {
  done: settleRefund(input: $input) { __typename ... on ErrorResult { errorCode message } }
}`;
const TRANSITION = `mutation ($id: ID!, $state: String!) {
  done: transitionOrderToState(id: $id, state: $state) { __typename ... on ErrorResult { errorCode message } }
}`;
const MODIFY = `mutation ($input: ModifyOrderInput!) {
  done: modifyOrder(input: $input) { __typename ... on ErrorResult { errorCode message } }
}`;
const NOTE = 'mutation ($input: AddNoteToOrderInput!) { done: addNoteToOrder(input: $input) { __typename } }';

interface Done {
  __typename?: string;
  id?: string;
  state?: string;
  message?: string;
}

/** Runs a mutation; a refusal is an error, since all that may be refused was looked at before. */
async function done(ask: AskVendure, mutation: string, variables: Record<string, unknown>): Promise<Done> {
  const answer = (await ask(mutation, variables)).done as Done;
  if (answer.message !== undefined)
    throw new ShopUnreachable(`Vendure did not do it: ${answer.message}`, { reached: true });
  return answer;
}

async function findOrder(ask: AskVendure, number: string): Promise<VendureOrder | undefined> {
  const query = `query ($codes: [String!]!) {
    orders(options: { filter: { code: { in: $codes } }, take: 1 }) { items { ${ORDER_FIELDS} } }
  }`;
  const { orders } = await ask(query, { codes: spellingsOf(number) });
  const [found] = (orders as { items: unknown[] }).items;
  return found === undefined ? undefined : readVendureOrder(found);
}

async function owned(
  ask: AskVendure,
  number: string,
  customer: string,
): Promise<VendureOrder | RemoteRefusal> {
  const order = await findOrder(ask, number);
  return order?.customer?.id === customer ? order : { refused: 'not_found' };
}

async function ordersOf(
  ask: AskVendure,
  customer: string,
  { take, filter }: { take: number; filter: object },
) {
  const query = `query ($id: ID!, $options: OrderListOptions) {
    customer(id: $id) { orders(options: $options) { items { ${ORDER_FIELDS} } totalItems } }
  }`;
  const options = { take, sort: { orderPlacedAt: 'DESC' }, filter: { active: { eq: false }, ...filter } };
  const { customer: found } = await ask(query, { id: customer, options });
  const { orders } = (found ?? { orders: { items: [], totalItems: 0 } }) as {
    orders: { items: unknown[]; totalItems: number };
  };
  return orders;
}

async function findCustomer(ask: AskVendure, id: string): Promise<Customer | undefined> {
  const query = 'query ($id: ID!) { customer(id: $id) { id firstName lastName emailAddress phoneNumber } }';
  const { customer } = await ask(query, { id });
  if (!customer) return undefined;
  const { firstName, lastName, emailAddress, phoneNumber } = customer as Record<string, string | null>;
  const han = /\p{Script=Han}/u.test(`${firstName}${lastName}`);
  const name = han ? `${lastName}${firstName}` : `${firstName} ${lastName}`.trim();
  return {
    id,
    name,
    ...(emailAddress && { email: emailAddress }),
    ...(phoneNumber && { phone: phoneNumber }),
  };
}

async function stockOf(ask: AskVendure, sku: string): Promise<number | undefined> {
  const query = `query ($sku: String!) {
    productVariants(options: { filter: { sku: { eq: $sku } }, take: 1 }) {
      items { trackInventory stockLevels { stockOnHand stockAllocated } }
    }
  }`;
  const { productVariants } = await ask(query, { sku });
  const [found] = (productVariants as { items: Stocked[] }).items;
  // What is not counted is always there; how many that are nobody knows.
  if (!found || found.trackInventory === 'FALSE') return undefined;
  return found.stockLevels.reduce((sum, each) => sum + each.stockOnHand - each.stockAllocated, 0);
}

interface Stocked {
  trackInventory: string;
  stockLevels: { stockOnHand: number; stockAllocated: number }[];
}

function cancelInput({ id }: VendureOrder, reason: string) {
  return { orderId: id, reason, cancelShipping: true };
}

/** Stands in a refund's reason, so that another try knows it again. */
function markOf(key: string): string {
  return `[zaine ${key}]`;
}

function markedRefund(order: VendureOrder, mark: string): Refund | undefined {
  const refunds = settledPayments(order).flatMap((payment) => payment.refunds);
  const amount = refunds.reduce((sum, { reason, total }) => (reason?.includes(mark) ? sum + total : sum), 0);
  return amount > 0 ? { amount, currency: order.currencyCode } : undefined;
}

/** Pays back from the payments, first to last. */
async function payBack(
  ask: AskVendure,
  order: VendureOrder,
  { amount, mark }: { amount: number; mark: string },
): Promise<Refund> {
  let rest = amount;
  for (const { id, left } of settledPayments(order)) {
    const part = Math.min(rest, left);
    if (part <= 0) continue;
    // An amount alone is refused by the database: the deprecated fields must be there, too.
    const input = { paymentId: id, amount: part, lines: [], shipping: 0, adjustment: 0, reason: mark };
    const refund = await done(ask, REFUND, { input });
    if (refund.state === 'Pending')
      await done(ask, SETTLE, { input: { id: refund.id, transactionId: mark } });
    rest -= part;
  }
  return { amount, currency: order.currencyCode };
}

/** Changes where an order goes. A crash half-way leaves it in Modifying; its payments tell the way back. */
async function readdress(
  ask: AskVendure,
  { id, state, payments }: VendureOrder,
  { address, phone }: { address?: Order['address']; phone?: string },
): Promise<void> {
  const settled = (payments ?? []).some((payment) => payment.state === 'Settled');
  if (state !== 'Modifying') await done(ask, TRANSITION, { id, state: 'Modifying' });
  const { name, line, city } = address ?? {};
  const to = {
    ...(name !== undefined && { fullName: name }),
    ...(line !== undefined && { streetLine1: line, streetLine2: '' }),
    ...(city !== undefined && { city }),
    ...(phone !== undefined && { phoneNumber: phone }),
  };
  try {
    await done(ask, MODIFY, { input: { dryRun: false, orderId: id, updateShippingAddress: to } });
  } finally {
    await done(ask, TRANSITION, { id, state: settled ? 'PaymentSettled' : 'PaymentAuthorized' });
  }
}
