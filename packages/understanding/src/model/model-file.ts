import type { ConfidenceScale } from './confidence.ts';
import type { FeatureOptions } from './features.ts';
import type { Model } from './model.ts';

/** The first four bytes of a model file; the last is the version of the format. */
const MAGIC = 0x35_4e_41_5a; // "ZAN5", little-endian

interface Header {
  labels: string[];
  features: FeatureOptions;
  count: number;
  plain: number;
  hidden: number;
  confidence: ConfidenceScale;
  /** The keys of the vocabulary, parted by spaces: a long text is read much faster than many short ones. */
  words: string;
  pairs: string;
}

/** A model as bytes: a JSON header, then its arrays, each on a boundary of four bytes. */
export function saveModel(model: Model): Uint8Array {
  const { labels, vocabulary, space, net, confidence } = model;
  const header: Header = {
    labels,
    features: space.options,
    count: space.hashes.length,
    plain: space.plain,
    hidden: net.inputs.columns,
    confidence,
    words: [...vocabulary.words.keys()].join(' '),
    pairs: [...vocabulary.pairs.keys()].join(' '),
  };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const arrays = [
    new Uint32Array([MAGIC, text.length]),
    text,
    space.hashes,
    space.idf,
    space.focus,
    model.linear.scales,
    model.linearBias,
    net.inputs.scales,
    net.inputBias,
    net.outputs,
    net.outputBias,
    Uint32Array.from(vocabulary.words.values()),
    Uint32Array.from(vocabulary.pairs.values()),
    model.linear.bytes,
    net.inputs.bytes,
  ];
  const bytes = new Uint8Array(arrays.reduce((sum, array) => sum + padded(array.byteLength), 0));
  let at = 0;
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += padded(array.byteLength);
  }
  return bytes;
}

/**
 * Reads what `saveModel` wrote. The model stands in these bytes, which must not be changed any more. Throws a
 * RangeError on bytes that are not a whole model of this version.
 */
export function loadModel(bytes: Uint8Array): Model {
  const read = createReader(bytes.byteOffset % 4 === 0 ? bytes : bytes.slice());
  try {
    const [magic, length] = read(Uint32Array, 2);
    if (magic !== MAGIC) throw new RangeError('another format');
    const header = JSON.parse(new TextDecoder().decode(read(Uint8Array, length as number))) as Header;
    return readArrays(header, read);
  } catch (cause) {
    throw new RangeError('These bytes are not a model of this version; build it again.', { cause });
  }
}

type Reader = ReturnType<typeof createReader>;

function readArrays({ labels, words, pairs, confidence, ...header }: Header, read: Reader): Model {
  const { features, count, plain, hidden } = header;
  const classes = labels.length;
  const space = {
    options: features,
    plain,
    hashes: read(Uint32Array, count),
    idf: read(Float32Array, plain),
    focus: read(Float32Array, count),
  };
  const linearScales = read(Float32Array, classes);
  const linearBias = read(Float32Array, classes);
  const inputScales = read(Float32Array, hidden);
  const inputBias = read(Float32Array, hidden);
  const outputs = read(Float32Array, classes * hidden);
  const outputBias = read(Float32Array, classes);
  const vocabulary = { words: readCounts(words, read), pairs: readCounts(pairs, read) };
  const linear = { columns: classes, scales: linearScales, bytes: read(Int8Array, plain * classes) };
  const inputs = { columns: hidden, scales: inputScales, bytes: read(Int8Array, count * hidden) };
  return {
    labels,
    vocabulary,
    space,
    linear,
    linearBias,
    net: { inputs, inputBias, outputs, outputBias },
    confidence,
  };
}

function readCounts(joined: string, read: Reader): Map<string, number> {
  const keys = joined === '' ? [] : joined.split(' ');
  const counts = read(Uint32Array, keys.length);
  return new Map(keys.map((key, i) => [key, counts[i] as number]));
}

interface ArrayKind<T> {
  new (buffer: ArrayBufferLike, offset: number, length: number): T;
  readonly BYTES_PER_ELEMENT: number;
}

function createReader({ buffer, byteOffset, byteLength }: Uint8Array) {
  let at = 0;
  return <T>(kind: ArrayKind<T>, length: number): T => {
    const size = length * kind.BYTES_PER_ELEMENT;
    if (at + size > byteLength) throw new RangeError('cut short');
    const array = new kind(buffer, byteOffset + at, length);
    at += padded(size);
    return array;
  };
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}
