import { createVectoriser, type FeatureSpace } from './feature-space.ts';

/** From scores to probabilities and bands: a softmax at `sharpness`, then two thresholds. */
export interface Calibration {
  sharpness: number;
  answer: number;
  clarify: number;
}

/** A trained classifier as plain data. Weights are bytes with one scale for each label. */
export interface Model {
  labels: string[];
  space: FeatureSpace;
  weights: Int8Array;
  scales: Float32Array;
  bias: Float32Array;
  calibration: Calibration;
}

/** The probabilities of a model's labels for a normalised text, in label order; overwritten by the next call. */
export type Classify = (text: string) => Float64Array;

/** Makes a model ready to classify. */
export function createClassifier(model: Model): Classify {
  const vectorise = createVectoriser(model.space);
  const classes = model.labels.length;
  const scores = new Float64Array(classes);
  return (text) => {
    const { rows, values, length } = vectorise(text);
    scores.fill(0);
    for (let e = 0; e < length; e++) {
      const at = (rows[e] as number) * classes;
      const value = values[e] as number;
      for (let k = 0; k < classes; k++) {
        scores[k] = (scores[k] as number) + (model.weights[at + k] as number) * value;
      }
    }
    for (let k = 0; k < classes; k++) {
      scores[k] = (scores[k] as number) * (model.scales[k] as number) + (model.bias[k] as number);
    }
    return softmax(scores, model.calibration.sharpness);
  };
}

function softmax(scores: Float64Array, sharpness: number): Float64Array {
  let top = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > top) top = score;
  let sum = 0;
  for (let k = 0; k < scores.length; k++) {
    const raised = Math.exp(((scores[k] as number) - top) * sharpness);
    scores[k] = raised;
    sum += raised;
  }
  for (let k = 0; k < scores.length; k++) scores[k] = (scores[k] as number) / sum;
  return scores;
}
