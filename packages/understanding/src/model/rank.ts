import type { Intent } from '../intents.ts';
import type { Alternative } from '../understanding.ts';
import { confidenceOf, evidenceOf, NONE } from './confidence.ts';
import type { Model } from './model.ts';
import type { Reading } from './reading.ts';

const SHOWN = 3;

/** The best labels of a reading with the probability that each is right, best first. */
export function rank(model: Model, reading: Reading, off: ReadonlySet<string> = new Set()): Alternative[] {
  const none = model.labels.indexOf(NONE);
  const { best, features } = evidenceOf(reading, none, (k) => off.has(model.labels[k] as string));
  const { probabilities } = reading;
  const confidence = confidenceOf(features, model.confidence.weights);
  const top = probabilities[best] ?? 0;
  // What the best label leaves is shared among the others as the halves see them, and never more than that.
  const share = top < 1 ? Math.min(1, (1 - confidence) / (1 - top)) : 0;
  return model.labels
    .map((label, k) => {
      const chance = k === best ? confidence : Math.min((probabilities[k] as number) * share, confidence);
      return { intent: label as Intent, confidence: chance, k };
    })
    .filter(({ intent, k }) => k !== none && !off.has(intent))
    .sort(
      (a, b) =>
        b.confidence - a.confidence || (probabilities[b.k] as number) - (probabilities[a.k] as number),
    )
    .slice(0, SHOWN)
    .map(({ intent, confidence }) => ({ intent, confidence }));
}
