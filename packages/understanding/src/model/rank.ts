import type { Intent } from '../intents.ts';
import type { Alternative } from '../understanding.ts';
import { confidenceOf, evidenceOf, NONE } from './confidence.ts';
import type { Model } from './model.ts';
import type { Reading } from './reading.ts';

/** The best labels of a reading with the probability that each is right, best first. */
export type Rank = (reading: Reading) => Alternative[];

const SHOWN = 3;

/** Makes a ranker of a model's labels, but for those that are switched off. */
export function createRanker({ labels, confidence: { weights } }: Model, off: ReadonlySet<string>): Rank {
  const none = labels.indexOf(NONE);
  const numbers = Int32Array.from(labels.keys());
  const passedOver = new Set(numbers.filter((k) => off.has(labels[k] as string)));
  const ranked = numbers.filter((k) => k !== none && !passedOver.has(k));
  return (reading) => {
    const { best, features } = evidenceOf(reading, none, passedOver);
    const confidence = confidenceOf(features, weights);
    const top = reading.probabilities[best] ?? 0;
    // What the best label leaves is shared among the others as the halves see them, and never more than that.
    const share = top < 1 ? Math.min(1, (1 - confidence) / (1 - top)) : 0;
    return mostProbable(ranked, reading.probabilities).map((k) => ({
      intent: labels[k] as Intent,
      confidence:
        k === best ? confidence : Math.min((reading.probabilities[k] as number) * share, confidence),
    }));
  };
}

/** The most probable of some labels, the first of equals first. */
function mostProbable(ranked: Int32Array, probabilities: Float64Array): number[] {
  const shown: number[] = [];
  const before = (k: number, place: number) =>
    (probabilities[k] as number) > (probabilities[shown[place] as number] as number);
  for (let i = 0; i < ranked.length; i++) {
    const k = ranked[i] as number;
    let place = shown.length;
    if (place === SHOWN) {
      if (!before(k, place - 1)) continue;
      place -= 1;
    }
    while (place > 0 && before(k, place - 1)) {
      shown[place] = shown[place - 1] as number;
      place -= 1;
    }
    shown[place] = k;
  }
  return shown;
}
