import { addRows } from './add-rows.ts';
import { createVectoriser } from './feature-space.ts';
import { multiply } from './matrix.ts';
import type { Model, NetHalf } from './model.ts';
import type { Reading } from './reading.ts';
import { NET_GAIN } from './train-net.ts';

/** Reads a normalised text. */
export type Classify = (text: string) => Reading;

/** Margins of the linear half lie about -1 and 1; this makes a softmax of them as sure as it is right. */
const LINEAR_SHARPNESS = 5;

/** Makes a model ready to read. */
export function createClassifier(model: Omit<Model, 'confidence'>): Classify {
  const vectorise = createVectoriser(model.space);
  const classes = model.labels.length;
  const margins = new Float64Array(classes);
  const scores = new Float64Array(classes);
  const probabilities = new Float64Array(classes);
  const readNet = createNet(model.net);
  return (text) => {
    const { rows, linear, net, length, known } = vectorise(text);
    multiply(model.linear, { rows, values: linear, length }, margins);
    for (let k = 0; k < classes; k++) margins[k] = (margins[k] as number) + (model.linearBias[k] as number);
    readNet({ rows, values: net, length }, scores);
    probabilities.fill(0);
    addSoftmax(scores, 1, probabilities);
    scores.set(margins);
    addSoftmax(scores, LINEAR_SHARPNESS, probabilities);
    return { probabilities, margins, known };
  };
}

function createNet({ inputs, inputBias, outputs, outputBias }: NetHalf) {
  const sums = new Float64Array(inputs.columns);
  const columns = outputBias.length;
  const heard = { starts: new Int32Array(sums.length), values: new Float32Array(sums.length), length: 0 };
  return (vector: { rows: Int32Array; values: Float32Array; length: number }, scores: Float64Array): void => {
    multiply(inputs, vector, sums);
    heard.length = 0;
    for (let h = 0; h < sums.length; h++) {
      const value = (sums[h] as number) * NET_GAIN + (inputBias[h] as number);
      // About half of the units are silent, and those cost nothing.
      if (value <= 0) continue;
      heard.starts[heard.length] = h * columns;
      heard.values[heard.length++] = value;
    }
    scores.set(outputBias);
    addRows(outputs, heard, { sums: scores, columns });
  };
}

/** Adds half of the softmax of the scores, which are used up. */
function addSoftmax(scores: Float64Array, sharpness: number, into: Float64Array): void {
  let top = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < scores.length; k++) top = Math.max(top, scores[k] as number);
  let sum = 0;
  for (let k = 0; k < scores.length; k++) {
    const weight = Math.exp(((scores[k] as number) - top) * sharpness);
    scores[k] = weight;
    sum += weight;
  }
  for (let k = 0; k < scores.length; k++) into[k] = (into[k] as number) + (scores[k] as number) / sum / 2;
}
