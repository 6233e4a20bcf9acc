import { normalise } from '../text/normalise.ts';
import { buildFeatureSpace, createVectoriser, type FeatureSpace } from './feature-space.ts';
import type { FeatureOptions } from './features.ts';
import { type Dataset, trainLinear } from './linear.ts';
import type { Calibration, Model } from './model.ts';
import type { Sample } from './sample.ts';

/** What can be chosen when a model is trained; every part has a default. */
export interface TrainOptions {
  features?: FeatureOptions;
  cost?: number;
  passes?: number;
  seed?: number;
  calibration?: Calibration;
}

const DEFAULT_FEATURES: FeatureOptions = { words: 2, han: 3, letters: [2, 4] };
const DEFAULT_CALIBRATION: Calibration = { sharpness: 4, answer: 0.6, clarify: 0.25 };

/** Trains a classifier on sentences; the same samples and options always give the same model. */
export function trainModel(samples: readonly Sample[], options: TrainOptions = {}): Model {
  const texts = samples.map((sample) => normalise(sample.text));
  const labels = [...new Set(samples.map((sample) => sample.label))];
  const space = buildFeatureSpace(texts, options.features ?? DEFAULT_FEATURES, 1);
  const data = vectoriseAll(texts, space);
  const numbers = new Map(labels.map((label, index) => [label, index]));
  data.labels = Int32Array.from(samples, (sample) => numbers.get(sample.label) as number);
  const { weights } = trainLinear(data, {
    classes: labels.length,
    features: space.hashes.length,
    cost: options.cost ?? 1,
    passes: options.passes ?? 10,
    seed: options.seed ?? 1,
  });
  return {
    labels,
    space,
    ...quantise(weights, labels.length),
    calibration: options.calibration ?? DEFAULT_CALIBRATION,
  };
}

function vectoriseAll(texts: readonly string[], space: FeatureSpace): Dataset {
  const vectorise = createVectoriser(space);
  const starts = [0];
  const rows: number[] = [];
  const values: number[] = [];
  for (const text of texts) {
    const vector = vectorise(text);
    for (let i = 0; i < vector.length; i++) {
      rows.push(vector.rows[i] as number);
      values.push(vector.values[i] as number);
    }
    starts.push(rows.length);
  }
  return {
    starts: Int32Array.from(starts),
    rows: Int32Array.from(rows),
    values: Float32Array.from(values),
    labels: new Int32Array(texts.length),
  };
}

function quantise(weights: Float32Array, classes: number): Pick<Model, 'weights' | 'scales' | 'bias'> {
  const end = weights.length - classes;
  const scales = new Float32Array(classes);
  for (let at = 0; at < end; at++) {
    const k = at % classes;
    scales[k] = Math.max(scales[k] as number, Math.abs(weights[at] as number) / 127);
  }
  const small = new Int8Array(end);
  for (let at = 0; at < end; at++) {
    small[at] = Math.round((weights[at] as number) / ((scales[at % classes] as number) || 1));
  }
  return { weights: small, scales, bias: weights.slice(end) };
}
