import { expect, test } from 'vitest';
import { crossValidate, evaluate } from './evaluate.ts';

const questions = {
  track: [
    'where is my parcel',
    'track my parcel please',
    'has the parcel shipped',
    'when will my parcel arrive',
  ],
  refund: ['i want a refund', 'refund my money', 'how do i get a refund', 'money back please'],
  hours: ['when do you open', 'opening hours please', 'are you open on sunday', 'what time do you close'],
};
const jsonl = (rows: object[]) => rows.map((row) => JSON.stringify(row)).join('\n');
const rows = Object.entries(questions).flatMap(([label, texts]) => texts.map((text) => ({ text, label })));
const strange = ['sing me a song', 'who won the match'].map((text) => ({ text, label: 'oos' }));

test('a small set is learnt and measured', () => {
  const report = evaluate(jsonl(rows), jsonl([{ text: 'is my parcel here', label: 'track' }]));
  expect(report).toMatchObject({ train: 12, test: 1, labels: 3, accuracy: 1, macroF1: 1, confusions: [] });
  expect(report.p99ms).toBeGreaterThanOrEqual(report.p50ms);
});

test('what is taken for what is listed', () => {
  const report = evaluate(jsonl(rows), jsonl([{ text: 'refund my money', label: 'hours' }]));
  expect(report.accuracy).toBe(0);
  expect(report.confusions).toEqual([
    { label: 'hours', guess: 'refund', count: 1, example: 'refund my money' },
  ]);
});

test('out-of-scope sentences are counted apart from the accuracy', () => {
  const report = evaluate(jsonl(rows), jsonl([...rows, ...strange]), {
    oos: true,
    dev: jsonl([...rows, ...strange]),
  });
  expect(report.accuracy).toBe(1);
  expect(report.oos?.balanced.oosRecall).toBeGreaterThanOrEqual(0.5);
});

test('cross-validation tests every sentence once', () => {
  const report = crossValidate(jsonl(rows), 4);
  expect(report.test).toBe(rows.length);
  expect(report.reliability.reduce((sum, { count }) => sum + count, 0)).toBe(rows.length);
});

test('a line that is not a sample is named', () => {
  expect(() => evaluate(`${jsonl(rows)}\n{"text":1}`, jsonl(rows))).toThrow('Line 13');
  expect(() => evaluate('', jsonl(rows))).toThrow(RangeError);
});
