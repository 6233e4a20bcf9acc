import { createClassifier } from './classifier.ts';
import {
  type ConfidenceScale,
  confidenceOf,
  evidenceOf,
  fitConfidence,
  NONE,
  type Trial,
} from './confidence.ts';
import { type Fold, splitFolds, withStrangers } from './folds.ts';
import { createPrepare } from './prepare.ts';
import type { Sample } from './sample.ts';
import { chooseThresholds } from './thresholds.ts';
import { type HalvesOptions, trainHalves } from './train-halves.ts';

/**
 * Sentences of labels held out as strangers count this much: they show what foreign sentences look like,
 * but are more frequent here than in life.
 */
const STRANGER_WEIGHT = 0.15;
/** The nets of the folds learn a little shorter; it changes their readings hardly. */
const FOLD_EFFORT = 0.67;
const ENOUGH_FOREIGN = 30;

/** A reading of a sentence that was held out; `ours` is false where no label fits. */
export type FoldTrial = Trial & { ours: boolean };

/** Trains halves without one fold, and tries them on it. */
export function tryFold(
  samples: readonly Sample[],
  number: number,
  options: HalvesOptions & { folds: number },
): FoldTrial[] {
  const fold = splitFolds(samples, options.folds, options.seed)[number] as Fold;
  const { train, held, strangers } = withStrangers(fold, number);
  const halves = trainHalves(train, { ...options, effort: FOLD_EFFORT });
  const strange = strangers.map((sample) => ({ ...sample, label: NONE }));
  return [...tryOut(held, halves, 1), ...tryOut(strange, halves, STRANGER_WEIGHT)];
}

/** Fits the confidence scale on the trials of all folds. */
export function calibrationOf(trials: readonly FoldTrial[]): ConfidenceScale {
  const weights = fitConfidence(trials);
  // Real foreign sentences tell better than strangers where to let go, once there are some.
  const enough = trials.filter((trial) => !trial.ours && trial.weight === 1).length >= ENOUGH_FOREIGN;
  const scored = trials
    .filter((trial) => !enough || trial.weight === 1)
    .map(({ features, right, ours }) => ({ confidence: confidenceOf(features, weights), right, ours }));
  return { weights, ...chooseThresholds(scored) };
}

type Halves = ReturnType<typeof trainHalves>;

function tryOut(samples: readonly Sample[], halves: Halves, weight: number): FoldTrial[] {
  const classify = createClassifier(halves);
  const prepare = createPrepare(halves);
  const none = halves.labels.indexOf(NONE);
  return samples.map((sample) => {
    const { best, features } = evidenceOf(classify(prepare(sample.text)), none);
    return { features, right: halves.labels[best] === sample.label, ours: sample.label !== NONE, weight };
  });
}
