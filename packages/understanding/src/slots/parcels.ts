import { type Carrier, carriers } from './carriers.ts';
import { type Claims, slotPattern } from './claims.ts';

const NUMBER = slotPattern(/(?<![a-z0-9+])(?=[a-z]{0,4}\d)[a-z0-9]{10,22}(?![a-z0-9])/g);
const CUE = slotPattern(
  /(?:快递单号?|运单号?|物流单号?|物流编号|快递号|tracking(?: number| no\.?| id| code)?)(?: ?(?:is|was|是|为))? ?[:#]{0,2} ?(?<it>(?=[a-z]{0,6}\d)[a-z0-9]{8,26})(?![a-z0-9])/g,
);

/** Claims what follows "tracking number": by its word alone, whatever its shape. */
export function findNamedTrackingNumbers(claims: Claims): void {
  claims.claimMatches('tracking_number', CUE, (match) => match.groups?.it?.toUpperCase());
}

/** Claims numbers in the shape of a carrier's; where it has a check digit, that must be right. */
export function findTrackingNumbers(claims: Claims): void {
  claims.claimMatches('tracking_number', NUMBER, ([found]) => {
    const number = found.toUpperCase();
    return carriers.some((carrier) => gives(carrier, number, claims.folded)) ? number : undefined;
  });
}

/** Ten to twelve bare digits are anything: the carrier must be named, check digit or not. */
function gives({ numbers, check, names }: Carrier, number: string, text: string): boolean {
  if (!numbers?.test(number) || (check && !check(number))) return false;
  const bare = /^\d{10,12}$/.test(number);
  return !bare || names.some((name) => text.includes(name));
}

const NAMES = new Map(carriers.flatMap(({ id, names }) => names.map((name) => [name, id] as const)));
const NAMED = slotPattern(
  new RegExp(
    [...NAMES.keys()]
      .sort((a, b) => b.length - a.length)
      .map((name) => (/^[a-z]/.test(name) ? `(?<![a-z])${name}(?![a-z])` : name))
      .join('|'),
    'g',
  ),
);

/** Claims the names of carriers. */
export function findCarriers(claims: Claims): void {
  claims.claimMatches('carrier', NAMED, ([found]) => NAMES.get(found));
}
