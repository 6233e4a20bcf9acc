import { addRows } from './add-rows.ts';
import { type Dataset, longestOf } from './dataset.ts';
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

/** Weights of a net with one hidden layer: `inputs` by feature, `outputs` by hidden unit. */
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
  const draw = (length: number) => {
    const drawn = new Float32Array(length);
    for (let at = 0; at < length; at++) drawn[at] = (random() * 2 - 1) * 0.1;
    return drawn;
  };
  return {
    hidden,
    inputs: draw(features * hidden),
    inputBias: new Float32Array(hidden),
    outputs: draw(classes * hidden),
    outputBias: new Float32Array(classes),
  };
}

const BIAS_RATE = 0.1;
/** Classes this sure need no correction; leaving them out halves the work. */
const NEGLIGIBLE = 1e-3;
/** A class whose score lies this far below the best has no chance worth an exponential. */
const FAR_BELOW = 12;

function createStep(data: Dataset, weights: NetWeights, options: NetOptions & { random: () => number }) {
  const { classes, hidden, forget, rest, random } = options;
  const { inputs, inputBias, outputs, outputBias } = weights;
  const sums = new Float64Array(hidden);
  const scores = new Float64Array(classes);
  const doubted = new Int32Array(classes);
  const back = new Float64Array(hidden);
  const longest = longestOf(data);
  const seen = { starts: new Int32Array(longest), values: new Float32Array(longest), length: 0 };
  /** The hidden units that say something; the others are nothing to the step. */
  const awake = { starts: new Int32Array(hidden), values: new Float32Array(hidden), length: 0 };
  const units = new Int32Array(hidden);

  /** Draws the features of a row that are looked at this time, and the units that wake at them. */
  function look(row: number): void {
    seen.length = 0;
    const to = data.starts[row + 1] as number;
    for (let e = data.starts[row] as number; e < to; e++) {
      if (random() < forget) continue;
      seen.starts[seen.length] = (data.rows[e] as number) * hidden;
      seen.values[seen.length++] = ((data.net[e] as number) * NET_GAIN) / (1 - forget);
    }
    sums.set(inputBias);
    addRows(inputs, seen, { sums, columns: hidden });
    awake.length = 0;
    for (let h = 0; h < hidden; h++) {
      if (random() < rest || (sums[h] as number) <= 0) continue;
      units[awake.length] = h;
      awake.starts[awake.length] = h * classes;
      awake.values[awake.length++] = (sums[h] as number) / (1 - rest);
    }
  }
  /** Turns the scores into what is wrong with each class, and gives how many are worth correcting. */
  function findErrors(label: number): number {
    scores.set(outputBias);
    addRows(outputs, awake, { sums: scores, columns: classes });
    let top = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < classes; c++) if ((scores[c] as number) > top) top = scores[c] as number;
    let sum = 0;
    for (let c = 0; c < classes; c++) {
      const below = (scores[c] as number) - top;
      sum += scores[c] = below < -FAR_BELOW ? 0 : Math.exp(below);
    }
    let wrong = 0;
    for (let c = 0; c < classes; c++) {
      const error = (c === label ? 1 : 0) - (scores[c] as number) / sum;
      scores[c] = error;
      if (Math.abs(error) >= NEGLIGIBLE) doubted[wrong++] = c;
    }
    return wrong;
  }
  function correctOutputs(rate: number, wrong: number): void {
    for (let u = 0; u < awake.length; u++) {
      const at = awake.starts[u] as number;
      const correction = (awake.values[u] as number) * rate;
      let sum = 0;
      for (let w = 0; w < wrong; w++) {
        const c = doubted[w] as number;
        const weight = outputs[at + c] as number;
        sum += (scores[c] as number) * weight;
        outputs[at + c] = weight + (scores[c] as number) * correction;
      }
      back[u] = (sum / (1 - rest)) * rate;
    }
    for (let w = 0; w < wrong; w++) {
      const c = doubted[w] as number;
      outputBias[c] = (outputBias[c] as number) + (scores[c] as number) * rate * BIAS_RATE;
    }
  }
  function correctInputs(): void {
    for (let u = 0; u < awake.length; u++) {
      const h = units[u] as number;
      inputBias[h] = (inputBias[h] as number) + (back[u] as number) * BIAS_RATE;
    }
    for (let i = 0; i < seen.length; i++) {
      const at = seen.starts[i] as number;
      const value = seen.values[i] as number;
      for (let u = 0; u < awake.length; u++) {
        const place = at + (units[u] as number);
        inputs[place] = (inputs[place] as number) + value * (back[u] as number);
      }
    }
  }
  return (row: number, rate: number): void => {
    look(row);
    const wrong = findErrors(data.labels[row] as number);
    if (wrong === 0) return;
    correctOutputs(rate, wrong);
    correctInputs();
  };
}
