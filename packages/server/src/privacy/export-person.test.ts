import { nanoid } from 'nanoid';
import { expect, test } from 'vitest';
import { enter } from '../conversation/enter.ts';
import { createBackRoom } from '../shop/back-room.ts';
import type { Store } from '../store/store.ts';
import { testStores } from '../testing/test-store.ts';
import { exportUnit } from './export-person.ts';

const at = Date.UTC(2026, 10, 23, 2);

/** A conversation in which somebody has said who they are; gives its id. */
async function come(store: Store, customer: string, site = 'demo'): Promise<string> {
  const fresh = { visitor: nanoid(), tokenHash: nanoid(), conversation: nanoid() };
  const identity = { customer, jti: nanoid(), expiresAt: at + 1000 };
  const entered = await store.run(enter, { site, at, locale: 'en', fresh, identity });
  if (entered.result !== 'entered') throw new Error(entered.result);
  return entered.conversation.id;
}

for (const kind of testStores) {
  test.skipIf(kind.skip)(
    `the export has tickets of a customer and of their talks alone, on ${kind.name}`,
    async () => {
      const data = await kind.open();
      const { store } = data;
      try {
        const { tickets } = createBackRoom(store, () => at);
        const ask = async (
          about: { site?: string; conversation?: string; customer?: string },
          body = 'please',
        ) => {
          const ticket = {
            key: nanoid(),
            department: 'duty',
            priority: 'high',
            subject: 'a lid',
            body,
          } as const;
          return (await tickets.openTicket({ site: 'demo', ...about, ...ticket })).id;
        };
        const conversation = await come(store, 'c-wang');
        const other = await come(store, 'c-li');
        const theirs = [
          await ask({ conversation }),
          await ask({ customer: 'c-wang' }),
          await ask({ conversation, customer: 'c-wang' }),
        ];
        // Another's, though it came up in this conversation; another shop's; one that only speaks of it.
        await ask({ conversation, customer: 'c-li' });
        await ask({ conversation, site: 'elsewhere' });
        await ask({ conversation: other }, JSON.stringify({ conversation }));
        await ask({});
        const found = await store.run(exportUnit, { site: 'demo', customer: 'c-wang' });
        expect(found?.ticket?.map(({ id }) => id).sort()).toEqual(theirs.sort());
      } finally {
        await data.dispose();
      }
    },
  );
}
