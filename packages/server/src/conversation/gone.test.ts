import { nanoid } from 'nanoid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forgetUnit } from '../privacy/forget.ts';
import { type TestStore, testStores } from '../testing/test-store.ts';
import { archiveRowsOf, archiveUnit } from './archive.ts';
import { enter } from './enter.ts';
import { readLog } from './read-log.ts';
import { shopperSend } from './send.ts';

const site = 'demo';
const at = Date.UTC(2026, 10, 23, 2);

for (const kind of testStores) {
  describe.skipIf(kind.skip)(`a conversation that is gone on ${kind.name}`, () => {
    let opened: TestStore;
    beforeAll(async () => {
      opened = await kind.open();
    });
    afterAll(() => opened.dispose());

    /** A conversation whose head its writer remembers. */
    async function begin(): Promise<string> {
      const fresh = { visitor: nanoid(), tokenHash: nanoid(), conversation: nanoid() };
      await opened.store.run(enter, { site, at, fresh, locale: 'zh-CN' });
      await rate(fresh.conversation);
      return fresh.conversation;
    }

    function rate(conversation: string) {
      const body = { kind: 'rating', score: 5 } as const;
      return shopperSend(opened.store, { site, conversation, at, cid: nanoid(), id: nanoid(), body });
    }

    test.each([
      [
        'archived',
        async (conversation: string) => {
          const [row] = await archiveRowsOf(opened.store.db, site, [conversation]);
          if (!row) throw new Error('nothing to archive');
          expect(await opened.store.run(archiveUnit, { site, conversation, row })).toBe(true);
        },
      ],
      ['forgotten', (conversation: string) => opened.store.run(forgetUnit, { site, ids: [conversation] })],
    ])('takes nothing more once it is %s, however fresh it was', async (_how, remove) => {
      const conversation = await begin();
      await remove(conversation);
      expect(await rate(conversation)).toEqual({ result: 'gone' });
      expect(await readLog(opened.store.db, { site, conversation, after: 0 })).toEqual([]);
    });
  });
}
