import { addRows } from './add-rows.ts';
import { type Dataset, longestOf } from './dataset.ts';
import { createRandom, shuffle } from './random.ts';

/**
 * How `trainLinear` learns: `cost` is C, `passes` the number of times every row is looked at. With `start` it
 * goes on from weights that have learnt already; rows from `familiar` on were among what they learnt, so only
 * classes from `newClasses` on learn of them.
 */
export interface LinearOptions {
  classes: number;
  features: number;
  cost: number;
  passes: number;
  seed: number;
  start?: { weights: Float32Array; familiar: number; newClasses: number };
}

/**
 * One-vs-rest support vector machines with squared hinge loss by dual coordinate descent (Hsieh et al.
 * 2008), all classes of a row in one go: the margins of a row need each of its features once, and only
 * classes whose dual variable moves are written. Gives the weights, all classes of a feature side by side,
 * the bias in a last row.
 */
export function trainLinear(data: Dataset, options: LinearOptions): Float32Array {
  const { classes, features, passes } = options;
  const count = data.labels.length;
  const weights = options.start?.weights ?? new Float32Array((features + 1) * classes);
  const step = createStep(data, weights, options);
  const order = Int32Array.from({ length: count }, (_, i) => i);
  const random = createRandom(options.seed);
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, random);
    for (const row of order) step(row);
  }
  return weights;
}

function createStep(data: Dataset, weights: Float32Array, options: LinearOptions) {
  const { classes, features, cost, start } = options;
  const { starts, rows, linear: values, labels } = data;
  const alpha = new Float32Array(labels.length * classes);
  const margins = new Float64Array(classes);
  const moved = new Int32Array(classes);
  const steps = new Float64Array(classes);
  const diagonal = 1 / (2 * cost);
  const bias = features * classes;
  const longest = longestOf(data);
  const seen = { starts: new Int32Array(longest), values: new Float32Array(longest), length: 0 };

  function addSteps(at: number, value: number, moves: number): void {
    for (let m = 0; m < moves; m++) {
      const k = at + (moved[m] as number);
      weights[k] = (weights[k] as number) + (steps[m] as number) * value;
    }
  }
  function findSteps(row: number, norm: number): number {
    const label = labels[row] as number;
    let moves = 0;
    for (let k = start && row >= start.familiar ? start.newClasses : 0; k < classes; k++) {
      const sign = k === label ? 1 : -1;
      const old = alpha[row * classes + k] as number;
      const next = Math.max(
        0,
        old - (sign * (margins[k] as number) - 1 + diagonal * old) / (norm + diagonal),
      );
      if (Math.abs(next - old) < 1e-6) continue;
      alpha[row * classes + k] = next;
      steps[moves] = (next - old) * sign;
      moved[moves++] = k;
    }
    return moves;
  }
  return (row: number): void => {
    const to = starts[row + 1] as number;
    let norm = 1;
    seen.length = 0;
    for (let e = starts[row] as number; e < to; e++) {
      const value = values[e] as number;
      if (value === 0) continue;
      norm += value * value;
      seen.starts[seen.length] = (rows[e] as number) * classes;
      seen.values[seen.length++] = value;
    }
    for (let k = 0; k < classes; k++) margins[k] = weights[bias + k] as number;
    addRows(weights, seen, { sums: margins, columns: classes });
    const moves = findSteps(row, norm);
    if (moves === 0) return;
    for (let i = 0; i < seen.length; i++) addSteps(seen.starts[i] as number, seen.values[i] as number, moves);
    addSteps(bias, 1, moves);
  };
}
