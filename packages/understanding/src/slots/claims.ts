import { type Cued, Cues } from '../text/cues.ts';
import type { Slot, SlotName } from '../understanding.ts';

const cues = new Cues();

/**
 * A global pattern of what stands in a folded text; `needed`, where it is given, matches a part without which the
 * pattern does not match.
 */
export function slotPattern(pattern: RegExp, needed?: RegExp): Cued {
  return cues.add(pattern, needed);
}

const none: readonly RegExpExecArray[] = [];

/** All matches of a global pattern. `matchAll` would copy the pattern each time; of most there are none. */
function matchesOf(pattern: RegExp, text: string): readonly RegExpExecArray[] {
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
  private readonly cues: number;
  /** Which units are claimed; made with the first claim. */
  private taken: Uint8Array | undefined;

  constructor(text: string, folded: string) {
    this.text = text;
    this.folded = folded;
    this.cues = cues.of(folded);
  }

  /** Whether nothing is claimed between two places. */
  free(start: number, end: number): boolean {
    const claimed = this.taken?.indexOf(1, start) ?? -1;
    return claimed < 0 || claimed >= end;
  }

  /** Claims a place, unless it is taken or empty. */
  claim(name: SlotName, value: string | undefined, [start, end]: readonly [number, number]): void {
    if (value === undefined || value === '' || start >= end || !this.free(start, end)) return;
    this.taken ??= new Uint8Array(this.text.length);
    this.taken.fill(1, start, end);
    this.slots.push({ name, value, text: this.text.slice(start, end), start, end });
  }

  /** All matches of a pattern in the folded text. */
  matchesOf({ pattern, cue }: Cued): readonly RegExpExecArray[] {
    return (this.cues & cue) === 0 ? none : matchesOf(pattern, this.folded);
  }

  /**
   * Claims every match of a pattern in the folded text for which `value` gives something. A named
   * group `it` narrows the claim to itself.
   */
  claimMatches(name: SlotName, pattern: Cued, value: (match: RegExpExecArray) => string | undefined): void {
    for (const match of this.matchesOf(pattern)) {
      const whole = match[0];
      const part = match.groups?.it ?? whole;
      const start = match.index + whole.lastIndexOf(part);
      this.claim(name, value(match), [start, start + part.length]);
    }
  }
}
