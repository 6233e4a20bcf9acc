import { simplify } from '../text/simplify.ts';

/**
 * A text of the same length whose units are half-width, lower-case and Simplified where one unit can
 * become one unit. What is found in it stands at the same place in the original.
 */
export function foldInPlace(text: string): string {
  let folded = '';
  let copied = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const unit = known[code] || foldUnit(code);
    if (unit === code) continue;
    folded += text.slice(copied, at) + String.fromCharCode(unit);
    copied = at + 1;
  }
  return copied === 0 ? text : folded + text.slice(copied);
}

/** What the units that were seen became; 0 for the others. */
const known = new Uint16Array(0x1_0000);

function foldUnit(code: number): number {
  const unit = String.fromCharCode(code);
  const candidate = simplify(unit.normalize('NFKC').toLowerCase());
  const folded = candidate.length === 1 ? candidate.charCodeAt(0) : code;
  known[code] = folded;
  return folded;
}
