import type { LocalizedText, OwnIntent } from '@zaine/protocol';
import type { Sample } from '@zaine/understanding';

/** What a shop's intents come to: sentences to learn, intents never to understand, names of its own ones. */
export interface Lessons {
  samples: Sample[];
  off: string[];
  titles: Readonly<Record<string, LocalizedText>>;
}

/** Reads the lessons out of a shop's intents; what is off is not learnt either. */
export function lessonsOf(intents: readonly OwnIntent[]): Lessons {
  const on = intents.filter(({ off }) => !off);
  return {
    samples: on.flatMap(({ id, sentences = [] }) => sentences.map((text) => ({ text, label: id }))),
    off: intents.filter(({ off }) => off).map(({ id }) => id),
    titles: Object.fromEntries(on.flatMap(({ id, title }) => (title === undefined ? [] : [[id, title]]))),
  };
}
