import type { Slot, SlotName } from '../understanding.ts';

const none: readonly RegExpExecArray[] = [];

/** All matches of a global pattern. `matchAll` would copy the pattern each time; of most there are none. */
export function matchesOf(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  let found: RegExpExecArray[] | undefined;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    if (match[0] === '') pattern.lastIndex += 1;
    if (found) found.push(match);
    else found = [match];
  }
  return found ?? none;
}

/** Collects slots of one message; what an earlier finder claimed is not given to a later one. */
export class Claims {
  readonly slots: Slot[] = [];
  readonly text: string;
  /** The text folded in place, for patterns. */
  readonly folded: string;
  private readonly taken: Uint8Array;

  constructor(text: string, folded: string) {
    this.text = text;
    this.folded = folded;
    this.taken = new Uint8Array(text.length);
  }

  /** Whether nothing is claimed between two places. */
  free(start: number, end: number): boolean {
    return this.taken.subarray(start, end).every((taken) => taken === 0);
  }

  /** Claims a place, unless it is taken or empty. */
  claim(name: SlotName, value: string | undefined, [start, end]: readonly [number, number]): void {
    if (value === undefined || value === '' || start >= end || !this.free(start, end)) return;
    this.taken.fill(1, start, end);
    this.slots.push({ name, value, text: this.text.slice(start, end), start, end });
  }

  /**
   * Claims every match of a global pattern in the folded text for which `value` gives something. A named
   * group `it` narrows the claim to itself.
   */
  claimMatches(name: SlotName, pattern: RegExp, value: (match: RegExpExecArray) => string | undefined): void {
    for (const match of matchesOf(pattern, this.folded)) {
      const whole = match[0];
      const part = match.groups?.it ?? whole;
      const start = match.index + whole.lastIndexOf(part);
      this.claim(name, value(match), [start, start + part.length]);
    }
  }
}
