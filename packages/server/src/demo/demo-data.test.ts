import { orderStatuses, parcelStatuses } from '@zaine/protocol';
import { articleSchema, customerSchema, orderSchema } from '@zaine/protocol/schemas';
import { describe, expect, it } from 'vitest';
import { demoData } from './demo-data.ts';
import { troubledOrders } from './orders-troubled.ts';

const morning = new Date('2026-11-24T02:32:00Z');
const day = (iso: string | undefined) =>
  iso && new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 10);
const at = (iso: string) => demoData(new Date(iso));
/** Just past midnight, early, midday and late in Shanghai, and across a year's end. */
const moments = [
  '2026-11-23T16:01:00Z',
  '2026-11-23T22:10:00Z',
  '2026-11-24T04:00:00Z',
  '2026-11-24T15:55:00Z',
  '2026-12-31T20:00:00Z',
];

describe('the demo shop’s orders', () => {
  const { customers, orders } = demoData(morning);

  it('are the same for the same moment', () => {
    expect(demoData(morning)).toEqual(demoData(morning));
  });

  it('are what the API accepts', () => {
    for (const { number, ...order } of orders)
      expect(orderSchema.parse({ number, ...order }).number).toBe(number);
    for (const { id, ...customer } of customers) expect(customerSchema.parse(customer), id).toEqual(customer);
  });

  it('have numbers of MH, the day they were placed and four digits, no two alike', () => {
    for (const { number, placedAt } of orders) {
      expect(number).toMatch(/^MH\d{10}$/);
      expect(number.slice(2, 8)).toBe(day(placedAt)?.slice(2).replaceAll('-', ''));
    }
    expect(new Set(orders.map((order) => order.number)).size).toBe(orders.length);
  });

  it('belong to customers of the shop, each of whom has some', () => {
    const owners = new Set(orders.map((order) => order.customer));
    expect(owners).toEqual(new Set(customers.map((customer) => customer.id)));
  });

  it('cover every state an order and a parcel can be in', () => {
    expect(new Set(orders.map((order) => order.status))).toEqual(new Set(orderStatuses));
    const parcels = orders.flatMap((order) => order.parcels ?? []);
    expect(new Set(parcels.map((parcel) => parcel.status))).toEqual(new Set(parcelStatuses));
    expect(new Set(parcels.map((parcel) => parcel.tracking)).size).toBe(parcels.length);
  });

  it('cover every accident of a parcel', () => {
    const lastWords = Object.fromEntries(
      Object.entries(troubledOrders).map(([name, draft]) => {
        const order = orders.find((each) => each.number.endsWith(draft.serial));
        return [name, JSON.stringify(order?.parcels?.[0]?.events.at(-1)?.text)];
      }),
    );
    expect(lastWords.stuck).toContain('暂停发车');
    expect(lastWords.lost).toContain('遗失');
    expect(lastWords.returned).toContain('退回寄件人');
    expect(lastWords.customs).toContain('海关');
    expect(lastWords.disputed).toContain('没有收到');
    expect(lastWords.wrongAddress).toContain('地址不详');
    expect(lastWords.damaged).toContain('破损');
    expect(orders.some((order) => order.parcels?.length === 2)).toBe(true);
  });

  it('have one that should have left by now and one that still has time', () => {
    const paid = orders
      .filter((order) => order.status === 'paid')
      .map((order) => Date.parse(order.shipBy ?? ''));
    expect(paid.some((shipBy) => shipBy < morning.getTime())).toBe(true);
    expect(paid.some((shipBy) => shipBy > morning.getTime())).toBe(true);
  });

  it('cost what their items, the offer and the freight come to', () => {
    const total = (suffix: string) => orders.find((order) => order.number.endsWith(suffix))?.total;
    expect(total('0937'), 'a tote, freight free from 99').toBe(16800);
    expect(total('0614'), '268 and 48, less 40 from 299').toBe(26800 + 4800 - 4000);
    expect(total('0866'), 'two pairs of spoons below 99').toBe(2 * 4800 + 800);
    expect(total('0638'), 'napkins for a gold member').toBe(9600);
    expect(total('0390'), 'to Hong Kong, below 499').toBe(8800 + 2 * 3800 + 3000);
    expect(total('0409'), 'abroad, below 999').toBe(26800 + 12800 - 4000 + 12000);
    for (const order of orders) {
      const goods = order.items.reduce((sum, item) => sum + item.price * item.quantity, 0);
      expect([0, 800, 3000, 12000]).toContain(order.total - goods + (goods >= 29900 ? 4000 : 0));
    }
  });
});

