import type { Product } from '@zaine/protocol';
import { createProductIndex, type ProductIndex, type UnderstandContext } from '@zaine/understanding';
import type { Catalogue } from '../shop/catalogue.ts';
import type { Site } from '../sites/sites.ts';

/** What a shop's messages are read with: the day it is there, and what it sells. */
export type ShopContext = (site: Pick<Site, 'id' | 'settings'>, now: Date) => Promise<UnderstandContext>;

/** Makes contexts of sites; what they sell is indexed anew where it changed. */
export function createShopContext(catalogue: Pick<Catalogue, 'products'>): ShopContext {
  const indexes = new WeakMap<readonly Product[], ProductIndex>();
  return async ({ id, settings }, now) => {
    const products = await catalogue.products(id);
    const index = indexes.get(products) ?? createProductIndex(products.map(namesOf));
    indexes.set(products, index);
    return { now, utcOffset: utcOffsetOf(settings.timeZone, now), products: index };
  };
}

/** A product by its whole title in every language, and by what stands before its size or count: 马克杯·两只装. */
function namesOf({ sku, title }: Product): { sku: string; titles: string[] } {
  const whole = typeof title === 'string' ? [title] : Object.values(title).filter((one) => one !== undefined);
  const short = whole.map((one) => (one.split(/[·（(,，]/)[0] ?? '').trim()).filter(Boolean);
  return { sku, titles: [...new Set([...whole, ...short])] };
}

const formats = new Map<string, Intl.DateTimeFormat>();
/** By time zone: a quarter of an hour, in which no clock is moved, and how far ahead they are in it. */
const known = new Map<string, { quarter: number; ahead: number }>();
const QUARTER = 15 * 60_000;
const OFFSET = /GMT(?<sign>[+-])(?<hours>\d\d):(?<minutes>\d\d)/;

/** How many minutes the clocks of an IANA time zone are ahead of UTC at a moment. */
export function utcOffsetOf(timeZone: string, at: Date): number {
  const quarter = Math.floor(at.getTime() / QUARTER);
  const last = known.get(timeZone);
  if (last?.quarter === quarter) return last.ahead;
  const ahead = offsetAt(timeZone, at);
  known.set(timeZone, { quarter, ahead });
  return ahead;
}

function offsetAt(timeZone: string, at: Date): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
    formats.set(timeZone, format);
  }
  const { sign, hours, minutes } = OFFSET.exec(format.format(at))?.groups ?? {};
  const ahead = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  return sign === '-' ? -ahead : ahead;
}
