import { DIGIT, hasAny, kindsOf, STRANGE } from '../text/kinds.ts';
import type { Slot } from '../understanding.ts';
import { findAddresses } from './addresses.ts';
import { findAmounts } from './amounts.ts';
import { dayOf } from './calendar.ts';
import { Claims } from './claims.ts';
import { findDates } from './dates.ts';
import { foldInPlace } from './fold.ts';
import { findColors, findQuantities, findSizes } from './goods.ts';
import { findEmails, findNamedOrderNumbers, findOrderNumbers, findSkus } from './identifiers.ts';
import { findCarriers, findNamedTrackingNumbers, findTrackingNumbers } from './parcels.ts';
import { findPhones } from './phones.ts';
import { findProducts, type ProductIndex } from './products.ts';

/**
 * What the finder of slots knows of the shop and of today. Without `now` no dates are found; `utcOffset` is
 * the shop's, in minutes, 480 (China) where nothing is said. `orderNumbers` are patterns of the shop's own.
 */
export interface SlotContext {
  now?: Date;
  utcOffset?: number;
  orderNumbers?: readonly RegExp[];
  products?: ProductIndex;
}

const CHINA = 480;
const ANY_DIGIT = /\p{Nd}/u;
const HAS_AT = /[@＠]/;

function hasDigit(text: string): boolean {
  const kinds = kindsOf(text);
  return hasAny(kinds, DIGIT) || (hasAny(kinds, STRANGE) && ANY_DIGIT.test(text));
}

/** Finds the details a message names, left to right, without overlaps. */
export function findSlots(text: string, context: SlotContext = {}): Slot[] {
  const claims = new Claims(text, foldInPlace(text));
  claimIdentifiers(claims, context);
  findAddresses(claims);
  findDates(claims, context.now && dayOf(context.now, context.utcOffset ?? CHINA));
  findAmounts(claims);
  findProducts(claims, context.products);
  findSizes(claims);
  findQuantities(claims);
  findColors(claims);
  findCarriers(claims);
  return claims.slots.sort((a, b) => a.start - b.start);
}

/** Finds only what is masked before a message is classified: numbers of orders, parcels and phones, and e-mail. */
export function findIdentifiers(text: string): Slot[] {
  if (!hasDigit(text) && !HAS_AT.test(text)) return [];
  const claims = new Claims(text, foldInPlace(text));
  claimIdentifiers(claims, {});
  return claims.slots.sort((a, b) => a.start - b.start);
}

function claimIdentifiers(claims: Claims, { orderNumbers = [] }: SlotContext): void {
  if (claims.folded.includes('@')) findEmails(claims);
  if (!hasDigit(claims.folded)) return;
  findNamedTrackingNumbers(claims);
  findNamedOrderNumbers(claims);
  findTrackingNumbers(claims);
  findOrderNumbers(claims, orderNumbers);
  findPhones(claims);
  findSkus(claims);
}
