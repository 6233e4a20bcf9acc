import { NONE } from '../model/confidence.ts';
import { balancedThreshold } from '../model/thresholds.ts';

/** What a model made of one test sentence: its best label and how sure it was. */
export interface Outcome {
  text: string;
  label: string;
  guess: string;
  confidence: number;
}

/** Labels taken for one another, and how often. */
export interface Confusion {
  label: string;
  guess: string;
  count: number;
  example: string;
}

/** Sentences whose confidence lies in one tenth: how many, how sure on average, and the share that was right. */
export interface ReliabilityRow {
  from: number;
  to: number;
  count: number;
  confidence: number;
  accuracy: number;
}

const rounded = (value: number, places = 4) => Number(value.toFixed(places));
const right = ({ label, guess }: Outcome) => label === guess;

/** The share of outcomes that are right. */
export function accuracyOf(outcomes: readonly Outcome[]): number {
  return rounded(outcomes.filter(right).length / (outcomes.length || 1));
}

/** The mean over labels of the harmonic mean of precision and recall. */
export function macroF1Of(outcomes: readonly Outcome[]): number {
  const labels = [...new Set(outcomes.map(({ label }) => label))];
  const scores = labels.map((label) => {
    const hits = outcomes.filter((outcome) => outcome.label === label && right(outcome)).length;
    const truths = outcomes.filter((outcome) => outcome.label === label).length;
    const guesses = outcomes.filter(({ guess }) => guess === label).length;
    return (2 * hits) / (truths + guesses);
  });
  return rounded(scores.reduce((sum, score) => sum + score, 0) / (scores.length || 1));
}

/** The labels most often taken for one another. */
export function confusionsOf(outcomes: readonly Outcome[], most = 20): Confusion[] {
  const found = new Map<string, Confusion>();
  for (const outcome of outcomes.filter((one) => !right(one))) {
    const { label, guess, text } = outcome;
    const key = JSON.stringify([label, guess]);
    const confusion = found.get(key) ?? { label, guess, count: 0, example: text };
    found.set(key, { ...confusion, count: confusion.count + 1 });
  }
  return [...found.values()].sort((a, b) => b.count - a.count).slice(0, most);
}

/** How far confidence means probability, by tenths, and the expected calibration error over them. */
export function reliabilityOf(outcomes: readonly Outcome[]): { table: ReliabilityRow[]; error: number } {
  const table = Array.from({ length: 10 }, (_, tenth) => {
    const inside = outcomes.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === tenth);
    const confidence = inside.reduce((sum, one) => sum + one.confidence, 0) / (inside.length || 1);
    return {
      from: tenth / 10,
      to: (tenth + 1) / 10,
      count: inside.length,
      confidence: rounded(confidence),
      accuracy: accuracyOf(inside),
    };
  }).filter(({ count }) => count > 0);
  const gaps = table.map(({ count, confidence, accuracy }) => count * Math.abs(confidence - accuracy));
  return { table, error: rounded(gaps.reduce((sum, gap) => sum + gap, 0) / (outcomes.length || 1)) };
}

/** In-scope accuracy and out-of-scope recall when everything less sure than `threshold` is let go. */
export interface ScopeMeasure {
  threshold: number;
  inScopeAccuracy: number;
  oosRecall: number;
}

/** Measures a threshold on outcomes. */
export function scopeAt(outcomes: readonly Outcome[], threshold: number): ScopeMeasure {
  const ours = outcomes.filter(({ label }) => label !== NONE);
  const others = outcomes.filter(({ label }) => label === NONE);
  const kept = ours.filter((outcome) => right(outcome) && outcome.confidence >= threshold).length;
  const rejected = others.filter(({ confidence }) => confidence < threshold).length;
  return {
    threshold: rounded(threshold, 6),
    inScopeAccuracy: rounded(kept / (ours.length || 1)),
    oosRecall: rounded(rejected / (others.length || 1)),
  };
}

/** The threshold at which the smaller of in-scope accuracy and out-of-scope recall is greatest. */
export function chooseBalanced(outcomes: readonly Outcome[]): number {
  return balancedThreshold(
    outcomes.map((one) => ({ confidence: one.confidence, right: right(one), ours: one.label !== NONE })),
  );
}

/** The threshold at which most sentences of both kinds are treated rightly. */
export function chooseAccurate(outcomes: readonly Outcome[]): number {
  const steps = Array.from({ length: 100 }, (_, step) => step / 100);
  const treated = (threshold: number) =>
    outcomes.filter((one) =>
      one.label === NONE ? one.confidence < threshold : right(one) && one.confidence >= threshold,
    ).length;
  return steps.reduce((best, step) => (treated(step) > treated(best) ? step : best), 0);
}
