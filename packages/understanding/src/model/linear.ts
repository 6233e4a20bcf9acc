/** Rows of a training set: vector i is entries `starts[i]` to `starts[i + 1]` of `rows` and `values`. */
export interface Dataset {
  starts: Int32Array;
  rows: Int32Array;
  values: Float32Array;
  labels: Int32Array;
}

/** How `trainLinear` learns: `cost` is C, `passes` the number of times every row is looked at. */
export interface LinearOptions {
  classes: number;
  features: number;
  cost: number;
  passes: number;
  seed: number;
}

/** Weights of a one-vs-rest classifier, all classes of a feature side by side, the bias in the last row. */
export interface LinearWeights {
  weights: Float32Array;
  classes: number;
}

/** A small deterministic generator of numbers in [0, 1): mulberry32. */
export function createRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Shuffles in place (Fisher-Yates). */
export function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const kept = order[i] as number;
    order[i] = order[j] as number;
    order[j] = kept;
  }
}

/**
 * One-vs-rest support vector machines with squared hinge loss by dual coordinate descent (Hsieh et al.
 * 2008), all classes of a row in one go: the margins of a row need each of its features once, and only
 * classes whose dual variable moves are written.
 */
export function trainLinear(data: Dataset, options: LinearOptions): LinearWeights {
  const { classes, features, cost, passes } = options;
  const count = data.labels.length;
  const weights = new Float32Array((features + 1) * classes);
  const alpha = new Float32Array(count * classes);
  const margins = new Float64Array(classes);
  const moved = new Int32Array(classes);
  const steps = new Float64Array(classes);
  const order = Int32Array.from({ length: count }, (_, i) => i);
  const random = createRandom(options.seed);
  const diagonal = 1 / (2 * cost);
  const biasRow = features * classes;
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, random);
    for (let n = 0; n < count; n++) {
      const row = order[n] as number;
      const from = data.starts[row] as number;
      const to = data.starts[row + 1] as number;
      for (let k = 0; k < classes; k++) margins[k] = weights[biasRow + k] as number;
      let norm = 1;
      for (let e = from; e < to; e++) {
        const value = data.values[e] as number;
        const at = (data.rows[e] as number) * classes;
        norm += value * value;
        for (let k = 0; k < classes; k++)
          margins[k] = (margins[k] as number) + (weights[at + k] as number) * value;
      }
      const label = data.labels[row] as number;
      let moves = 0;
      for (let k = 0; k < classes; k++) {
        const sign = k === label ? 1 : -1;
        const old = alpha[row * classes + k] as number;
        const gradient = sign * (margins[k] as number) - 1 + diagonal * old;
        const next = Math.max(0, old - gradient / (norm + diagonal));
        if (Math.abs(next - old) < 1e-6) continue;
        alpha[row * classes + k] = next;
        steps[moves] = (next - old) * sign;
        moved[moves++] = k;
      }
      if (moves === 0) continue;
      for (let e = from; e < to; e++) {
        const value = data.values[e] as number;
        const at = (data.rows[e] as number) * classes;
        for (let m = 0; m < moves; m++) {
          const k = at + (moved[m] as number);
          weights[k] = (weights[k] as number) + (steps[m] as number) * value;
        }
      }
      for (let m = 0; m < moves; m++) {
        const k = biasRow + (moved[m] as number);
        weights[k] = (weights[k] as number) + (steps[m] as number);
      }
    }
  }
  return { weights, classes };
}
