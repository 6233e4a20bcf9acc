/**
 * Trains and measures classifiers side by side on one split:
 *
 *   node run.mjs --data FOLDER [--only zaine,natural,nlp.js] [--sets banking77,clinc150,smp2017]
 *
 * FOLDER has a folder for each set with `train.jsonl` and `test.jsonl`, lines of {"text","label"}; clinc150 may
 * also have `val.jsonl` and `oos_train.jsonl`, `oos_val.jsonl`, `oos_test.jsonl`. Build the project first.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { evaluate } from '../../packages/understanding/dist/index.js';
import { systems } from './systems.mjs';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string' },
    only: { type: 'string', default: 'natural,nlp.js,zaine' },
    sets: { type: 'string', default: 'banking77,clinc150,smp2017' },
  },
});
if (!options.data) {
  console.error('Say where the data are: node run.mjs --data FOLDER');
  process.exit(2);
}

const read = (folder, ...names) =>
  names
    .map((name) => join(folder, `${name}.jsonl`))
    .filter(existsSync)
    .map((path) => readFileSync(path, 'utf8').trim())
    .join('\n');
const rows = (jsonl) => jsonl.split('\n').map((line) => JSON.parse(line));
const percent = (share) => (share * 100).toFixed(2);

/** Ten sentences of every label, the same ones for every system (drawn by a small fixed generator). */
function tenOfEach(samples) {
  let state = 1;
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const byLabel = Map.groupBy ? Map.groupBy(samples, ({ label }) => label) : group(samples);
  return [...byLabel.values()].flatMap((all) =>
    all
      .map((sample) => ({ sample, at: random() }))
      .sort((a, b) => a.at - b.at)
      .slice(0, 10)
      .map(({ sample }) => sample),
  );
}

function group(samples) {
  const found = new Map();
  for (const sample of samples) found.set(sample.label, [...(found.get(sample.label) ?? []), sample]);
  return found;
}

async function measure(system, { train, test, language }) {
  const cpu = process.cpuUsage();
  const classify = await system(train, language);
  const { user, system: kernel } = process.cpuUsage(cpu);
  const times = [];
  let right = 0;
  for (const { text, label } of test) {
    const start = performance.now();
    const guess = await classify(text);
    times.push(performance.now() - start);
    if (guess === label) right++;
  }
  times.sort((a, b) => a - b);
  return {
    'accuracy %': percent(right / test.length),
    'train CPU s': ((user + kernel) / 1e6).toFixed(1),
    'p50 ms': times[Math.floor(times.length * 0.5)].toFixed(3),
    'p99 ms': times[Math.floor(times.length * 0.99)].toFixed(3),
  };
}

const table = [];
for (const folder of readdirSync(options.data)) {
  if (!options.sets.split(',').some((set) => folder.startsWith(set))) continue;
  const path = join(options.data, folder);
  const language = /zh/.test(folder) ? 'zh' : 'en';
  const [train, test] = [rows(read(path, 'train')), rows(read(path, 'test'))];
  const splits = [{ name: folder, train, test, language }];
  if (folder.startsWith('banking77')) {
    splits.push({ name: `${folder}, 10 a label`, train: tenOfEach(train), test, language });
  }
  for (const { name, ...split } of splits) {
    for (const only of options.only.split(',')) {
      table.push({ set: name, system: only, ...(await measure(systems[only], split)) });
      console.error(JSON.stringify(table.at(-1)));
    }
  }
  if (existsSync(join(path, 'oos_test.jsonl'))) {
    const dev = read(path, 'val', 'oos_val');
    const report = evaluate(read(path, 'train', 'oos_train'), read(path, 'test', 'oos_test'), {
      oos: true,
      dev,
    });
    for (const [threshold, { inScopeAccuracy, oosRecall }] of Object.entries(report.oos)) {
      console.error(
        `${folder}, ${threshold} threshold: ${percent(inScopeAccuracy)} in scope, ${percent(oosRecall)} out`,
      );
    }
  }
}
console.table(table);
