import { matchesAny } from '../text/cues.ts';
import { gesturesIn } from '../text/emoji.ts';
import { hasAny } from '../text/kinds.ts';
import type { Emotion, Signal } from '../understanding.ts';
import {
  abuse,
  anger,
  complaint,
  crisis,
  deepThanks,
  disappointment,
  gratitude,
  moodCuesOf,
  unhurried,
  urgent,
  worry,
} from './mood-words.ts';

const SHOUTED = /\b[A-Z]{3,}\b/g;
const SHOUTED_WORDS = 3;
const EXCLAIMED = /[!！]{2,}|[?？]{3,}/;

/** Intents in which a word of thanks is meant, not only polite. */
const THANKFUL = new Set(['thanks', 'feedback', 'goodbye', 'affirm']);

/** The signals of a message, given normalised. */
export function findSignals(text: string, intent: string): Signal[] {
  const cues = moodCuesOf(text);
  const signals: Signal[] = [];
  if (matchesAny(urgent, withoutCalm(text, cues), cues)) signals.push('urgent');
  if (intent === 'complaint' || matchesAny(complaint, text, cues)) signals.push('complaint');
  if (matchesAny(crisis, text, cues)) signals.push('crisis');
  if (matchesAny(abuse, text, cues)) signals.push('abuse');
  return signals;
}

function withoutCalm(text: string, cues: number): string {
  return hasAny(cues, unhurried.cue) ? text.replace(unhurried.pattern, ' ') : text;
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
  const cues = moodCuesOf(text);
  const complains = signals.includes('complaint');
  const gestures = gesturesIn(original);
  if (signals.includes('abuse') || matchesAny(anger, text, cues) || gestures.has('angry')) return 'angry';
  const pleased = matchesAny(gratitude, text, cues);
  const worried = matchesAny(worry, withoutCalm(text, cues), cues) || gestures.has('worried');
  // Who cries for joy, or over what does not come, is not disappointed.
  const letDown = matchesAny(disappointment, text, cues) || (gestures.has('sad') && !worried && !pleased);
  const moved = complains || worried || letDown || signals.includes('crisis');
  if (moved && isLoud(original)) return 'angry';
  if (letDown) return 'disappointed';
  if (complains) return 'angry';
  if (worried || signals.includes('urgent')) return 'anxious';
  const thankful = pleased || gestures.has('glad') || gestures.has('thanks');
  if (thankful && (THANKFUL.has(intent) || matchesAny(deepThanks, text, cues))) return 'thankful';
  return 'calm';
}

function isLoud(original: string): boolean {
  return EXCLAIMED.test(original) || (original.match(SHOUTED)?.length ?? 0) >= SHOUTED_WORDS;
}
