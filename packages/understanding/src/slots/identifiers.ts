import { isLetteredTracking } from './carriers.ts';
import { type Claims, slotPattern } from './claims.ts';

const EMAIL = slotPattern(/(?<![\w.+-])[a-z0-9][\w.+-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/g);
/** Two letters and a number; before a space the letters may also be a word of the sentence. */
const ORDER = slotPattern(
  /(?<![a-z0-9])(?!(?:is|on|to|no|at|my|of|in|by|it|as|or|so|me|we|us|up|do|id|am|an|be) )[a-z]{2}[-_ ]?\d{8,18}(?![a-z0-9])/g,
);
const ORDER_CUE = slotPattern(
  /(?:订单号码?|订单编号|订单|单号|order(?: number| no\.?| id| ref(?:erence)?)?)(?: ?(?:is|was|是|为))? ?[:#]{0,2} ?(?<it>(?=[a-z-]{0,23}\d)[a-z0-9-]{5,24})(?![a-z0-9])/g,
);
const SKU = slotPattern(/(?<![a-z0-9-])[a-z]{2,8}-\d{2,6}(?![a-z0-9-])/g);
const MINIMUM_DIGITS = 4;
/** A code so long that a digit in it is enough: some shops draw letters and digits at random. */
const LONG_CODE = 10;

const compact = (text: string) => text.replace(/[-_ ]/g, '').toUpperCase();

/** Claims e-mail addresses. */
export function findEmails(claims: Claims): void {
  claims.claimMatches('email', EMAIL, ([found]) => found.replace(/[.-]+$/, ''));
}

/** Claims what follows "order number", unless it is written as only a carrier writes. */
export function findNamedOrderNumbers(claims: Claims): void {
  claims.claimMatches('order_number', ORDER_CUE, (match) => {
    const found = compact(match.groups?.it ?? '');
    const digits = found.replace(/\D/g, '').length;
    const long = digits >= MINIMUM_DIGITS || found.length >= LONG_CODE;
    return long && !isLetteredTracking(found) ? found : undefined;
  });
}

/** Claims order numbers by the shop's own patterns, or two letters and a date-like number. */
export function findOrderNumbers(claims: Claims, patterns: readonly RegExp[]): void {
  for (const pattern of patterns) {
    const global = new RegExp(pattern.source, `${pattern.flags.replace(/[gy]/g, '')}g`);
    for (const match of claims.text.matchAll(global)) {
      claims.claim('order_number', compact(match[0]), [match.index, match.index + match[0].length]);
    }
  }
  claims.claimMatches('order_number', ORDER, ([found]) => compact(found));
}

/** Claims article numbers such as MUG-01. */
export function findSkus(claims: Claims): void {
  claims.claimMatches('sku', SKU, ([found]) => found.toUpperCase());
}
