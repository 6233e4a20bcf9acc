/**
 * Measures the built-in model on sentences that its content was not written from (`unseen/`): eight of each intent
 * and thirty that are not a shop's matter, in each half of each language. Build the project first.
 *
 *   node benchmarks/nlu/unseen.mjs
 *
 * Content may be widened with an eye on `dev`; `test` is for measuring alone.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const zaine = fileURLToPath(new URL('../../packages/server/bin/zaine.mjs', import.meta.url));
const percent = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`;
const lines = (text) => text.trim().split('\n').map(JSON.parse);

function measure(name) {
  const rows = lines(readFileSync(new URL(`unseen/${name}.jsonl`, import.meta.url), 'utf8'));
  const input = rows.map(({ text }) => `${text}\n`).join('');
  const read = lines(execFileSync(process.execPath, [zaine, 'understand'], { input, encoding: 'utf8' }));
  if (read.length !== rows.length) throw new Error(`${name}: ${read.length} lines for ${rows.length}.`);
  const guesses = rows.map(({ label }, i) => ({ ...read[i], label, right: read[i].intent === label }));
  const ours = guesses.filter(({ label }) => label !== 'none');
  const answered = guesses.filter(({ band }) => band === 'answer');
  const right = (some) => some.filter((guess) => guess.right).length;
  return {
    right: percent(right(guesses), guesses.length),
    'of those with an intent': percent(right(ours), ours.length),
    answered: percent(answered.length, guesses.length),
    'wrong among those': percent(answered.length - right(answered), answered.length),
    'not ours and let go': percent(right(guesses) - right(ours), guesses.length - ours.length),
  };
}

const names = ['zh.dev', 'zh.test', 'en.dev', 'en.test'];
console.table(Object.fromEntries(names.map((name) => [name, measure(name)])));
