import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { fuzzServer } from './fuzz-server.ts';

/** `npm run fuzz`: 1 M frames and 100k requests; `--short` a hundredth of that; `--seed N` repeats a run. */
const { values } = parseArgs({
  options: {
    short: { type: 'boolean' },
    frames: { type: 'string' },
    requests: { type: 'string' },
    seed: { type: 'string' },
  },
});
const share = values.short ? 0.01 : 1;
const plan = {
  frames: Number(values.frames ?? 1_000_000 * share),
  requests: Number(values.requests ?? 100_000 * share),
  seed: Number(values.seed ?? Math.floor(Math.random() * 1e9)),
};
console.log(
  `fuzz: ${plan.frames} frames, ${plan.requests} requests, seed ${plan.seed}, on ${cpus().length} × ${cpus()[0]?.model}`,
);
const outcome = await fuzzServer(plan);
console.log(JSON.stringify(outcome, null, 2));
const failed =
  !outcome.alive ||
  outcome.surprises.length > 0 ||
  Object.keys(outcome.statuses).some((status) => status.startsWith('5'));
console.log(
  failed
    ? 'fuzz: FAILED'
    : `fuzz: 0 crashes; the event loop stood still for ${outcome.stall} ms at most, a plain question waited ${Math.round(outcome.slowestAnswer)} ms at most`,
);
process.exit(failed ? 1 : 0);
