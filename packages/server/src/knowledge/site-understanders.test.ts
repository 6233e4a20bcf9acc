import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createUnderstander, loadModel } from '@zaine/understanding';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentPath, modelPath } from '../static-paths.ts';
import { type StoreUnderTest, type TestStore, testStores } from '../testing/test-store.ts';
import { createModelCache } from './model-cache.ts';
import { createOwnIntents, type OwnIntents } from './own-intents.ts';
import { createSiteUnderstanders } from './site-understanders.ts';
import { createTeacher, type Teacher } from './teacher.ts';

const model = loadModel(await readFile(modelPath));
const understander = createUnderstander({ model });
const wrapping = [
  'can you wrap it as a gift',
  'do you do gift wrapping',
  'gift wrap please',
  'is there a gift box',
  'could you put it in gift paper',
  '可以包装成礼物吗',
  '有礼盒包装吗',
  '帮我用礼品纸包一下',
  '送人的 能包好看点吗',
];

let opened: TestStore;
let folder: string;
let intents: OwnIntents;
let clock = 1_000_000;
const failures: unknown[] = [];
const worker = createTeacher(new URL('../teach-worker.ts', import.meta.url), { modelPath, contentPath });
let lessons = 0;
const teacher: Teacher = {
  ...worker,
  teach(samples) {
    lessons += 1;
    return worker.teach(samples);
  },
};
const start = () =>
  createSiteUnderstanders({
    intents,
    model,
    understander,
    modelKey: 'key-of-the-built-in-model',
    cache: createModelCache(folder),
    teacher,
    now: () => clock,
    report: (error) => failures.push(error),
  });
const learnt = async (understanders: ReturnType<typeof start>, site = 'demo') => {
  clock += 1001;
  await understanders.of(site);
  await understanders.idle();
  return understanders.of(site);
};
beforeAll(async () => {
  opened = await (testStores[0] as StoreUnderTest).open();
  folder = join(await mkdtemp(join(tmpdir(), 'zaine-models-')), 'models');
  intents = createOwnIntents(opened.store.db, () => clock);
});
afterAll(async () => {
  await worker.stop();
  await opened.dispose();
  await rm(folder, { recursive: true, force: true });
});

test('an intent of its own is understood, and the other sites know nothing of it', async () => {
  const understanders = start();
  const before = await understanders.of('demo');
  expect(before.understand('do you offer gift wrapping').intent).not.toBe('gift_wrapping');
  await intents.put('demo', { id: 'gift_wrapping', title: { en: 'Gift wrapping' }, sentences: wrapping });
  const { understand, titles } = await learnt(understanders);
  expect(understand('do you offer gift wrapping').intent).toBe('gift_wrapping');
  expect(understand('能用礼盒包装一下吗').intent).toBe('gift_wrapping');
  expect(understand('where is my parcel').intent).toBe('track_parcel');
  expect(titles).toEqual({ gift_wrapping: { en: 'Gift wrapping' } });
  expect((await learnt(understanders, 'other')).understand('gift wrap please').intent).not.toBe(
    'gift_wrapping',
  );
}, 60_000);

test('messages are answered as before while it learns, and nothing waits for it', async () => {
  const understanders = start();
  await learnt(understanders);
  await intents.put('demo', { id: 'track_parcel', sentences: ['has the yellow van been yet'] });
  clock += 1001;
  const meanwhile = await understanders.of('demo');
  expect(meanwhile.understand('gift wrap please').intent).toBe('gift_wrapping');
  await understanders.idle();
  const after = await understanders.of('demo');
  expect(after.understand('has the yellow van been yet').intent).toBe('track_parcel');
}, 60_000);

test('what was learnt is kept by its content, one model a site', async () => {
  const before = lessons;
  clock += 1001;
  const { understand } = await start().of('demo');
  expect(understand('gift wrap please').intent).toBe('gift_wrapping');
  expect(lessons).toBe(before);
  expect(await readdir(folder)).toHaveLength(1);
});

test('a model on the disk that cannot be read is learnt anew and kept', async () => {
  const [file = ''] = await readdir(folder);
  const whole = await readFile(join(folder, file));
  await writeFile(join(folder, file), whole.subarray(0, 5000));
  const { understand } = await learnt(start());
  expect(understand('gift wrap please').intent).toBe('gift_wrapping');
  expect(failures.splice(0)).toEqual([expect.any(RangeError)]);
  expect(whole.equals(await readFile(join(folder, file)))).toBe(true);
}, 60_000);

test('an intent that is off is never understood, and one forgotten no longer', async () => {
  const understanders = start();
  await intents.put('demo', { id: 'newsletter', off: true });
  expect((await learnt(understanders)).understand('unsubscribe me from the newsletter').intent).not.toBe(
    'newsletter',
  );
  expect(await intents.remove('demo', 'newsletter')).toBe(true);
  expect(await intents.remove('demo', 'newsletter')).toBe(false);
  for (const { id } of await intents.list('demo')) await intents.remove('demo', id);
  const { understand } = await learnt(understanders);
  expect(understand('unsubscribe me from the newsletter').intent).toBe('newsletter');
  expect(understand('gift wrap please').intent).not.toBe('gift_wrapping');
  expect(failures).toEqual([]);
}, 60_000);

test('a lesson that fails is reported, and the site goes on as it was', async () => {
  const told: unknown[] = [];
  const understanders = createSiteUnderstanders({
    intents,
    model,
    understander,
    modelKey: 'key',
    cache: createModelCache(folder),
    teacher: { teach: () => Promise.reject(new Error('no room')), stop: async () => {} },
    now: () => clock,
    report: (error) => told.push(error),
  });
  await intents.put('demo', { id: 'gift_wrapping', sentences: wrapping });
  expect((await learnt(understanders)).understand('where is my parcel').intent).toBe('track_parcel');
  await learnt(understanders);
  expect(told).toEqual([new Error('no room')]);
  clock += 10 * 60 * 1000;
  await learnt(understanders);
  expect(told).toHaveLength(2);
});
