import type { Reading } from './reading.ts';

/**
 * From a reading to the probability that its best label is right: a logistic scale over the evidence, and
 * the confidences from which an answer or a clarifying question is worth giving. At `balanced`, sentences that
 * are ours and sentences that are not are treated rightly in equal measure.
 */
export interface ConfidenceScale {
  weights: number[];
  answer: number;
  clarify: number;
  balanced: number;
}

/** The label that stands for "not ours" in training data; it is never an intent. */
export const NONE = 'none';

/** The scale of a model that was not calibrated. */
export const plainScale: ConfidenceScale = {
  weights: [0, 1, 0, 0, 0, 0],
  answer: 0.6,
  clarify: 0.3,
  balanced: 0.5,
};

/** A reading boiled down: the best label that is not `none`, and what speaks for it. */
export interface Evidence {
  best: number;
  features: number[];
}

const nothing: ReadonlySet<number> = new Set();

/**
 * The best label of a reading that is not `none` (the number of the label "none", or -1) nor passed over,
 * and the evidence for it.
 */
export function evidenceOf(
  { probabilities, margins, known }: Reading,
  none: number,
  passedOver: ReadonlySet<number> = nothing,
): Evidence {
  let best = -1;
  let second = -1;
  for (let k = 0; k < probabilities.length; k++) {
    if (k === none || (passedOver.size > 0 && passedOver.has(k))) continue;
    if (best < 0 || (probabilities[k] as number) > (probabilities[best] as number)) {
      second = best;
      best = k;
    } else if (second < 0 || (probabilities[k] as number) > (probabilities[second] as number)) second = k;
  }
  const margin = margins[best] ?? -1;
  const gap = margin - (margins[second] ?? -1);
  return {
    best,
    features: [1, logit(probabilities[best] ?? 0), margin, gap, known, logit(probabilities[none] ?? 0)],
  };
}

function logit(probability: number): number {
  const bounded = Math.min(0.9999, Math.max(0.0001, probability));
  return Math.log(bounded / (1 - bounded));
}

/** The probability that the best label is right. */
export function confidenceOf(features: readonly number[], weights: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < features.length; i++) sum += (features[i] as number) * (weights[i] as number);
  return 1 / (1 + Math.exp(-sum));
}

/** A held-out reading: its evidence, whether its best label was right, and how much it counts. */
export interface Trial {
  features: number[];
  right: boolean;
  weight: number;
}

/** Fits the weights of a scale by Newton's method on the logistic loss with a small ridge. */
export function fitConfidence(trials: readonly Trial[]): number[] {
  const size = plainScale.weights.length;
  let weights = [...plainScale.weights];
  if (trials.length === 0) return weights;
  for (let round = 0; round < 12; round++) {
    const gradient = weights.map((weight, i) => (weight - (plainScale.weights[i] as number)) * 0.5);
    const hessian = Array.from({ length: size }, (_, i) =>
      Array.from({ length: size }, (_, j) => (i === j ? 0.5 : 0)),
    );
    for (const { features, right, weight } of trials) {
      const chance = confidenceOf(features, weights);
      const curve = weight * chance * (1 - chance);
      for (let i = 0; i < size; i++) {
        const feature = features[i] as number;
        gradient[i] = (gradient[i] as number) + weight * (chance - (right ? 1 : 0)) * feature;
        const row = hessian[i] as number[];
        for (let j = 0; j < size; j++)
          row[j] = (row[j] as number) + curve * feature * (features[j] as number);
      }
    }
    const step = solve(hessian, gradient);
    weights = weights.map((weight, i) => weight - (step[i] as number));
  }
  return weights;
}

/** Gaussian elimination with pivoting; the matrix is positive definite by its ridge. */
function solve(matrix: number[][], vector: number[]): number[] {
  const rows = matrix.map((row, i) => [...row, vector[i] as number]);
  for (let column = 0; column < rows.length; column++) {
    const pivot = rows
      .slice(column)
      .reduce((a, b) => (Math.abs(b[column] as number) > Math.abs(a[column] as number) ? b : a));
    rows.splice(rows.indexOf(pivot), 1);
    rows.splice(column, 0, pivot);
    for (const row of rows) {
      if (row === pivot) continue;
      const factor = (row[column] as number) / (pivot[column] as number);
      for (let k = column; k <= rows.length; k++) row[k] = (row[k] as number) - factor * (pivot[k] as number);
    }
  }
  return rows.map((row, i) => (row[rows.length] as number) / (row[i] as number));
}
