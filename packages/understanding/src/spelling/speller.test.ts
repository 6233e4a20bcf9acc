import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { loadModel } from '../model/model-file.ts';
import { createSpeller } from './speller.ts';
import { collectVocabulary } from './vocabulary.ts';

const model = createRequire(import.meta.url).resolve('@zaine/understanding/model.bin');
const { vocabulary } = loadModel(readFileSync(model));
const spell = createSpeller(vocabulary);

test.each([
  ['什么时候发活', '什么时候发货'],
  ['我要推活', '我要退货'],
  ['不是这个汀单', '不是这个订单'],
  ['发huo了吗', '发货了吗'],
  ['我的kuaidi到哪了', '我的快递到哪了'],
  ['woyaotuihuo', '我要退货'],
  ['tui huo', '退 货'],
  ['refnud please', 'refund please'],
  ['the delivary of my oredr', 'the delivery of my order'],
  ['canncel it', 'cancel it'],
  ['where is my pacakge', 'where is my package'],
])('%s is read as %s', (typed, meant) => expect(spell(typed)).toBe(meant));

test.each([
  '砧板能退货吗',
  '我要退货',
  'iphone到哪了',
  'where is the mooring',
  'can you change it',
  'привет',
  '',
])('%j stays as it is', (text) => expect(spell(text)).toBe(text));

test('without Chinese in the vocabulary Chinese is left alone', () => {
  const english = createSpeller(collectVocabulary(['refund please', 'refund it', 'a refund']));
  expect(english('块递 refnud')).toBe('块递 refund');
});
