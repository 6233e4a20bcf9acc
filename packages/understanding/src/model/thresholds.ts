/** A held-out sentence as the confidence scale sees it: `ours` is false where no label fits. */
export interface ScoredTrial {
  confidence: number;
  right: boolean;
  ours: boolean;
}

/** How many of the answers given without asking back may be wrong. */
const WRONG_ANSWERS = 0.04;
const FEWEST_ANSWERS = 50;
/** How many of the sentences that were read rightly may be let go: asking back costs less than not understanding. */
const LET_GO = 0.04;

/** The thresholds of a confidence scale. */
export interface Thresholds {
  answer: number;
  clarify: number;
  balanced: number;
}

/**
 * Chooses the thresholds on held-out sentences. At `balanced` as many of ours are recognised rightly as
 * of the others are let go. `clarify` lets no more than 4 % of those read
 * rightly go. `answer` is the lowest confidence from which no more than 4 % of the answers are wrong.
 */
export function chooseThresholds(trials: readonly ScoredTrial[]): Thresholds {
  const balanced = balancedThreshold(trials);
  const rights = sorted(trials.filter((trial) => trial.right));
  const clarify = Math.min(balanced || 1, rights[Math.floor(rights.length * LET_GO)]?.confidence ?? 0.2);
  return { balanced, clarify, answer: Math.max(clarify, answerThreshold(trials)) };
}

/**
 * The confidence at which the smaller of two shares is greatest: ours recognised, and others let go. There
 * are often few others to choose by, so their share counts less one standard error.
 */
export function balancedThreshold(trials: readonly ScoredTrial[]): number {
  const ours = trials.filter((trial) => trial.ours).length;
  const others = trials.length - ours;
  if (ours === 0 || others === 0) return 0;
  let kept = trials.filter((trial) => trial.ours && trial.right).length;
  let rejected = 0;
  let best = { value: 0, threshold: 0 };
  for (const trial of sorted(trials)) {
    if (!trial.ours) rejected++;
    else if (trial.right) kept--;
    const share = rejected / others;
    const value = Math.min(kept / ours, share - Math.sqrt((share * (1 - share)) / others));
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
