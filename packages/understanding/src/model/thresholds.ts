/** A held-out sentence as the confidence scale sees it: `ours` is false where no label fits. */
export interface ScoredTrial {
  confidence: number;
  right: boolean;
  ours: boolean;
}

/** How many of the answers given without asking back may be wrong. */
const WRONG_ANSWERS = 0.04;
const FEWEST_ANSWERS = 50;
const DEFAULT_CLARIFY = 0.2;

/**
 * Chooses the two thresholds on held-out sentences. `clarify` gives the best mean of two shares: of ours
 * that are recognised rightly, and of the others that are let go. `answer` is the lowest confidence from
 * which no more than 4 % of the answers are wrong.
 */
export function chooseThresholds(trials: readonly ScoredTrial[]): { answer: number; clarify: number } {
  const clarify = trials.some((trial) => !trial.ours) ? balancedThreshold(trials) : DEFAULT_CLARIFY;
  return { clarify, answer: Math.max(clarify, answerThreshold(trials)) };
}

/** The confidence with the best mean of recognised ours and rejected others. */
export function balancedThreshold(trials: readonly ScoredTrial[]): number {
  const ours = trials.filter((trial) => trial.ours).length || 1;
  const others = trials.length - ours || 1;
  let kept = trials.filter((trial) => trial.ours && trial.right).length;
  let rejected = 0;
  let best = { value: kept / ours, threshold: 0 };
  for (const trial of sorted(trials)) {
    if (!trial.ours) rejected++;
    else if (trial.right) kept--;
    const value = kept / ours + rejected / others;
    if (value > best.value) best = { value, threshold: trial.confidence + 1e-9 };
  }
  return best.threshold;
}

function answerThreshold(trials: readonly ScoredTrial[]): number {
  let wrong = trials.filter((trial) => !trial.right).length;
  let answers = trials.length;
  for (const trial of sorted(trials)) {
    if (wrong <= answers * WRONG_ANSWERS) return trial.confidence;
    answers--;
    if (!trial.right) wrong--;
    if (answers < FEWEST_ANSWERS) break;
  }
  return 0.9;
}

function sorted(trials: readonly ScoredTrial[]): ScoredTrial[] {
  return [...trials].sort((a, b) => a.confidence - b.confidence);
}
