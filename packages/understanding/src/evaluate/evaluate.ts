import { createClassifier } from '../model/classifier.ts';
import { confidenceOf, evidenceOf, NONE } from '../model/confidence.ts';
import { splitFolds } from '../model/folds.ts';
import type { Model } from '../model/model.ts';
import { createPrepare } from '../model/prepare.ts';
import type { Sample } from '../model/sample.ts';
import { type TrainOptions, trainModel } from '../model/train.ts';
import {
  accuracyOf,
  type Confusion,
  chooseAccurate,
  chooseBalanced,
  confusionsOf,
  macroF1Of,
  type Outcome,
  type ReliabilityRow,
  reliabilityOf,
  type ScopeMeasure,
  scopeAt,
} from './measures.ts';
import { joinOutOfScope, parseSamples } from './samples.ts';
import { addTime, startWatch, type TrainTime } from './train-time.ts';

/**
 * What `evaluate` may be told. `oos`: labels such as "oos" mean out of scope, and thresholds for them are
 * measured. `dev` is JSONL on which those thresholds are chosen; without it held-out parts of the training
 * text serve. `now` is a clock in milliseconds, for the times; `cpu` tells the milliseconds of processor time this
 * process has taken, where that is to be measured.
 */
export interface EvaluateOptions {
  oos?: boolean;
  dev?: string;
  train?: TrainOptions;
  now?: () => number;
  cpu?: () => number;
}

/** What `evaluate` measured. Shares are 0 to 1; `trainSeconds` went by on the clock, `trainCpuSeconds` were worked. */
export interface Evaluation extends TrainTime {
  train: number;
  test: number;
  labels: number;
  accuracy: number;
  macroF1: number;
  p50ms: number;
  p99ms: number;
  calibrationError: number;
  confusions: Confusion[];
  reliability: ReliabilityRow[];
  oos?: ScopeReport;
}

/** Out-of-scope figures at the balanced threshold, and, with a dev set, at the one that is right most often. */
export interface ScopeReport {
  balanced: ScopeMeasure;
  accurate?: ScopeMeasure;
}

/**
 * Trains the generic classifier on JSONL (`{"text","label"}` a line) and measures it on other JSONL. Throws a
 * SyntaxError on a line that is not such JSON, a RangeError on empty data.
 */
export function evaluate(trainText: string, testText: string, options: EvaluateOptions = {}): Evaluation {
  const read = (text: string) => (options.oos ? joinOutOfScope(parseSamples(text)) : parseSamples(text));
  const samples = read(trainText);
  const test = read(testText);
  const now = options.now ?? (() => performance.now());
  if (samples.length === 0 || test.length === 0)
    throw new RangeError('There is no sentence to train on or to test.');
  const watch = startWatch(options);
  const model = trainModel(samples, options.train);
  const spent = watch();
  const { outcomes, times } = tryModel(model, test, now);
  const report = reportOf(outcomes, {
    labels: model.labels.length,
    times,
    spent,
    train: samples.length,
  });
  if (!options.oos) return report;
  const dev = options.dev === undefined ? undefined : tryModel(model, read(options.dev), now).outcomes;
  return { ...report, oos: measureScope(outcomes, dev, model.confidence.balanced) };
}

/**
 * The same on one JSONL text by leaving parts out in turn; sentences with a "group" are left out by whole
 * groups of their label, so that what is tested is worded differently from what was learnt.
 */
export function crossValidate(text: string, folds: number, options: EvaluateOptions = {}): Evaluation {
  const samples = options.oos ? joinOutOfScope(parseSamples(text)) : parseSamples(text);
  if (samples.length < folds || folds < 2)
    throw new RangeError('There are fewer sentences than folds, or fewer than two folds.');
  const now = options.now ?? (() => performance.now());
  const outcomes: Outcome[] = [];
  const times: number[] = [];
  let learnt = 0;
  const spent: TrainTime = { trainSeconds: 0, ...(options.cpu && { trainCpuSeconds: 0 }) };
  for (const { train, held } of splitFolds(samples, folds, options.train?.seed)) {
    const watch = startWatch(options);
    const model = trainModel(train, options.train);
    addTime(spent, watch(), folds);
    learnt += model.confidence.balanced / folds;
    const tried = tryModel(model, held, now);
    outcomes.push(...tried.outcomes);
    times.push(...tried.times);
  }
  const labels = new Set(samples.map(({ label }) => label)).size;
  const report = reportOf(outcomes, { labels, times, spent, train: samples.length });
  return options.oos ? { ...report, oos: measureScope(outcomes, undefined, learnt) } : report;
}

const hundredths = (seconds: number) => Number(seconds.toFixed(2));

function tryModel(
  model: Model,
  test: readonly Sample[],
  now: () => number,
): { outcomes: Outcome[]; times: number[] } {
  const classify = createClassifier(model);
  const prepare = createPrepare(model);
  const none = model.labels.indexOf(NONE);
  const times: number[] = [];
  const outcomes = test.map(({ text, label }) => {
    const start = now();
    const reading = classify(prepare(text));
    const { best, features } = evidenceOf(reading, none);
    const confidence = confidenceOf(features, model.confidence.weights);
    times.push(now() - start);
    return { text, label, guess: model.labels[best] ?? NONE, confidence };
  });
  return { outcomes, times };
}

function reportOf(
  outcomes: readonly Outcome[],
  { times, spent, ...counts }: { labels: number; train: number; spent: TrainTime; times: number[] },
): Evaluation {
  const ours = outcomes.filter(({ label }) => label !== NONE);
  const sorted = times.sort((a, b) => a - b);
  const reliability = reliabilityOf(outcomes);
  const at = (share: number) => Number((sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(4));
  return {
    train: counts.train,
    test: outcomes.length,
    labels: counts.labels,
    accuracy: accuracyOf(ours),
    macroF1: macroF1Of(ours),
    trainSeconds: hundredths(spent.trainSeconds),
    ...(spent.trainCpuSeconds !== undefined && { trainCpuSeconds: hundredths(spent.trainCpuSeconds) }),
    p50ms: at(0.5),
    p99ms: at(0.99),
    calibrationError: reliability.error,
    confusions: confusionsOf(ours),
    reliability: reliability.table,
  };
}

/** Thresholds come from `dev`, or from what the model learnt when it was calibrated; never from the test itself. */
function measureScope(outcomes: Outcome[], dev: Outcome[] | undefined, learnt: number): ScopeReport {
  if (!dev) return { balanced: scopeAt(outcomes, learnt) };
  return {
    balanced: scopeAt(outcomes, chooseBalanced(dev)),
    accurate: scopeAt(outcomes, chooseAccurate(dev)),
  };
}
