import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type EvaluateOptions, evaluate } from './evaluate.ts';

const questions = {
  track: ['where is my parcel', 'track my parcel please', 'has my parcel shipped', 'when does it arrive'],
  refund: ['i want a refund', 'refund my money', 'how do i get a refund', 'money back please'],
};
const known = Object.entries(questions).flatMap(([label, texts]) => texts.map((text) => ({ text, label })));
const foreign = ['sing me a song', 'who won the match', '42'].map((text) => ({ text, label: 'oos' }));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zaine-evaluate-'));
  const write = (name: string, rows: object[]) =>
    writeFile(join(folder, name), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  await write('train.jsonl', known);
  await write('dev.jsonl', [...known, ...foreign]);
  await write('test.jsonl', [...known, ...foreign]);
});
afterAll(() => rm(folder, { recursive: true }));

async function reportOf(options: Omit<EvaluateOptions, 'train'>) {
  const path = (name: string | undefined) => name && join(folder, name);
  const { test: tried, dev, ...more } = options;
  const files = { train: join(folder, 'train.jsonl'), test: path(tried), dev: path(dev) };
  const given = Object.fromEntries(Object.entries(files).filter(([, file]) => file !== undefined));
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    await evaluate({ ...more, ...given } as EvaluateOptions);
    return JSON.parse(write.mock.calls.map(([text]) => text).join(''));
  } finally {
    write.mockRestore();
  }
}

test('sentences out of scope are let go from a threshold that the dev file gave', async () => {
  const { accuracy, train, oos, trainSeconds, trainCpuSeconds } = await reportOf({
    test: 'test.jsonl',
    dev: 'dev.jsonl',
    oos: true,
  });
  expect({ accuracy, train }).toEqual({ accuracy: 1, train: known.length });
  expect(oos.balanced.oosRecall).toBeGreaterThan(0.5);
  expect(oos.accurate).toBeDefined();
  expect(trainSeconds).toBeGreaterThanOrEqual(0);
  expect(trainCpuSeconds).toBeGreaterThanOrEqual(0);
});

test('without a dev file the training sentences give the threshold', async () => {
  const { oos } = await reportOf({ test: 'test.jsonl', oos: true });
  expect(oos).toEqual({ balanced: expect.anything() });
});

test('without --oos a label "oos" is one like others', async () => {
  const { accuracy, test: tried } = await reportOf({ test: 'test.jsonl' });
  expect(tried).toBe(known.length + foreign.length);
  expect(accuracy).toBeLessThan(1);
});

test('each part is left out in turn, and wrong numbers of parts are refused', async () => {
  expect(await reportOf({ kfold: '4' })).toMatchObject({ test: known.length, labels: 2 });
  await expect(reportOf({ kfold: '1' })).rejects.toThrow('--kfold');
  await expect(reportOf({})).rejects.toThrow('--test');
});
