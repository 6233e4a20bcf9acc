import { expect, test } from 'vitest';
import { createClassifier } from './classifier.ts';
import { loadModel, saveModel } from './model-file.ts';
import { keyOf, type Sample } from './sample.ts';
import { joinParts, partCount, trainModel, trainPart } from './train.ts';

const samples: Sample[] = [
  ...['where is my parcel', 'has it been shipped yet', 'track my package', '快递到哪了', '包裹几天能到'].map(
    (text) => ({ text, label: 'track' }),
  ),
  ...['i want my money back', 'please refund me', 'how do refunds work', '我要退款', '钱什么时候退'].map(
    (text) => ({
      text,
      label: 'refund',
    }),
  ),
];

function bestOf(model: ReturnType<typeof trainModel>, text: string): string | undefined {
  const { probabilities } = createClassifier(model)(text);
  return model.labels[probabilities.indexOf(Math.max(...probabilities))];
}

test('a model trained on a few sentences understands sentences it has not seen', () => {
  const model = trainModel(samples, { folds: 0 });
  expect(bestOf(model, 'tracking my parcels')).toBe('track');
  expect(bestOf(model, 'a refund of my money')).toBe('refund');
  expect(bestOf(model, '我的快递几天到')).toBe('track');
  expect(bestOf(model, '钱退给我')).toBe('refund');
});

test('a saved model reads the same after loading', () => {
  const model = trainModel(samples, { folds: 0 });
  const copy = loadModel(saveModel(model));
  const text = 'when do i get my money';
  expect([...createClassifier(copy)(text).probabilities]).toEqual([
    ...createClassifier(model)(text).probabilities,
  ]);
});

test('the same sentences always give the same bytes, also in parts that other threads trained', () => {
  const posted = Array.from({ length: partCount() }, (_, part) => structuredClone(trainPart(samples, part)));
  expect(saveModel(joinParts(posted))).toEqual(saveModel(trainModel(samples)));
});

test('bytes that are no model are refused with a reason', () => {
  const bytes = saveModel(trainModel(samples, { folds: 0 }));
  expect(() => loadModel(new Uint8Array(0))).toThrow(RangeError);
  expect(() => loadModel(bytes.slice(0, bytes.length - 100))).toThrow(/build it again/);
  expect(() => loadModel(bytes.map((byte, at) => (at === 0 ? byte + 1 : byte)))).toThrow(/build it again/);
});

test('the key of a set of sentences changes with any of them', () => {
  const [first, ...rest] = samples as [Sample, ...Sample[]];
  expect(keyOf(samples)).toBe(keyOf([...samples]));
  expect(keyOf([{ ...first, text: `${first.text}?` }, ...rest])).not.toBe(keyOf(samples));
  expect(keyOf([{ ...first, label: 'other' }, ...rest])).not.toBe(keyOf(samples));
});
