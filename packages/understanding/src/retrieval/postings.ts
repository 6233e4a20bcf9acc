/** What an article weighs for a term. */
export interface Posting {
  place: number;
  weight: number;
  titled: boolean;
}

/** All postings, those of a term side by side. */
export interface Postings {
  /** Where those of a term stand. */
  find(term: string): { from: number; to: number };
  /** The posting that stands there; overwritten by the next call. */
  read(at: number): { place: number; weight: number; inTitle: 0 | 1 };
}

const NONE = { from: 0, to: 0 };
const STEP = 50_000;

/** Gathers postings in typed arrays: twelve bytes each while they come, eight once they are sorted by term. */
export function postingsOf(): {
  add(term: string, posting: Posting): void;
  finish(): Generator<undefined, Postings>;
} {
  const numbers = new Map<string, number>();
  let termOf = new Int32Array(4096);
  let placeOf = new Int32Array(4096);
  let weightOf = new Float32Array(4096);
  let count = 0;
  return {
    add(term, { place, weight, titled }) {
      if (count === termOf.length) {
        termOf = grown(termOf, new Int32Array(count * 2));
        placeOf = grown(placeOf, new Int32Array(count * 2));
        weightOf = grown(weightOf, new Float32Array(count * 2));
      }
      let number = numbers.get(term);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(term, number);
      }
      termOf[count] = number;
      // The lowest bit tells whether the title has it.
      placeOf[count] = place * 2 + Number(titled);
      weightOf[count++] = weight;
    },
    *finish() {
      const starts = new Int32Array(numbers.size + 1);
      for (let i = 0; i < count; i++) {
        const at = (termOf[i] as number) + 1;
        starts[at] = (starts[at] as number) + 1;
      }
      for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] as number) + (starts[i - 1] as number);
      yield;
      const next = starts.slice();
      const places = new Int32Array(count);
      const weights = new Float32Array(count);
      for (let i = 0; i < count; i++) {
        const term = termOf[i] as number;
        const to = next[term] as number;
        next[term] = to + 1;
        places[to] = placeOf[i] as number;
        weights[to] = weightOf[i] as number;
        if (i % STEP === STEP - 1) yield;
      }
      return sortedPostings(numbers, { starts, places, weights });
    },
  };
}

function sortedPostings(
  numbers: ReadonlyMap<string, number>,
  { starts, places, weights }: { starts: Int32Array; places: Int32Array; weights: Float32Array },
): Postings {
  const posting: ReturnType<Postings['read']> = { place: 0, weight: 0, inTitle: 0 };
  return {
    find(term) {
      const number = numbers.get(term);
      if (number === undefined) return NONE;
      return { from: starts[number] as number, to: starts[number + 1] as number };
    },
    read(at) {
      const place = places[at] as number;
      posting.place = place >> 1;
      posting.inTitle = (place & 1) as 0 | 1;
      posting.weight = weights[at] as number;
      return posting;
    },
  };
}

function grown<T extends Int32Array | Float32Array>(old: T, into: T): T {
  into.set(old);
  return into;
}
