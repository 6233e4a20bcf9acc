import { NONE } from './confidence.ts';
import { createRandom, shuffle } from './random.ts';
import type { Sample } from './sample.ts';

/** One way to hold a part of the samples out. */
export interface Fold {
  train: Sample[];
  held: Sample[];
}

/**
 * Splits samples so that each is held out once. Where they say their kind of phrasing, whole kinds of a
 * label are held out together, other kinds for every label: what is held out is then worded differently
 * from what was learnt. Otherwise each label is split at random.
 */
export function splitFolds(samples: readonly Sample[], count: number, seed = 1): Fold[] {
  const random = createRandom(seed);
  const foldOf = new Map<Sample, number>();
  let shift = 0;
  for (const parts of partsByLabel(samples).values()) {
    const order = Int32Array.from(parts, (_, i) => i);
    if (parts.every((part) => part.length === 1)) shuffle(order, random);
    order.forEach((part, place) => {
      for (const sample of parts[part] as Sample[]) foldOf.set(sample, (place + shift) % count);
    });
    shift++;
  }
  return Array.from({ length: count }, (_, fold) => ({
    train: samples.filter((sample) => foldOf.get(sample) !== fold),
    held: samples.filter((sample) => foldOf.get(sample) === fold),
  }));
}

/** The samples of each label in the parts that stay together: kinds of phrasing, or one by one. */
function partsByLabel(samples: readonly Sample[]): Map<string, Sample[][]> {
  const labels = new Map<string, Map<string, Sample[]>>();
  samples.forEach((sample, index) => {
    const parts = labels.get(sample.label) ?? new Map<string, Sample[]>();
    labels.set(sample.label, parts);
    const key = sample.group ?? String(index);
    const part = parts.get(key) ?? [];
    parts.set(key, [...part, sample]);
  });
  return new Map([...labels].map(([label, parts]) => [label, [...parts.values()]]));
}

/** Where fewer samples than this share are labelled "none", whole labels stand in for what is not ours. */
const ENOUGH_NONE = 0.05;
const STRANGERS = 0.12;
const FEWEST_LABELS = 10;

/**
 * Takes some labels out of a fold's training part, others for every fold, so that their sentences show how
 * a reading looks when nothing fits. Does nothing where enough samples are labelled "none".
 */
export function withStrangers(
  fold: Fold,
  number: number,
): { train: Sample[]; held: Sample[]; strangers: Sample[] } {
  const all = [...fold.train, ...fold.held];
  const labels = [...new Set(all.map((sample) => sample.label))].filter((label) => label !== NONE).sort();
  const none = all.filter((sample) => sample.label === NONE).length;
  if (labels.length < FEWEST_LABELS || none >= all.length * ENOUGH_NONE) return { ...fold, strangers: [] };
  const stride = Math.round(1 / STRANGERS);
  const strange = new Set(labels.filter((_, index) => index % stride === number % stride));
  const familiar = (sample: Sample) => !strange.has(sample.label);
  return {
    train: fold.train.filter(familiar),
    held: fold.held.filter(familiar),
    strangers: all.filter((sample) => !familiar(sample)),
  };
}
