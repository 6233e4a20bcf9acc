import type { Dataset } from './dataset.ts';
import { createRandom, shuffle } from './random.ts';

/**
 * How `trainNet` learns. `hidden` units; every row is looked at `passes` times with a rate that falls from
 * `rate` to 0; `forget` is the share of a text's features left out at each look, `rest` that of hidden units.
 */
export interface NetOptions {
  classes: number;
  features: number;
  hidden: number;
  passes: number;
  rate: number;
  forget: number;
  rest: number;
  seed: number;
  /** The rows to look at in a pass; each once where nothing is said. */
  rows?: Int32Array;
}

/** Weights of a net with one hidden layer: `inputs` by feature, `outputs` by class. */
export interface NetWeights {
  hidden: number;
  inputs: Float32Array;
  inputBias: Float32Array;
  outputs: Float32Array;
  outputBias: Float32Array;
}

/** What the values of a vector are multiplied by before they reach the hidden layer. */
export const NET_GAIN = 6;

/**
 * A net with one layer of rectified units and a softmax, trained by stochastic gradient descent with dropout. It
 * goes on from weights that are given, which it changes.
 */
export function trainNet(data: Dataset, options: NetOptions, start?: NetWeights): NetWeights {
  const random = createRandom(options.seed);
  const weights = start ?? startWeights(options, random);
  const step = createStep(data, weights, { ...options, random });
  const order = options.rows?.slice() ?? Int32Array.from({ length: data.labels.length }, (_, i) => i);
  const looks = order.length * options.passes;
  let look = 0;
  for (let pass = 0; pass < options.passes; pass++) {
    shuffle(order, random);
    for (const row of order) step(row, options.rate * (1 - look++ / looks));
  }
  return weights;
}

function startWeights({ classes, features, hidden }: NetOptions, random: () => number): NetWeights {
  const draw = () => (random() * 2 - 1) * 0.1;
  return {
    hidden,
    inputs: new Float32Array(features * hidden).map(draw),
    inputBias: new Float32Array(hidden),
    outputs: new Float32Array(classes * hidden).map(draw),
    outputBias: new Float32Array(classes),
  };
}

const BIAS_RATE = 0.1;
/** Classes this sure need no correction; leaving them out halves the work. */
const NEGLIGIBLE = 1e-3;

function createStep(data: Dataset, weights: NetWeights, options: NetOptions & { random: () => number }) {
  const { classes, hidden, forget, rest, random } = options;
  const { inputs, inputBias, outputs, outputBias } = weights;
  const sums = new Float32Array(hidden);
  const active = new Float32Array(hidden);
  const back = new Float32Array(hidden);
  const errors = new Float32Array(classes);
  let kept = new Int32Array(1024);
  let values = new Float32Array(1024);

  function forward(row: number): number {
    const from = data.starts[row] as number;
    const to = data.starts[row + 1] as number;
    if (to - from > kept.length) {
      kept = new Int32Array(to - from);
      values = new Float32Array(to - from);
    }
    sums.set(inputBias);
    let length = 0;
    for (let e = from; e < to; e++) {
      if (random() < forget) continue;
      const at = (data.rows[e] as number) * hidden;
      const value = ((data.net[e] as number) * NET_GAIN) / (1 - forget);
      kept[length] = at;
      values[length++] = value;
      for (let h = 0; h < hidden; h++) sums[h] = (sums[h] as number) + (inputs[at + h] as number) * value;
    }
    for (let h = 0; h < hidden; h++) {
      active[h] = random() < rest ? 0 : Math.max(0, sums[h] as number) / (1 - rest);
    }
    return length;
  }
  function findErrors(label: number): void {
    let top = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < classes; c++) {
      let score = outputBias[c] as number;
      for (let h = 0; h < hidden; h++) score += (outputs[c * hidden + h] as number) * (active[h] as number);
      errors[c] = score;
      if (score > top) top = score;
    }
    let sum = 0;
    for (let c = 0; c < classes; c++) sum += errors[c] = Math.exp((errors[c] as number) - top);
    for (let c = 0; c < classes; c++) errors[c] = (c === label ? 1 : 0) - (errors[c] as number) / sum;
  }
  function correctOutputs(rate: number): void {
    back.fill(0);
    for (let c = 0; c < classes; c++) {
      const error = errors[c] as number;
      if (Math.abs(error) < NEGLIGIBLE) continue;
      for (let h = 0; h < hidden; h++) {
        const at = c * hidden + h;
        const weight = outputs[at] as number;
        back[h] = (back[h] as number) + error * weight;
        outputs[at] = weight + error * rate * (active[h] as number);
      }
      outputBias[c] = (outputBias[c] as number) + error * rate * BIAS_RATE;
    }
  }
  function correctInputs(length: number, rate: number): void {
    for (let h = 0; h < hidden; h++) {
      back[h] = (active[h] as number) > 0 ? (back[h] as number) / (1 - rest) : 0;
      inputBias[h] = (inputBias[h] as number) + (back[h] as number) * rate * BIAS_RATE;
    }
    for (let i = 0; i < length; i++) {
      const at = kept[i] as number;
      const value = (values[i] as number) * rate;
      for (let h = 0; h < hidden; h++)
        inputs[at + h] = (inputs[at + h] as number) + value * (back[h] as number);
    }
  }
  return (row: number, rate: number): void => {
    const length = forward(row);
    findErrors(data.labels[row] as number);
    correctOutputs(rate);
    correctInputs(length, rate);
  };
}
