import { drawFeatures, type FeatureOptions, groupCount, groups } from './features.ts';
import { HashTable } from './hash-table.ts';

/**
 * The features that a model knows: their hashes in row order, the first `plain` of them n-grams, the rest
 * pairs. `idf` weighs a feature by how few texts it stands in (for the linear half, which reads the plain
 * ones alone), `focus` by how few labels its texts have (for the net).
 */
export interface FeatureSpace {
  options: FeatureOptions;
  hashes: Uint32Array;
  plain: number;
  idf: Float32Array;
  focus: Float32Array;
}

interface Count {
  hash: number;
  group: number;
  lastText: number;
  texts: number;
  /** The label of the first text it stands in; the others are counted once there is a second. */
  label: number;
  byLabel?: Map<number, number>;
}

/** A pair that stands in one text alone says nothing that its words do not say. */
const PAIR_MINIMUM = 2;
const FOCUS_FLOOR = 0.3;

/** Counts the features of texts; `labels` are the numbers of the texts' labels, `classes` how many there are. */
export function buildFeatureSpace(
  texts: readonly string[],
  labels: Int32Array,
  { features: options, classes }: { features: FeatureOptions; classes: number },
): FeatureSpace {
  const counts = new Map<number, Count>();
  texts.forEach((text, index) => {
    const label = labels[index] as number;
    drawFeatures(text, options, (hash, group) => {
      const count = counts.get(hash);
      if (!count) {
        counts.set(hash, { hash, group, lastText: index, texts: 1, label });
        return;
      }
      if (count.lastText === index) return;
      count.lastText = index;
      count.texts++;
      count.byLabel ??= new Map([[count.label, 1]]);
      count.byLabel.set(label, (count.byLabel.get(label) ?? 0) + 1);
    });
  });
  const all = [...counts.values()];
  const plain = all.filter(({ group }) => group !== groups.pairs);
  const pairs = all.filter(({ group, texts: seen }) => group === groups.pairs && seen >= PAIR_MINIMUM);
  const kept = [...plain, ...pairs];
  return {
    options,
    hashes: Uint32Array.from(kept, ({ hash }) => hash),
    plain: plain.length,
    idf: Float32Array.from(plain, (count) => 1 + Math.log((1 + texts.length) / (1 + count.texts))),
    focus: Float32Array.from(kept, (count) => focusOf(count, classes)),
  };
}

/** One minus the entropy of the labels a feature stands with, as a share of the greatest possible, plus a floor. */
function focusOf(count: Count, classes: number): number {
  let entropy = 0;
  for (const seen of count.byLabel?.values() ?? []) {
    const share = seen / count.texts;
    entropy -= share * Math.log(share);
  }
  return FOCUS_FLOOR + 1 - (classes > 1 ? entropy / Math.log(classes) : 0);
}

/**
 * A sparse vector in the two weightings of a space: entry i is feature `rows[i]`, `linear[i]` its value for
 * the linear half (0 for pairs), `net[i]` its value for the net. The first `length` entries count. `known`
 * is the share of the text's n-grams of tokens that the space has.
 */
export interface SparseVector {
  rows: Int32Array;
  linear: Float32Array;
  net: Float32Array;
  length: number;
  known: number;
}

/** Turns normalised texts into vectors of a space. The vector it gives is overwritten by the next call. */
export type Vectorise = (text: string) => SparseVector;

/** Sublinear term frequencies in both weightings; each group of features has length one, and so has the whole. */
export function createVectoriser(space: FeatureSpace): Vectorise {
  const table = new HashTable(space.hashes);
  const counts = new Uint16Array(space.hashes.length);
  const groupOf = new Uint8Array(space.hashes.length);
  let vector = emptyVector(512);
  return (text) => {
    vector.length = 0;
    let drawn = 0;
    let missing = 0;
    drawFeatures(text, space.options, (hash, group) => {
      const row = table.find(hash);
      if (group === groups.tokens) drawn++;
      if (row < 0) {
        if (group === groups.tokens) missing++;
        return;
      }
      if (counts[row] === 0) {
        if (vector.length === vector.rows.length) vector = grown(vector);
        vector.rows[vector.length++] = row;
        groupOf[row] = group;
      }
      counts[row] = Math.min(65_535, (counts[row] as number) + 1);
    });
    vector.known = drawn === 0 ? 0 : 1 - missing / drawn;
    weigh(vector, { space, counts, groupOf });
    return vector;
  };
}

function weigh(
  vector: SparseVector,
  { space, counts, groupOf }: { space: FeatureSpace; counts: Uint16Array; groupOf: Uint8Array },
): void {
  const linearSquares = new Float64Array(groupCount);
  const netSquares = new Float64Array(groupCount);
  for (let i = 0; i < vector.length; i++) {
    const row = vector.rows[i] as number;
    const group = groupOf[row] as number;
    const frequency = 1 + Math.log(counts[row] as number);
    const linear = row < space.plain ? frequency * (space.idf[row] as number) : 0;
    const net = frequency * (space.focus[row] as number);
    vector.linear[i] = linear;
    vector.net[i] = net;
    linearSquares[group] = (linearSquares[group] as number) + linear * linear;
    netSquares[group] = (netSquares[group] as number) + net * net;
    counts[row] = 0;
  }
  const linearGroups = linearSquares.filter((square) => square > 0).length;
  const netGroups = netSquares.filter((square) => square > 0).length;
  for (let i = 0; i < vector.length; i++) {
    const group = groupOf[vector.rows[i] as number] as number;
    const linear = Math.sqrt((linearSquares[group] as number) * linearGroups) || 1;
    vector.linear[i] = (vector.linear[i] as number) / linear;
    vector.net[i] = (vector.net[i] as number) / Math.sqrt((netSquares[group] as number) * netGroups);
  }
}

function emptyVector(size: number): SparseVector {
  return {
    rows: new Int32Array(size),
    linear: new Float32Array(size),
    net: new Float32Array(size),
    length: 0,
    known: 0,
  };
}

function grown(vector: SparseVector): SparseVector {
  const next = emptyVector(vector.rows.length * 2);
  next.rows.set(vector.rows);
  next.length = vector.length;
  return next;
}
