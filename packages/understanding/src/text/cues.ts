import { beginningsOf } from './beginnings.ts';

/** A pattern, and the bit that a text has where the pattern could match. */
export interface Cued {
  pattern: RegExp;
  cue: number;
}

/** Every text has this one: it is of the patterns that can begin with anything. */
const ALWAYS = 1 << 31;
const BITS = 31;

/**
 * Which characters some patterns begin with. One look at each character of a text tells which of the patterns
 * could match, and for most texts these are few. Patterns that begin alike share a bit; there
 * are 31, and whatever comes after is always looked for.
 */
export class Cues {
  private readonly table = new Int32Array(0x1_0000);
  private readonly known = new Map<string, number>();

  /** Adds a pattern; `needed`, where it is given, matches a part without which the pattern does not match. */
  add(pattern: RegExp, needed: RegExp = pattern): Cued {
    const begins = beginningsOf(needed);
    if (begins === undefined) return { pattern, cue: ALWAYS };
    const cue = this.known.get(begins) ?? this.next();
    this.known.set(begins, cue);
    for (const one of begins) {
      const code = one.charCodeAt(0);
      this.table[code] = (this.table[code] as number) | cue;
    }
    return { pattern, cue };
  }

  private next(): number {
    return this.known.size < BITS ? 1 << this.known.size : ALWAYS;
  }

  /** The bits of all patterns that could match in a text. */
  of(text: string): number {
    let cues = ALWAYS;
    for (let at = 0; at < text.length; at++) cues |= this.table[text.charCodeAt(at)] as number;
    return cues;
  }
}

/** Whether one of some patterns matches a text of these cues. */
export function matchesAny(patterns: readonly Cued[], text: string, cues: number): boolean {
  for (const { pattern, cue } of patterns) if ((cues & cue) !== 0 && pattern.test(text)) return true;
  return false;
}
