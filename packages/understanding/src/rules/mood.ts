import { gesturesIn } from '../text/emoji.ts';
import type { Emotion, Signal } from '../understanding.ts';
import {
  abuse,
  anger,
  complaint,
  crisis,
  disappointment,
  gratitude,
  unhurried,
  urgent,
  worry,
} from './mood-words.ts';

const SHOUTED = /\b[A-Z]{3,}\b/g;
const SHOUTED_WORDS = 3;
const EXCLAIMED = /[!！]{2,}|[?？]{3,}/;

/** Intents in which a word of thanks is meant, not only polite. */
const THANKFUL = new Set(['thanks', 'feedback', 'goodbye', 'affirm']);
const DEEP_THANKS =
  /太(?:感谢|谢谢)|非常感谢|十分感谢|万分感谢|so much|very much|a lot|really appreciate|so helpful|lifesaver/;

const says = (patterns: readonly RegExp[], text: string) => patterns.some((pattern) => pattern.test(text));

/** The signals of a message, given normalised. */
export function findSignals(text: string, intent: string): Signal[] {
  const hurried = text.replace(unhurried, ' ');
  const signals: Signal[] = [];
  if (says(urgent, hurried)) signals.push('urgent');
  if (intent === 'complaint' || says(complaint, text)) signals.push('complaint');
  if (says(crisis, text)) signals.push('crisis');
  if (says(abuse, text)) signals.push('abuse');
  return signals;
}

/** What is known of a message when its emotion is asked for: as it was written, normalised, and understood. */
export interface MoodInput {
  original: string;
  text: string;
  intent: string;
  signals: readonly Signal[];
}

/** How the writer feels, by words and emoji: anger before disappointment before worry before thanks. */
export function findEmotion({ original, text, intent, signals }: MoodInput): Emotion {
  const hurried = text.replace(unhurried, ' ');
  const loud = EXCLAIMED.test(original) || (original.match(SHOUTED)?.length ?? 0) >= SHOUTED_WORDS;
  const complains = signals.includes('complaint');
  const gestures = gesturesIn(original);
  if (signals.includes('abuse') || says(anger, text) || gestures.has('angry')) return 'angry';
  const pleased = says(gratitude, text);
  const worried = says(worry, hurried) || gestures.has('worried');
  // Who cries for joy, or over what does not come, is not disappointed.
  const letDown = says(disappointment, text) || (gestures.has('sad') && !worried && !pleased);
  if (loud && (complains || worried || letDown || signals.includes('crisis'))) return 'angry';
  if (letDown) return 'disappointed';
  if (complains) return 'angry';
  if (worried || signals.includes('urgent')) return 'anxious';
  const thankful = pleased || gestures.has('glad') || gestures.has('thanks');
  if (thankful && (THANKFUL.has(intent) || DEEP_THANKS.test(text))) return 'thankful';
  return 'calm';
}
