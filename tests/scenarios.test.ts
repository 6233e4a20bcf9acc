import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Stage } from '../packages/server/src/testing/stage.ts';
import { type TestStore, testStores } from '../packages/server/src/testing/test-store.ts';
import { castOf, play } from './scenarios/play.ts';
import { readScripts } from './scenarios/script.ts';

let opened: TestStore;
beforeAll(async () => {
  const sqlite = testStores.find((kind) => kind.name === 'sqlite');
  if (!sqlite) throw new Error('There is no store to play on.');
  opened = await sqlite.open();
});
afterAll(() => opened.dispose());

const all = readScripts();

for (const { file, scripts } of all) {
  describe(file, () => {
    test.each(scripts.map((script) => [script.title, script] as const))('%s', async (title, script) => {
      const site = `${file.replace('.yaml', '')}-${scripts.findIndex((each) => each.title === title) + 1}`;
      await play(await Stage.open(opened.store, castOf(script, site)), script);
    });
  });
}

test('there are conversations enough, in both languages', () => {
  const scripts = all.flatMap((each) => each.scripts);
  expect(scripts.length).toBeGreaterThanOrEqual(80);
  expect(scripts.filter(({ locale }) => locale.startsWith('en')).length).toBeGreaterThanOrEqual(25);
  expect(
    new Set(all.flatMap(({ file, scripts: of }) => of.map(({ title }) => `${file} ${title}`))).size,
  ).toBe(scripts.length);
});
