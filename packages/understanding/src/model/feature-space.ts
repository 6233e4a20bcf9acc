import { drawFeatures, type FeatureOptions, type FeatureSink, groupCount, groups } from './features.ts';
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
  const weights = weightsOf(space);
  /** The entry of each feature in the vector plus one; 0 for those that the text does not have. */
  const entryOf = new Int32Array(space.hashes.length);
  let vector = emptyVector(512);
  let drawn = 0;
  let missing = 0;
  const sink: FeatureSink = (hash, group) => {
    const row = table.find(hash);
    if (group === groups.tokens) drawn++;
    if (row < 0) {
      if (group === groups.tokens) missing++;
      return;
    }
    const entry = entryOf[row] as number;
    if (entry > 0) {
      vector.counts[entry - 1] = Math.min(65_535, (vector.counts[entry - 1] as number) + 1);
      return;
    }
    if (vector.length === vector.rows.length) vector = grown(vector);
    vector.rows[vector.length] = row;
    vector.counts[vector.length] = 1;
    vector.groups[vector.length++] = group;
    entryOf[row] = vector.length;
  };
  return (text) => {
    vector.length = 0;
    drawn = 0;
    missing = 0;
    drawFeatures(text, space.options, sink);
    vector.known = drawn === 0 ? 0 : 1 - missing / drawn;
    for (let i = 0; i < vector.length; i++) entryOf[vector.rows[i] as number] = 0;
    weigh(vector, weights);
    return vector;
  };
}

/** The weights of a feature for both halves, side by side: they are always read together. */
function weightsOf({ hashes, plain, idf, focus }: FeatureSpace): Float32Array {
  const weights = new Float32Array(hashes.length * 2);
  for (let row = 0; row < hashes.length; row++) {
    if (row < plain) weights[row * 2] = idf[row] as number;
    weights[row * 2 + 1] = focus[row] as number;
  }
  return weights;
}

/** How long the vectors of the groups are, squared, for either half. */
const linearSquares = new Float64Array(groupCount);
const netSquares = new Float64Array(groupCount);

function weigh(vector: CountedVector, weights: Float32Array): void {
  linearSquares.fill(0);
  netSquares.fill(0);
  for (let i = 0; i < vector.length; i++) {
    const row = vector.rows[i] as number;
    const group = vector.groups[i] as number;
    const frequency = 1 + Math.log(vector.counts[i] as number);
    const linear = frequency * (weights[row * 2] as number);
    const net = frequency * (weights[row * 2 + 1] as number);
    vector.linear[i] = linear;
    vector.net[i] = net;
    linearSquares[group] = (linearSquares[group] as number) + linear * linear;
    netSquares[group] = (netSquares[group] as number) + net * net;
  }
  toLengths(linearSquares);
  toLengths(netSquares);
  for (let i = 0; i < vector.length; i++) {
    const group = vector.groups[i] as number;
    vector.linear[i] = (vector.linear[i] as number) / (linearSquares[group] as number);
    vector.net[i] = (vector.net[i] as number) / (netSquares[group] as number);
  }
}

/** Turns the squares of groups into what their entries are divided by. */
function toLengths(squares: Float64Array): void {
  let filled = 0;
  for (let group = 0; group < groupCount; group++) if ((squares[group] as number) > 0) filled++;
  for (let group = 0; group < groupCount; group++) {
    squares[group] = Math.sqrt((squares[group] as number) * filled) || 1;
  }
}

/** A vector in the making: of each entry how often its feature stands in the text, and its group. */
interface CountedVector extends SparseVector {
  counts: Uint16Array;
  groups: Uint8Array;
}

function emptyVector(size: number): CountedVector {
  return {
    rows: new Int32Array(size),
    linear: new Float32Array(size),
    net: new Float32Array(size),
    length: 0,
    known: 0,
    counts: new Uint16Array(size),
    groups: new Uint8Array(size),
  };
}

function grown(vector: CountedVector): CountedVector {
  const next = emptyVector(vector.rows.length * 2);
  next.rows.set(vector.rows);
  next.counts.set(vector.counts);
  next.groups.set(vector.groups);
  next.length = vector.length;
  return next;
}
