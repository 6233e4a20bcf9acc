import type { Order } from '@zaine/protocol';
import type { Turn } from './turn.ts';
import type { OrderTopic } from './turn-input.ts';

/** How the orders of one customer bear on a question. */
export interface Relevance {
  /** The best one, where one can be shown without asking. */
  first?: Order;
  /** The others that could be meant, best first; where there is no `first`, those to pick from. */
  others: Order[];
}

const DAY_HOURS = 24;
/** Without a scan for this long a parcel counts as stuck. */
const STUCK_HOURS = 2 * DAY_HOURS;
/** How long after delivery an order is still what somebody means by "my order". */
const RECENT_HOURS = 30 * DAY_HOURS;

/** The shopper says that the carrier says that it was handed over. */
const TOLD_DELIVERED = /签收|簽收|送达|delivered|signed/i;

/** How orders bear on a question: a lower tier is nearer. Within `ask` tiers several orders are not chosen between. */
interface Fit {
  tier(turn: Turn, order: Order): number;
  ask: readonly number[];
}

/** What has not left yet. */
const unsent: Fit = {
  tier: (_turn, order) =>
    order.status === 'paid' || order.status === 'unpaid'
      ? 0
      : isMoving(order)
        ? 1
        : isDelivered(order)
          ? 2
          : 3,
  ask: [0, 1, 2, 3],
};
/** What the customer has. */
const arrived: Fit = {
  tier: (turn, order) =>
    hasArrived(order) && isRecent(turn, order)
      ? 0
      : isMoving(order)
        ? 1
        : hasArrived(order)
          ? 2
          : order.status === 'cancelled'
            ? 4
            : 3,
  ask: [0, 1, 2, 3, 4],
};
/** What was paid for. */
const bought: Fit = {
  tier: (turn, order) =>
    order.status === 'unpaid' || order.status === 'cancelled' ? 2 : isRecent(turn, order) ? 0 : 1,
  ask: [0, 1, 2],
};
const urged: Fit = {
  tier: (turn, order) =>
    isOverdue(turn, order)
      ? 0
      : order.status === 'paid'
        ? 1
        : order.status === 'unpaid'
          ? 2
          : isMoving(order)
            ? 3
            : 4,
  ask: [],
};
const troubled: Fit = {
  tier: (turn, order) => {
    const here = hasArrived(order) && isRecent(turn, order);
    if (here && TOLD_DELIVERED.test(turn.plain)) return 0;
    return isAccident(order) ? 1 : isLate(turn, order) ? 2 : isMoving(order) ? 3 : here ? 4 : 5;
  },
  ask: [0, 3, 4],
};

const fits: Record<OrderTopic, Fit> = {
  order_status: { tier: (turn, order) => (isOpen(order) ? 0 : isRecent(turn, order) ? 1 : 2), ask: [0] },
  urge_shipping: urged,
  track_parcel: {
    tier: (turn, order) =>
      isMoving(order) ? 0 : order.status === 'paid' ? 1 : isDelivered(order) && isRecent(turn, order) ? 2 : 3,
    ask: [1],
  },
  parcel_problem: troubled,
  case_status: bought,
  refund_status: { tier: (_turn, order) => (order.status === 'cancelled' ? 0 : 1), ask: [0, 1] },
  hurry: urged,
  cancel_order: unsent,
  change_address: unsent,
  change_order: unsent,
  replace_parcel: troubled,
  chase_parcel: troubled,
  refuse_parcel: { tier: (_turn, order) => (isMoving(order) ? 0 : 1), ask: [0, 1] },
  return_goods: arrived,
  exchange_goods: arrived,
  missing_item: arrived,
  wrong_item: arrived,
  faulty_item: arrived,
  refund_request: {
    tier: (turn, order) =>
      order.status === 'cancelled' || order.status === 'unpaid' ? 2 : isRecent(turn, order) ? 0 : 1,
    ask: [0, 1, 2],
  },
  price_protection: bought,
  repair_warranty: arrived,
  invoice: bought,
};

/** Puts the orders a question may be about in order; `orders` come newest first. */
export function relevant(turn: Turn, flow: OrderTopic, orders: readonly Order[]): Relevance {
  const [only] = orders;
  if (orders.length < 2) return only ? { first: only, others: [] } : { others: [] };
  const { tier, ask } = fits[flow];
  const ranked = orders.map((order) => ({ order, tier: tier(turn, order) }));
  const best = Math.min(...ranked.map((each) => each.tier));
  const near = ranked.filter((each) => each.tier === best).map((each) => each.order);
  const remembered = near.find((order) => order.number === turn.input.state.order);
  if (near.length > 1 && !remembered && ask.includes(best)) return { others: near };
  const [first, ...others] = remembered
    ? [remembered, ...near.filter((order) => order !== remembered)]
    : [...near].sort((a, b) => urgency(a) - urgency(b));
  return first ? { first, others } : { others: [] };
}

/** True where a parcel of the order met with an accident. */
export function isAccident(order: Order): boolean {
  return order.parcels?.some(({ status }) => status === 'exception' || status === 'returned') ?? false;
}

/** True where the shop has not kept its promise to send the order. */
export function isOverdue(turn: Turn, order: Order): boolean {
  return order.status === 'paid' && order.shipBy !== undefined && turn.calendar.due(order.shipBy).past;
}

/** How many hours the slowest parcel on its way has been without a scan, where that is too long. */
export function stuckHours(turn: Turn, order: Order): number | undefined {
  const hours = movingParcels(order).map((parcel) => {
    const last = parcel.events.at(-1);
    return last ? turn.calendar.hoursSince(last.at) : 0;
  });
  const most = Math.max(0, ...hours);
  return most > STUCK_HOURS ? most : undefined;
}

/** True where the order is on its way, or its parcel is. */
export function isMoving(order: Order): boolean {
  return order.status === 'shipped' || (isAccident(order) && order.status !== 'cancelled');
}

function movingParcels(order: Order) {
  return (order.parcels ?? []).filter(
    ({ status }) => status === 'in_transit' || status === 'out_for_delivery',
  );
}

function isOpen(order: Order): boolean {
  return order.status === 'unpaid' || order.status === 'paid' || isMoving(order);
}

function isDelivered(order: Order): boolean {
  return order.status === 'delivered' || order.status === 'completed';
}

/** True where the order or one of its parcels was handed over. */
function hasArrived(order: Order): boolean {
  return isDelivered(order) || (order.parcels?.some(({ status }) => status === 'delivered') ?? false);
}

function isRecent(turn: Turn, order: Order): boolean {
  return order.status !== 'cancelled' && turn.calendar.hoursSince(order.placedAt) < RECENT_HOURS;
}

function isLate(turn: Turn, order: Order): boolean {
  const overdue = movingParcels(order).some((parcel) => parcel.eta && turn.calendar.due(parcel.eta).past);
  return overdue || stuckHours(turn, order) !== undefined;
}

/** What arrives today comes before what has gone wrong, and that before what is under way. */
function urgency(order: Order): number {
  const statuses = new Set(order.parcels?.map((parcel) => parcel.status));
  if (statuses.has('out_for_delivery')) return 0;
  return isAccident(order) ? 1 : 2;
}
