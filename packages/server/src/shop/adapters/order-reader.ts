import type { Order, Parcel } from '@zaine/protocol';
import type { Store } from '../../store/store.ts';
import type { SetStatement } from '../../store/unit.ts';
import { spellingsOf } from '../order-number.ts';
import type { OrderPage } from '../shop.ts';

/** Orders on a page, where nobody says otherwise and at most. */
const PAGE = 20;
const LARGEST_PAGE = 100;

/** An order and one of its parcels, or none; both are JSON. */
interface OrderRow {
  number: string;
  data: string;
  parcel: string | null;
}

const PARCELS = 'left join parcel p on p.order_number = o.number and p.site';
const IN_ORDER = 'order by o.placed_at desc, o.number desc, p.created_at, p.tracking';

const pageOf: SetStatement = {
  one: `select o.number, o.data, p.data as parcel from (
      select number, data, placed_at from shop_order
      where site = ?1 and customer = ?2 and (placed_at < ?3 or (placed_at = ?3 and number < ?4))
      order by placed_at desc, number desc limit ?5) o
    ${PARCELS} = ?1 ${IN_ORDER}`,
  many: `select given.n, o.number, o.data, p.data as parcel from given cross join lateral (
      select number, data, placed_at from shop_order
      where site = given.site and customer = given.customer
        and (placed_at < given.at or (placed_at = given.at and number < given.before))
      order by placed_at desc, number desc limit given.most) o
    ${PARCELS} = given.site ${IN_ORDER}`,
  columns: { site: 'text', customer: 'text', at: 'bigint', before: 'text', most: 'int' },
  rank: 0,
};

const numbered: SetStatement = {
  one: `select o.number, o.data, p.data as parcel from shop_order o ${PARCELS} = ?1
    where o.site = ?1 and o.number in (select value from json_each(?2)) and (?3 is null or o.customer = ?3)
    ${IN_ORDER}`,
  many: `select given.n, o.number, o.data, p.data as parcel from given cross join lateral (
      select * from shop_order
      where site = given.site and number in (select json_array_elements_text(given.numbers::json))
        and (given.customer is null or customer = given.customer)) o
    ${PARCELS} = given.site ${IN_ORDER}`,
  columns: { site: 'text', numbers: 'text', customer: 'text' },
  rank: 0,
};

/** Later than any order. */
const NEVER = Number.MAX_SAFE_INTEGER;

/** Reads orders together with their parcels. */
export class OrderReader {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** A customer's orders, newest first. */
  async page(site: string, customer: string, { limit = PAGE, before }: OrderPage = {}): Promise<Order[]> {
    const at = before === undefined ? NEVER : await this.#placed(site, customer, before);
    if (at === undefined) return [];
    const most = Math.min(limit, LARGEST_PAGE);
    return ordersOf(await this.#store.read(pageOf, [site, customer, at, before ?? '', most]));
  }

  /** How many orders a customer has. */
  async count(site: string, customer: string): Promise<number> {
    const { count } = await this.#store.db
      .selectFrom('shop_order')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('site', '=', site)
      .where('customer', '=', customer)
      .executeTakeFirstOrThrow();
    return Number(count);
  }

  /** An order of whatever customer. */
  async exact(site: string, number: string): Promise<Order | undefined> {
    return ordersOf(await this.#store.read(numbered, [site, JSON.stringify([number]), null]))[0];
  }

  /** A customer's own order by its number, however it is spelled. */
  async owned(site: string, customer: string, number: string): Promise<Order | undefined> {
    const spellings = JSON.stringify(spellingsOf(number));
    const found = ordersOf(await this.#store.read(numbered, [site, spellings, customer]));
    return found.find((each) => each.number === number) ?? found[0];
  }

  async #placed(site: string, customer: string, number: string): Promise<number | undefined> {
    const found = await this.#store.db
      .selectFrom('shop_order')
      .select('placed_at')
      .where('site', '=', site)
      .where('customer', '=', customer)
      .where('number', '=', number)
      .executeTakeFirst();
    return found?.placed_at;
  }
}

/** Rows of one order follow each other. */
function ordersOf(rows: readonly OrderRow[]): Order[] {
  const orders: Order[] = [];
  let number: string | undefined;
  let parcels: Parcel[] = [];
  for (const row of rows) {
    if (row.number !== number) {
      const order = JSON.parse(row.data) as Order;
      parcels = [];
      order.parcels = parcels;
      orders.push(order);
      number = row.number;
    }
    if (row.parcel !== null) parcels.push(JSON.parse(row.parcel) as Parcel);
  }
  return orders;
}
