import { collectVocabulary } from '../spelling/vocabulary.ts';
import { trainCommittee } from './committee.ts';
import { NONE } from './confidence.ts';
import { vectoriseAll } from './dataset.ts';
import { buildFeatureSpace } from './feature-space.ts';
import type { FeatureOptions } from './features.ts';
import { quantise } from './matrix.ts';
import type { Model } from './model.ts';
import { prepare } from './prepare.ts';
import type { Sample } from './sample.ts';
import { trainLinear } from './train-linear.ts';

/** What can be chosen in both halves of a model; every part has a default. */
export interface HalvesOptions {
  features?: Partial<FeatureOptions>;
  cost?: number;
  hidden?: number;
  /** How many nets learn side by side; five where sentences are few. */
  members?: number;
  seed?: number;
  /**
   * Whether slips are put right by what was learnt. It finds more of what is mistyped, and takes a little more of
   * what is out of scope for known; false where nothing is said.
   */
  spelling?: boolean;
  /** How long the net learns, 1 where nothing is said. */
  effort?: number;
}

const DEFAULT_FEATURES: FeatureOptions = { words: 2, han: 2, letters: [2, 4], pairs: 24 };
/** The net needs about this many looks in all, and no fewer than `PASSES` at each text. */
const LOOKS = 60_000;
const PASSES = 12;
const MOST_PASSES = 50;
/** With fewer sentences than this, so many nets learn side by side: a single one depends on chance. */
const FEW = 4000;
const MEMBERS_OF_FEW = 5;

/** Trains both halves of a model, without its confidence. */
export function trainHalves(
  samples: readonly Sample[],
  options: HalvesOptions = {},
): Omit<Model, 'confidence'> {
  const all = [...samples, ...labelWords(samples)];
  const labels = [...new Set(samples.map((sample) => sample.label))];
  const numbers = new Map(labels.map((label, index) => [label, index]));
  const texts = all.map((sample) => prepare(sample.text));
  const classes = labels.length;
  const labelOf = Int32Array.from(all, (sample) => numbers.get(sample.label) as number);
  const space = buildFeatureSpace(texts, labelOf, {
    features: { ...DEFAULT_FEATURES, ...options.features },
    classes,
  });
  const data = vectoriseAll(texts, labelOf, space);
  const seed = options.seed ?? 1;
  const linear = trainLinear(data, {
    classes,
    features: space.plain,
    cost: options.cost ?? 2,
    passes: 10,
    seed,
  });
  const netOptions = {
    classes,
    features: space.hashes.length,
    hidden: options.hidden ?? 64,
    passes: Math.round(Math.max(PASSES, Math.min(MOST_PASSES, LOOKS / texts.length)) * (options.effort ?? 1)),
    rate: 0.02,
    forget: 0.6,
    rest: 0.2,
    seed,
  };
  const net = trainCommittee(data, netOptions, options.members ?? (texts.length < FEW ? MEMBERS_OF_FEW : 1));
  return {
    labels,
    vocabulary: collectVocabulary(options.spelling ? texts : []),
    space,
    linear: quantise(linear.subarray(0, space.plain * classes), classes),
    linearBias: linear.slice(space.plain * classes),
    net: {
      inputs: quantise(net.inputs, net.hidden),
      inputBias: net.inputBias,
      outputs: net.outputs,
      outputBias: net.outputBias,
    },
  };
}

/** A label's own words as one more sentence: `card_arrival` says something when sentences are few. */
function labelWords(samples: readonly Sample[]): Sample[] {
  const labels = new Set(samples.map((sample) => sample.label));
  labels.delete(NONE);
  return [...labels].map((label) => ({ label, text: label.replace(/[_.\-/]+/g, ' ') }));
}
