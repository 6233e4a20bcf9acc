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
  const found: (Alternative & { k: number })[] = [];
  for (let k = 0; k < model.labels.length; k++) {
    const intent = model.labels[k] as Intent;
    if (k === none || off.has(intent)) continue;
    const chance = k === best ? confidence : Math.min((probabilities[k] as number) * share, confidence);
    let place = found.length;
    while (place > 0 && isBefore(chance, k, found[place - 1] as (typeof found)[number])) place -= 1;
    if (place >= SHOWN) continue;
    found.splice(place, 0, { intent, confidence: chance, k });
    found.length = Math.min(found.length, SHOWN);
  }
  return found.map(({ intent, confidence }) => ({ intent, confidence }));

  function isBefore(chance: number, k: number, other: { confidence: number; k: number }): boolean {
    const more =
      chance - other.confidence || (probabilities[k] as number) - (probabilities[other.k] as number);
    return more > 0;
  }
}
