import { createVectoriser, type FeatureSpace } from './feature-space.ts';

/** Vectors of many texts, end to end: vector i is entries `starts[i]` to `starts[i + 1]`. */
export interface Dataset {
  starts: Int32Array;
  rows: Int32Array;
  linear: Float32Array;
  net: Float32Array;
  labels: Int32Array;
}

/** How many entries the longest of the vectors has. */
export function longestOf({ starts }: Dataset): number {
  let longest = 0;
  for (let i = 1; i < starts.length; i++)
    longest = Math.max(longest, (starts[i] as number) - (starts[i - 1] as number));
  return longest;
}

/** The vectors of normalised texts in a space. */
export function vectoriseAll(texts: readonly string[], labels: Int32Array, space: FeatureSpace): Dataset {
  const vectorise = createVectoriser(space);
  const starts = new Int32Array(texts.length + 1);
  const rows: number[] = [];
  const linear: number[] = [];
  const net: number[] = [];
  texts.forEach((text, index) => {
    const vector = vectorise(text);
    for (let i = 0; i < vector.length; i++) {
      rows.push(vector.rows[i] as number);
      linear.push(vector.linear[i] as number);
      net.push(vector.net[i] as number);
    }
    starts[index + 1] = rows.length;
  });
  return {
    starts,
    rows: Int32Array.from(rows),
    linear: Float32Array.from(linear),
    net: Float32Array.from(net),
    labels,
  };
}
