import { simplify } from '../text/simplify.ts';

const SIMPLE = /^[\x20-\x7e]*$/;

/**
 * A text of the same length whose units are half-width, lower-case and Simplified where one unit can
 * become one unit. What is found in it stands at the same place in the original.
 */
export function foldInPlace(text: string): string {
  if (SIMPLE.test(text)) return text.toLowerCase();
  let folded = '';
  for (let at = 0; at < text.length; at++) folded += foldUnit(text.charAt(at));
  return folded;
}

const known = new Map<string, string>();

function foldUnit(unit: string): string {
  let folded = known.get(unit);
  if (folded === undefined) {
    const candidate = simplify(unit.normalize('NFKC').toLowerCase());
    folded = candidate.length === 1 ? candidate : unit;
    known.set(unit, folded);
  }
  return folded;
}
