import type { ReplyBody, ShopperBody } from '@zaine/protocol';
import { nanoid } from 'nanoid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepFile } from '../files/keep-file.ts';
import { type TestStore, testStores } from '../testing/test-store.ts';
import { end } from './end.ts';
import { enter } from './enter.ts';
import { readHead, readLog } from './read-log.ts';
import { shopperSend } from './send.ts';

const site = 'demo';
const at = Date.UTC(2026, 10, 23, 2);
const odd = '“在吗”\n\u0000 \u2028 \ud83d "\\';
const replies: ReplyBody[] = [
  { kind: 'choices', text: odd, choices: [] },
  { kind: 'text', text: '在呢' },
];
const photo = { id: 'photo', site, name: '坏"了.png', type: 'image/png', size: 9, width: 3, height: 4 };
const bodies: [string, ShopperBody][] = [
  ['words', { kind: 'text', text: odd }],
  ['a choice', { kind: 'choice', value: odd, label: odd }],
  ['a form', { kind: 'form', form: 'f', values: JSON.parse(`{"__proto__":"1","b":${JSON.stringify(odd)}}`) }],
  ['a photo', { kind: 'file', file: photo.id }],
  ['a rating', { kind: 'rating', score: 4, text: odd }],
];

for (const kind of testStores) {
  describe.skipIf(kind.skip)(`what a shopper sends on ${kind.name}`, () => {
    let opened: TestStore;
    let conversation: string;
    beforeAll(async () => {
      opened = await kind.open();
      conversation = nanoid();
      const fresh = { visitor: nanoid(), tokenHash: nanoid(), conversation };
      await opened.store.run(enter, { site, at, fresh, locale: 'zh-CN' });
      const file = { ...photo, conversation, role: 'shopper', author: null, created_at: at } as const;
      await opened.store.run(keepFile, file);
    });
    afterAll(() => opened.dispose());

    async function send(body: ShopperBody, answered: boolean, cid = nanoid()) {
      const { store } = opened;
      const standing = await readHead(store.db, site, conversation);
      if (!standing) throw new Error('no conversation');
      const ready = answered ? { standing, replies, dialogue: '{}' } : undefined;
      return shopperSend(store, { site, conversation, at, cid, id: nanoid(), body, ready });
    }

    async function shownAndKept(body: ShopperBody, answered: boolean) {
      const sent = await send(body, answered);
      if (sent.result !== 'appended') throw new Error(sent.result);
      const after = (sent.events[0]?.seq ?? 0) - 1;
      const kept = await readLog(opened.store.db, { site, conversation, after });
      return { ...sent, kept };
    }

    test.each(bodies)('shows %s as it is read later, with its answer', async (_name, body) => {
      const { events, texts, kept } = await shownAndKept(body, true);
      expect(kept).toHaveLength(body.kind === 'rating' ? 1 : 3);
      expect(texts).toEqual(kept.map((event) => JSON.stringify(event)));
      expect(events).toEqual(kept);
    });

    test.each(bodies)('shows %s as it is read later, into a closed conversation', async (_name, body) => {
      await opened.store.run(end, { site, conversation, at, id: nanoid(), by: { role: 'shopper' } });
      const { events, texts, kept } = await shownAndKept(body, false);
      expect(kept.map((event) => event.kind)).toEqual(
        body.kind === 'rating' ? ['rating'] : ['state', 'message'],
      );
      expect(texts).toEqual(kept.map((event) => JSON.stringify(event)));
      expect(events).toEqual(kept);
      // For whoever comes next the bot has answered all there is.
      await opened.store.db.updateTable('conversation').set({ answered: 1000 }).execute();
    });

    test.each(bodies)('knows %s again, and tells other content from it', async (_name, body) => {
      await send(body, false, `again-${body.kind}`);
      expect(await send(body, false, `again-${body.kind}`)).toMatchObject({ result: 'known' });
      const other = { kind: 'text', text: '别的' } as const;
      expect(await send(other, false, `again-${body.kind}`)).toEqual({ result: 'conflict' });
    });
  });
}
