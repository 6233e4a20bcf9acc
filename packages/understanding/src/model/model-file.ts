import type { FeatureOptions } from './features.ts';
import type { Calibration, Model } from './model.ts';

const MAGIC = 0x314e5a5a; // "ZZN1": the last digit is the version of the format

interface Header {
  labels: string[];
  features: FeatureOptions;
  count: number;
  calibration: Calibration;
}

/** A model as bytes: a JSON header, then its arrays. */
export function saveModel(model: Model): Uint8Array {
  const { labels, space, calibration } = model;
  const header: Header = { labels, features: space.options, count: space.hashes.length, calibration };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const start = padded(8 + text.length);
  const arrays = [space.hashes, space.idf, model.scales, model.bias, model.weights];
  const bytes = new Uint8Array(start + arrays.reduce((sum, array) => sum + array.byteLength, 0));
  new Uint32Array(bytes.buffer, 0, 2).set([MAGIC, text.length]);
  bytes.set(text, 8);
  let at = start;
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += array.byteLength;
  }
  return bytes;
}

/** Reads what `saveModel` wrote. Throws a RangeError on bytes that are not such a model. */
export function loadModel(bytes: Uint8Array): Model {
  const copy = bytes.slice().buffer;
  const [magic, length] = bytes.length < 8 ? [0, 0] : new Uint32Array(copy, 0, 2);
  if (magic !== MAGIC || length === undefined || length > bytes.length - 8) {
    throw new RangeError('These bytes are not a model of this version; build it again.');
  }
  const { labels, features, count, calibration } = JSON.parse(
    new TextDecoder().decode(new Uint8Array(copy, 8, length)),
  ) as Header;
  const at = padded(8 + length);
  const classes = labels.length;
  const scales = at + count * 8;
  return {
    labels,
    calibration,
    space: {
      options: features,
      hashes: new Uint32Array(copy, at, count),
      idf: new Float32Array(copy, at + count * 4, count),
    },
    scales: new Float32Array(copy, scales, classes),
    bias: new Float32Array(copy, scales + classes * 4, classes),
    weights: new Int8Array(copy, scales + classes * 8, count * classes),
  };
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}
