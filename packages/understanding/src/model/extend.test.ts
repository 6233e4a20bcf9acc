import { expect, test } from 'vitest';
import { extendModel } from './extend.ts';
import { createLabeller } from './labeller.ts';
import { loadModel, saveModel } from './model-file.ts';
import type { Sample } from './sample.ts';
import { trainModel } from './train.ts';

const samplesOf = (label: string, texts: readonly string[]): Sample[] =>
  texts.map((text) => ({ text, label }));
const learnt = [
  ...samplesOf('track', ['where is my parcel', 'track my package', '快递到哪了', '包裹几天能到']),
  ...samplesOf('refund', ['i want my money back', 'please refund me', '我要退款', '钱什么时候退']),
];
const engraving = samplesOf('engraving', [
  'can you engrave my name on it',
  'do you do engraving',
  '可以刻字吗',
  '刻名字要加钱吗',
]);
const model = trainModel(learnt, { folds: 0 });

test('a model learns a new label and keeps what it knew', () => {
  const label = createLabeller(extendModel(model, engraving, { replay: learnt }));
  expect(label('how much is engraving a name')).toBe('engraving');
  expect(label('能刻字的吗')).toBe('engraving');
  for (const sample of learnt) expect(label(sample.text)).toBe(sample.label);
});

test('a known label gets more sentences', () => {
  const before = createLabeller(model)('has the dhl guy come by');
  const more = samplesOf('refund', ['has the dhl guy come by', 'the dhl guy']);
  expect(before).not.toBe('refund');
  expect(createLabeller(extendModel(model, more, { replay: learnt }))('has the dhl guy come by')).toBe(
    'refund',
  );
});

test('the same sentences always give the same bytes, which can be saved and loaded', () => {
  const [one, other] = [1, 2].map(() => saveModel(extendModel(model, engraving, { replay: learnt })));
  expect(one).toEqual(other);
  expect(createLabeller(loadModel(one as Uint8Array))('engraving please')).toBe('engraving');
});

test('the model that is taught stays as it was', () => {
  const before = saveModel(model);
  extendModel(model, engraving, { replay: learnt });
  expect(saveModel(model)).toEqual(before);
});

test('without sentences it is the same model', () =>
  expect(extendModel(model, [], { replay: learnt })).toBe(model));
