import { setTimeout } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { takeLease } from '../store/lease.ts';
import type { Store } from '../store/store.ts';
import { openReader } from '../testing/open-reader.ts';
import { testStores } from '../testing/test-store.ts';
import { createScrubbing, noteForScrubbing, waitsForScrubbing } from './scrubbing.ts';

for (const kind of testStores) {
  describe.skipIf(kind.skip)(`taking out of the files what was erased, on ${kind.name}`, () => {
    test('goes on trying while somebody reads, says so once, and ends by itself', async () => {
      const data = await kind.open();
      const { store, env } = data;
      const delays: unknown[] = [];
      const onDelay = (cause: unknown) => void delays.push(cause);
      const scrubbing = createScrubbing({ store, now: Date.now, onDelay, againAfter: 50 });
      const reader = await openReader(env);
      try {
        await noteForScrubbing(store.db, Date.now());
        scrubbing.soon();
        await vi.waitFor(() => expect(delays).toHaveLength(1), { timeout: 10_000 });
        await setTimeout(300);
        expect(await waitsForScrubbing(store.db)).toBeGreaterThan(0);
        await reader.end();
        await vi.waitFor(async () => expect(await waitsForScrubbing(store.db)).toBeUndefined(), 15_000);
        expect(delays).toHaveLength(1);
        expect(await scrubbing.now()).toEqual({ state: 'done' });
      } finally {
        await reader.end();
        await scrubbing.stop();
        await data.dispose();
      }
    }, 40_000);

    test('tells apart who keeps it waiting', async () => {
      const data = await kind.open();
      const { store } = data;
      const delays: string[] = [];
      const scrubbing = createScrubbing({
        store,
        now: Date.now,
        onDelay: (cause) => delays.push(`${cause}`),
      });
      try {
        await takeLease(store.db, { work: 'scrub', at: Date.now(), for: 60_000 });
        await noteForScrubbing(store.db, Date.now());
        scrubbing.soon();
        await vi.waitFor(() => expect(delays).toHaveLength(1), 5000);
        expect(delays[0]).toMatch(/^another node is at it/);
      } finally {
        await scrubbing.stop();
        await data.dispose();
      }
    });

    test('rests between tries as long as it does between scrubs', async () => {
      const data = await kind.open();
      const tries: { began: number; took: number }[] = [];
      const store: Store = Object.assign(Object.create(data.store), {
        db: data.store.db,
        async scrub() {
          const began = performance.now();
          await setTimeout(50);
          tries.push({ began, took: performance.now() - began });
          return { state: 'read' };
        },
      });
      const scrubbing = createScrubbing({ store, now: Date.now, onDelay() {}, againAfter: 1 });
      try {
        await noteForScrubbing(store.db, Date.now());
        scrubbing.soon();
        await vi.waitFor(() => expect(tries.length).toBeGreaterThan(1), 10_000);
        const [first, second] = tries;
        // A fifth of the time at most: four times as long as it took nothing is read.
        expect((second?.began ?? 0) - (first?.began ?? 0)).toBeGreaterThanOrEqual(5 * (first?.took ?? 0) - 2);
      } finally {
        await scrubbing.stop();
        await data.dispose();
      }
    }, 20_000);

    test('leaves what was removed meanwhile for another time, be it in the same moment', async () => {
      const data = await kind.open();
      const { db } = data.store;
      const store: Store = Object.assign(Object.create(data.store), {
        db,
        async scrub() {
          await noteForScrubbing(db, 1000);
          return { state: 'done' };
        },
      });
      const scrubbing = createScrubbing({ store, now: Date.now, onDelay() {} });
      try {
        await noteForScrubbing(db, 1000);
        await scrubbing.now();
        expect(await waitsForScrubbing(db)).toBe(1000);
      } finally {
        await scrubbing.stop();
        await data.dispose();
      }
    });
  });
}
