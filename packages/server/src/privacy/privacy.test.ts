import { nanoid } from 'nanoid';
import { describe, expect, test } from 'vitest';
import { createAudit } from '../audit/audit.ts';
import { createLocalBus } from '../bus/local-bus.ts';
import { enter } from '../conversation/enter.ts';
import { createFileBytes } from '../files/file-bytes.ts';
import { testStores } from '../testing/test-store.ts';
import { createErasureLedger } from './erasure-ledger.ts';
import { createPrivacy } from './privacy.ts';

const site = 'demo';

for (const kind of testStores) {
  describe.skipIf(kind.skip)(`an erasure on ${kind.name}`, () => {
    test('counts and is told of, though neither list nor files can be written', async () => {
      const data = await kind.open();
      const { store, env } = data;
      try {
        const newId = nanoid;
        const now = Date.now;
        await store.db.insertInto('site').values({ id: site, settings: '{}', created_at: 1 }).execute();
        const fresh = { visitor: newId(), tokenHash: newId(), conversation: newId() };
        const identity = { customer: 'c-1', jti: newId(), expiresAt: now() + 1000 };
        await store.run(enter, { site, at: now(), locale: 'en', fresh, identity });
        const failures: unknown[] = [];
        const told: string[] = [];
        const bus = createLocalBus((error) => failures.push(error));
        bus.subscribe(({ about }) => void told.push(about));
        const away = new Error('The disk is away.');
        const privacy = createPrivacy({
          store,
          bus,
          audit: createAudit({ store, now, newId }),
          bytes: {
            ...createFileBytes(store, env.ZAINE_DATA ?? ''),
            remove: () => Promise.reject(away),
          },
          ledger: { ...createErasureLedger([]), add: () => Promise.reject(away) },
          scrubbing: { soon: () => void told.push('scrub') },
          onFailure: (error) => failures.push(error),
          now,
          newId,
        });
        expect(await privacy.erase({ site, customer: 'c-1', actor: 'key' })).toBe(true);
        expect(told).toEqual(expect.arrayContaining(['erased', 'erasure', 'scrub']));
        expect(failures).toEqual([away, away]);
      } finally {
        await data.dispose();
      }
    });
  });
}
