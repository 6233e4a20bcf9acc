import type { Intent } from '../intents.ts';
import type { Alternative } from '../understanding.ts';
import { confidenceOf, evidenceOf, NONE } from './confidence.ts';
import type { Model } from './model.ts';
import type { Reading } from './reading.ts';

const SHOWN = 3;

/** The best labels of a reading with the probability that each is right, best first. */
export function rank(model: Model, reading: Reading, off: ReadonlySet<string> = new Set()): Alternative[] {
  const none = model.labels.indexOf(NONE);
  const passedOver = (k: number) => off.size > 0 && off.has(model.labels[k] as string);
  const { best, features } = evidenceOf(reading, none, passedOver);
  const { probabilities } = reading;
  const confidence = confidenceOf(features, model.confidence.weights);
  const top = probabilities[best] ?? 0;
  // What the best label leaves is shared among the others as the halves see them, and never more than that.
  const share = top < 1 ? Math.min(1, (1 - confidence) / (1 - top)) : 0;
  const chanceOf = (k: number) =>
    k === best ? confidence : Math.min((probabilities[k] as number) * share, confidence);
  const shown: number[] = [];
  for (let k = 0; k < model.labels.length; k++) {
    if (k === none || passedOver(k)) continue;
    let place = shown.length;
    while (place > 0 && isBefore(k, shown[place - 1] as number)) place -= 1;
    if (place >= SHOWN) continue;
    shown.splice(place, 0, k);
    shown.length = Math.min(shown.length, SHOWN);
  }
  return shown.map((k) => ({ intent: model.labels[k] as Intent, confidence: chanceOf(k) }));

  function isBefore(k: number, other: number): boolean {
    const more =
      chanceOf(k) - chanceOf(other) || (probabilities[k] as number) - (probabilities[other] as number);
    return more > 0;
  }
}
