import { drawFeatures, type FeatureOptions, GROUPS } from './features.ts';

/** A sparse vector: `rows` are feature numbers, `values` their weights; the first `length` entries count. */
export interface SparseVector {
  rows: Int32Array;
  values: Float32Array;
  length: number;
}

/** The features that a model knows: their hashes in row order, and the inverse document frequency of each. */
export interface FeatureSpace {
  options: FeatureOptions;
  hashes: Uint32Array;
  idf: Float32Array;
}

/** Counts the features of texts and keeps those that stand in at least `minimum` of them. */
export function buildFeatureSpace(
  texts: readonly string[],
  options: FeatureOptions,
  minimum: number,
): FeatureSpace {
  const seenIn = new Map<number, number>();
  const counts = new Map<number, number>();
  texts.forEach((text, index) => {
    drawFeatures(text, options, (hash) => {
      if (seenIn.get(hash) === index) return;
      seenIn.set(hash, index);
      counts.set(hash, (counts.get(hash) ?? 0) + 1);
    });
  });
  const kept = [...counts].filter(([, count]) => count >= minimum);
  return {
    options,
    hashes: Uint32Array.from(kept, ([hash]) => hash),
    idf: Float32Array.from(kept, ([, count]) => 1 + Math.log((1 + texts.length) / (1 + count))),
  };
}

/** Turns normalised texts into vectors of a space. The vector it gives is overwritten by the next call. */
export type Vectorise = (text: string) => SparseVector;

/** Sublinear TF-IDF; each group of features has length one, and so has the whole. */
export function createVectoriser(space: FeatureSpace): Vectorise {
  const table = new HashTable(space.hashes);
  let counts = new Float32Array(space.hashes.length);
  const groups = new Uint8Array(space.hashes.length);
  let rows = new Int32Array(256);
  let values = new Float32Array(256);
  counts = new Float32Array(space.hashes.length);
  return (text) => {
    let length = 0;
    drawFeatures(text, space.options, (hash, group) => {
      const row = table.find(hash);
      if (row < 0) return;
      if (counts[row] === 0) {
        if (length === rows.length) {
          rows = doubled(rows, new Int32Array(length * 2));
          values = doubled(values, new Float32Array(length * 2));
        }
        rows[length++] = row;
        groups[row] = group;
      }
      counts[row] = (counts[row] as number) + 1;
    });
    const squares = new Float64Array(GROUPS);
    for (let i = 0; i < length; i++) {
      const row = rows[i] as number;
      const value = (1 + Math.log(counts[row] as number)) * (space.idf[row] as number);
      values[i] = value;
      squares[groups[row] as number] = (squares[groups[row] as number] as number) + value * value;
    }
    const present = squares.filter((square) => square > 0).length;
    for (let i = 0; i < length; i++) {
      const row = rows[i] as number;
      values[i] = (values[i] as number) / Math.sqrt((squares[groups[row] as number] as number) * present);
      counts[row] = 0;
    }
    return { rows, values, length };
  };
}

function doubled<T extends Int32Array | Float32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** Open addressing from 32-bit hashes to row numbers. */
class HashTable {
  private readonly mask: number;
  private readonly slots: Int32Array;

  constructor(private readonly keys: Uint32Array) {
    let size = 64;
    while (size < keys.length * 2) size *= 2;
    this.mask = size - 1;
    this.slots = new Int32Array(size).fill(-1);
    keys.forEach((key, row) => {
      let slot = this.home(key);
      while (this.slots[slot] !== -1) slot = (slot + 1) & this.mask;
      this.slots[slot] = row;
    });
  }

  find(key: number): number {
    let slot = this.home(key);
    for (;;) {
      const row = this.slots[slot] as number;
      if (row === -1 || this.keys[row] === key) return row;
      slot = (slot + 1) & this.mask;
    }
  }

  private home(key: number): number {
    return (Math.imul(key, 0x9e3779b1) >>> 8) & this.mask;
  }
}
