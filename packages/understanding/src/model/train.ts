import { calibrate } from './calibrate.ts';
import { plainScale } from './confidence.ts';
import type { Model } from './model.ts';
import type { Sample } from './sample.ts';
import { type HalvesOptions, trainHalves } from './train-halves.ts';

/** What can be chosen when a model is trained. `folds` is how often a part is held out to calibrate, 0 for not at all. */
export interface TrainOptions extends HalvesOptions {
  folds?: number;
}

/** Trains a classifier on sentences; the same samples and options always give the same model. */
export function trainModel(samples: readonly Sample[], options: TrainOptions = {}): Model {
  const folds = options.folds ?? 3;
  const confidence = folds > 1 ? calibrate(samples, { ...options, folds }) : plainScale;
  return { ...trainHalves(samples, options), confidence };
}