describe('the calendar of the demo orders', () => {
  it.each(moments)('at %s holds nothing of the future, and every story runs forward', (now) => {
    for (const order of at(now).orders) {
      const times = [
        order.placedAt,
        order.paidAt ?? order.placedAt,
        ...(order.parcels ?? []).flatMap((parcel) => parcel.events.map((event) => event.at)),
      ];
      expect(Math.max(...times.map((time) => Date.parse(time))), order.number).toBeLessThanOrEqual(
        Date.parse(now),
      );
      for (const parcel of order.parcels ?? []) {
        const story = [order.placedAt, ...parcel.events.map((event) => event.at)];
        expect(story, parcel.tracking).toEqual([...story].sort());
      }
    }
  });

  it.each(moments)('at %s has a delivery of today and a courier who is still to come', (now) => {
    const parcels = at(now).orders.flatMap((order) => order.parcels ?? []);
    const today = day(now);
    expect(
      parcels.some(({ status, events }) => status === 'delivered' && day(events.at(-1)?.at) === today),
    ).toBe(true);
    for (const { eta = '' } of parcels.filter(({ status }) => status === 'out_for_delivery')) {
      if (eta.length === 10) expect(eta).toBe(today);
      else expect(Date.parse(eta)).toBeGreaterThan(Date.parse(now));
    }
  });

  it('moves along with today', () => {
    const [first] = at('2026-11-24T04:00:00Z').orders;
    const [later] = at('2026-11-27T04:00:00Z').orders;
    expect(Date.parse(later?.placedAt ?? '') - Date.parse(first?.placedAt ?? '')).toBe(3 * 86_400_000);
  });
});

describe('the demo shop’s articles', () => {
  const { articles } = demoData(morning);
  const faq =
    `product_question size_advice stock_question authenticity price_bargain promotion place_order payment_methods
    payment_issue delivery_options delivery_fee delivery_time invoice cancellation_policy refund_policy
    repair_warranty installation_usage price_protection account_create account_edit account_delete account_switch
    password_recover registration_problem newsletter membership contact_info change_order change_address
    return_goods exchange_goods wrong_item missing_item faulty_item parcel_problem feedback complaint`.split(
      /\s+/,
    );

  it('answer every question a shop is asked', () => {
    const tags = new Set(articles.flatMap((article) => article.tags ?? []));
    expect(faq.filter((intent) => !tags.has(intent))).toEqual([]);
  });

  it('are in both languages, short enough to read in a chat, and what the API accepts', () => {
    expect(new Set(articles.map((article) => article.id)).size).toBe(articles.length);
    for (const { id, ...article } of articles) {
      expect(articleSchema.parse(article), id).toEqual(article);
      for (const text of [article.title, article.body] as Record<string, string>[]) {
        expect(text.zh, id).toMatch(/\p{Script=Han}/u);
        expect(text.en, id).not.toMatch(/!/);
        expect(text.zh?.length, id).toBeLessThan(200);
        expect(text.en?.length, id).toBeLessThan(480);
      }
    }
  });

  it('name the last day of the month as the end of the offer', () => {
    const offer = (now: string) =>
      JSON.stringify(at(now).articles.find(({ id }) => id === 'promotion')?.body);
    expect(offer('2026-11-24T02:32:00Z')).toContain('到 11 月 30 日');
    expect(offer('2028-02-10T02:32:00Z')).toContain('29 February');
    expect(offer('2026-12-31T20:00:00Z'), 'already January in Shanghai').toContain('1 月 31 日');
  });
});
