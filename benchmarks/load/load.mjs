/** The load in a process of its own: does what the run asks, with one crowd for each thing that is measured. */
import { Crowd } from './crowd.mjs';
import { handOver } from './hand-over.mjs';

const crowds = new Map();

const does = {
  open: async ({ crowd, count, how }) => {
    if (!crowds.has(crowd)) crowds.set(crowd, new Crowd(how));
    await crowds.get(crowd).open(count);
  },
  handOver: ({ crowd, ...desk }) => handOver(crowds.get(crowd), desk),
  /** Another message from now on. */
  say: ({ crowd, body }) => {
    for (const visitor of crowds.get(crowd).visitors) visitor.says(body);
  },
  saturate: ({ crowd, seconds }) => crowds.get(crowd).saturate(seconds),
  pace: ({ crowd, rate, seconds }) => crowds.get(crowd).pace(rate, seconds),
  close: ({ crowd }) => {
    crowds.get(crowd).close();
    crowds.delete(crowd);
  },
};

process.on('message', async ({ id, ask, ...rest }) => {
  try {
    process.send({ id, result: (await does[ask](rest)) ?? null });
  } catch (error) {
    process.send({ id, error: error.message });
  }
});
process.on('disconnect', () => process.exit());
