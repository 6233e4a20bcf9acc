import { collectVocabulary, type Vocabulary } from '../spelling/vocabulary.ts';
import { withoutEmoji } from '../text/emoji.ts';
import { type Dataset, vectoriseAll } from './dataset.ts';
import { extendSpace, type GrownSpace } from './extend-space.ts';
import { dequantise, quantise } from './matrix.ts';
import type { Model } from './model.ts';
import { prepare } from './prepare.ts';
import { createRandom } from './random.ts';
import type { Sample } from './sample.ts';
import { trainLinear } from './train-linear.ts';
import { type NetWeights, trainNet } from './train-net.ts';

/**
 * What `extendModel` may be told. `replay` are sentences that the model has learnt, some of every label: it looks
 * at them again beside the new ones, so as not to forget.
 */
export interface ExtendOptions {
  replay: readonly Sample[];
  seed?: number;
}

const PASSES = 6;
/** New sentences are shown until they are this share of all, but no more than so many times as often. */
const OWN_SHARE = 0.05;
const MOST_REPEATS = 10;

/**
 * Teaches a model more sentences, of labels it has or of new ones, going on from its weights. The same model,
 * samples and options always give the same result; the model given stays as it is. How sure it must be to answer
 * stays as it was found out when the model was trained.
 */
export function extendModel(model: Model, samples: readonly Sample[], options: ExtendOptions): Model {
  if (samples.length === 0) return model;
  const replay = options.replay.filter((sample) => model.labels.includes(sample.label));
  const labels = [...new Set([...model.labels, ...samples.map((sample) => sample.label)])];
  const numbers = new Map(labels.map((label, index) => [label, index]));
  const all = [...samples, ...replay];
  // Messages are read without emoji; a shop's sentences may have some.
  const texts = all.map((sample) => prepare(withoutEmoji(sample.text)));
  const labelOf = Int32Array.from(all, (sample) => numbers.get(sample.label) as number);
  const own = { labels: labelOf.slice(0, samples.length), classes: labels.length };
  const grown = extendSpace(model.space, texts.slice(0, samples.length), own);
  const data = vectoriseAll(texts, labelOf, grown.space);
  const seed = options.seed ?? 1;
  const teaching = { model, grown, data, classes: labels.length, own: samples.length, seed };
  const linear = teachLinear(teaching);
  const net = teachNet(teaching);
  const { plain } = grown.space;
  return {
    labels,
    vocabulary: widened(model.vocabulary, texts.slice(0, samples.length)),
    space: grown.space,
    linear: quantise(linear.subarray(0, plain * labels.length), labels.length),
    linearBias: linear.slice(plain * labels.length),
    net: {
      inputs: quantise(net.inputs, net.hidden),
      inputBias: net.inputBias,
      outputs: net.outputs,
      outputBias: net.outputBias,
    },
    confidence: model.confidence,
  };
}

interface Teaching {
  model: Model;
  grown: GrownSpace;
  data: Dataset;
  classes: number;
  /** How many of the rows are new; the rest is replayed. */
  own: number;
  seed: number;
}

function teachLinear({ model, grown, data, classes, own, seed }: Teaching): Float32Array {
  const before = model.labels.length;
  const { plain } = grown.space;
  const weights = new Float32Array((plain + 1) * classes);
  const old = dequantise(model.linear);
  for (let row = 0; row < plain; row++) {
    const from = grown.from[row] as number;
    if (from >= 0) weights.set(old.subarray(from * before, (from + 1) * before), row * classes);
  }
  weights.set(model.linearBias, plain * classes);
  weights.fill(-1, plain * classes + before);
  const start = { weights, familiar: own, newClasses: before };
  return trainLinear(data, { classes, features: plain, cost: 2, passes: PASSES, seed, start });
}

function teachNet({ model, grown, data, classes, own, seed }: Teaching): NetWeights {
  const hidden = model.net.inputs.columns;
  const random = createRandom(seed);
  const draw = () => (random() * 2 - 1) * 0.1;
  const features = grown.space.hashes.length;
  const start: NetWeights = {
    hidden,
    inputs: new Float32Array(features * hidden),
    inputBias: model.net.inputBias.slice(),
    outputs: new Float32Array(classes * hidden).map(draw),
    outputBias: new Float32Array(classes),
  };
  const old = dequantise(model.net.inputs);
  for (let row = 0; row < features; row++) {
    const from = grown.from[row] as number;
    const at = row * hidden;
    if (from >= 0) start.inputs.set(old.subarray(from * hidden, (from + 1) * hidden), at);
    else for (let h = 0; h < hidden; h++) start.inputs[at + h] = draw();
  }
  const before = model.labels.length;
  for (let h = 0; h < hidden; h++) {
    start.outputs.set(model.net.outputs.subarray(h * before, (h + 1) * before), h * classes);
  }
  start.outputBias.set(model.net.outputBias);
  const options = { classes, features, hidden, passes: PASSES, rate: 0.01, forget: 0.6, rest: 0.2, seed };
  return trainNet(data, { ...options, rows: repeated(data, own) }, start);
}

/** The numbers of all rows, those of the first `own` as often as it takes to be heard among the others. */
function repeated(data: Dataset, own: number): Int32Array {
  const others = data.labels.length - own;
  const wanted = (OWN_SHARE * others) / (1 - OWN_SHARE);
  const times = Math.max(1, Math.min(MOST_REPEATS, Math.round(wanted / own)));
  return Int32Array.from([
    ...Array.from({ length: own * times }, (_, i) => i % own),
    ...Array.from({ length: others }, (_, i) => own + i),
  ]);
}

/** A vocabulary with what more texts have; one that is empty is of a model without spelling, and stays so. */
function widened(one: Vocabulary, texts: readonly string[]): Vocabulary {
  if (one.words.size === 0 && one.pairs.size === 0) return one;
  const other = collectVocabulary(texts);
  const sum = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>) => {
    const counts = new Map(a);
    for (const [key, count] of b) counts.set(key, (counts.get(key) ?? 0) + count);
    return counts;
  };
  return { words: sum(one.words, other.words), pairs: sum(one.pairs, other.pairs) };
}
