import { createClassifier } from './classifier.ts';
import {
  type ConfidenceScale,
  confidenceOf,
  evidenceOf,
  fitConfidence,
  NONE,
  type Trial,
} from './confidence.ts';
import { splitFolds, withStrangers } from './folds.ts';
import { prepare } from './prepare.ts';
import type { Sample } from './sample.ts';
import { chooseThresholds } from './thresholds.ts';
import { type HalvesOptions, trainHalves } from './train-halves.ts';

/** Fits the confidence scale on sentences that the halves trained for it have not seen. */
export function calibrate(
  samples: readonly Sample[],
  options: HalvesOptions & { folds: number },
): ConfidenceScale {
  const trials = splitFolds(samples, options.folds, options.seed).flatMap((fold, number) => {
    const { train, held, strangers } = withStrangers(fold, number);
    const halves = trainHalves(train, options);
    const strange = strangers.map((sample) => ({ ...sample, label: NONE }));
    return tryOut([...held, ...strange], halves);
  });
  const weights = fitConfidence(trials);
  const scored = trials.map(({ features, right, ours }) => ({
    confidence: confidenceOf(features, weights),
    right,
    ours,
  }));
  return { weights, ...chooseThresholds(scored) };
}

function tryOut(
  samples: readonly Sample[],
  halves: ReturnType<typeof trainHalves>,
): (Trial & { ours: boolean })[] {
  const classify = createClassifier(halves);
  const none = halves.labels.indexOf(NONE);
  return samples.map((sample) => {
    const { best, features } = evidenceOf(classify(prepare(sample.text)), (label) => label === none);
    return { features, right: halves.labels[best] === sample.label, ours: sample.label !== NONE };
  });
}
