import type { LocalizedText, Order, Parcel } from '@zaine/protocol';
import type { PolicyBook } from './policies.ts';
import type { Shop } from './shop.ts';

/** Follows the parcels of nearly every carrier in China. */
const ANY_CHINESE = 'https://www.kuaidi100.com/chaxun?nu={number}';

/** Carriers by what their name contains, and the page on which they let parcels be followed. */
const pages: readonly (readonly [name: RegExp, page: string])[] = [
  [/顺丰|順豐|\bsf\b/i, 'https://www.sf-express.com/chn/sc/waybill/waybill-detail/{number}'],
  [/京东|\bjd\b/i, 'https://www.jdl.com/orderSearch?waybillCodes={number}'],
  [/中通|圆通|申通|韵达|极兔|邮政|德邦|百世|菜鸟|\b(zto|yto|sto|yunda|j&t|ems|deppon)\b/i, ANY_CHINESE],
  [/\bdhl\b/i, 'https://www.dhl.com/global-en/home/tracking.html?tracking-id={number}'],
  [/\bups\b/i, 'https://www.ups.com/track?tracknum={number}'],
  [/\bfedex\b/i, 'https://www.fedex.com/fedextrack/?trknbr={number}'],
  [/\busps\b/i, 'https://tools.usps.com/go/TrackConfirmAction?tLabels={number}'],
];

/** A shop whose parcels lead to their carriers' pages; what the shop itself says of a page goes before. */
export function withTrackingPages(shop: Shop, policies: PolicyBook): Shop {
  return {
    ...shop,
    async orders(site, customer, page) {
      const orders = await shop.orders(site, customer, page);
      if (!orders.some(lacksPage)) return orders;
      const { trackingPages } = await policies.policiesOf(site);
      return orders.map((order) => linked(order, trackingPages));
    },
    async order(site, customer, number) {
      const order = await shop.order(site, customer, number);
      if (!order || !lacksPage(order)) return order;
      return linked(order, (await policies.policiesOf(site)).trackingPages);
    },
    async proveOrder(site, proof) {
      const result = await shop.proveOrder(site, proof);
      if (!result.proved || !lacksPage(result.order)) return result;
      const { trackingPages } = await policies.policiesOf(site);
      return { ...result, order: linked(result.order, trackingPages) };
    },
  };
}

/** True where a parcel of the order leads nowhere yet. */
function lacksPage({ parcels }: Order): boolean {
  return parcels?.some(({ url }) => url === undefined) ?? false;
}

function linked(order: Order, own: Readonly<Record<string, string>>): Order {
  if (!order.parcels) return order;
  return { ...order, parcels: order.parcels.map((each) => linkedParcel(each, own)) };
}

function linkedParcel(parcel: Parcel, own: Readonly<Record<string, string>>): Parcel {
  if (parcel.url !== undefined) return parcel;
  const names = namesOf(parcel.carrier);
  const mine = Object.entries(own).find(([part]) => names.toLowerCase().includes(part.toLowerCase()))?.[1];
  const page = mine ?? pages.find(([name]) => name.test(names))?.[1];
  if (!page) return parcel;
  // Copied and then added to: in one literal, what comes after a spread is dear.
  const copy = { ...parcel };
  copy.url = page.replace('{number}', encodeURIComponent(parcel.tracking));
  return copy;
}

function namesOf(carrier: LocalizedText): string {
  return typeof carrier === 'string' ? carrier : Object.values(carrier).join(' ');
}
