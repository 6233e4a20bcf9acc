import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { limitsFiles, withFileLimit } from '../testing/file-limit.ts';
import { createErasureLedger, type Erasure } from './erasure-ledger.ts';

const erasures = Array.from(
  { length: 20 },
  (_, n): Erasure => ({
    id: `e-${n}`,
    site: 'demo',
    since: 1,
    at: 2,
    actor: 'key',
    subject: 'f'.repeat(64),
    detail: '{}',
  }),
);

// Elsewhere nothing limits the length of a file.
(limitsFiles ? test : () => {})(
  'a list that the disk took only a part of is not taken for whole, and completed later',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'zaine-list-'));
    try {
      const ledger = createErasureLedger([join(folder, 'erased.jsonl')]);
      await expect(withFileLimit(1000, () => ledger.add(erasures))).rejects.toThrow(/EFBIG/);
      const held = await ledger.read();
      expect(held.length).toBeGreaterThan(0);
      expect(held.length).toBeLessThan(erasures.length);
      await ledger.add(erasures);
      const ids = (await ledger.read()).map(({ id }) => id).sort();
      expect(ids).toEqual(erasures.map(({ id }) => id).sort());
    } finally {
      await rm(folder, { recursive: true });
    }
  },
);
