import type { Dataset } from './dataset.ts';
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

  function addMargins(at: number, value: number): void {
    for (let k = 0; k < classes; k++)
      margins[k] = (margins[k] as number) + (weights[at + k] as number) * value;
  }
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
    const from = starts[row] as number;
    const to = starts[row + 1] as number;
    let norm = 1;
    margins.fill(0);
    addMargins(bias, 1);
    for (let e = from; e < to; e++) {
      const value = values[e] as number;
      if (value === 0) continue;
      norm += value * value;
      addMargins((rows[e] as number) * classes, value);
    }
    const moves = findSteps(row, norm);
    if (moves === 0) return;
    for (let e = from; e < to; e++) {
      if (values[e] !== 0) addSteps((rows[e] as number) * classes, values[e] as number, moves);
    }
    addSteps(bias, 1, moves);
  };
}
