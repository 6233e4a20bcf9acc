import { calibrationOf, type FoldTrial, tryFold } from './calibrate.ts';
import { plainScale } from './confidence.ts';
import type { Model } from './model.ts';
import type { Sample } from './sample.ts';
import { type HalvesOptions, trainHalves } from './train-halves.ts';

/** What can be chosen when a model is trained. `folds` is how often a part is held out to calibrate, 0 for not at all. */
export interface TrainOptions extends HalvesOptions {
  folds?: number;
}

/** What one part of training gives: the model without its confidence, or what one fold tells about confidence. */
export type TrainedPart = { halves: Omit<Model, 'confidence'> } | { trials: FoldTrial[] };

const foldsOf = ({ folds = 3 }: TrainOptions) => (folds > 1 ? folds : 0);

/** Trains a classifier on sentences; the same samples and options always give the same model. */
export function trainModel(samples: readonly Sample[], options: TrainOptions = {}): Model {
  const parts = Array.from({ length: partCount(options) }, (_, part) => trainPart(samples, part, options));
  return joinParts(parts);
}

/** Into how many parts that need nothing of each other training falls, the longest first. */
export function partCount(options: TrainOptions = {}): number {
  return 1 + foldsOf(options);
}

/** Trains one part; parts can be trained in threads of their own, and what they give can be posted. */
export function trainPart(samples: readonly Sample[], part: number, options: TrainOptions = {}): TrainedPart {
  if (part === 0) return { halves: trainHalves(samples, options) };
  return { trials: tryFold(samples, part - 1, { ...options, folds: foldsOf(options) }) };
}

/** Joins all parts, in their order, to the model that `trainModel` gives. */
export function joinParts(parts: readonly TrainedPart[]): Model {
  const halves = parts.find((part) => 'halves' in part);
  if (!halves) throw new RangeError('The part with the model itself is missing.');
  const trials = parts.flatMap((part) => ('trials' in part ? part.trials : []));
  return { ...halves.halves, confidence: trials.length > 0 ? calibrationOf(trials) : plainScale };
}
