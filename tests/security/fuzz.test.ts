import { expect, test } from 'vitest';
import { fuzzServer } from './fuzz-server.ts';

test('broken and hostile frames and requests never stop the server, nor surprise it', async () => {
  const seed = Number(process.env.ZAINE_FUZZ_SEED ?? Math.floor(Math.random() * 1e9));
  const outcome = await fuzzServer({ frames: 3000, requests: 700, seed });
  console.log(`fuzz, seed ${seed}: ${JSON.stringify(outcome)}`);
  expect(outcome.alive).toBe(true);
  expect(outcome.surprises).toEqual([]);
  expect(Object.keys(outcome.statuses).filter((status) => status.startsWith('5'))).toEqual([]);
  // Refused or let go, never torn away.
  for (const code of Object.keys(outcome.closes))
    expect(['1005', '1001', '1007', '1009', '4001', '4003', '4008']).toContain(code);
}, 60_000);
