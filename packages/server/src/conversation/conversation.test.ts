import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { nanoid } from 'nanoid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agentSend } from '../desk/agent-send.ts';
import { claim, transfer } from '../desk/claim.ts';
import type { Store } from '../store/store.ts';
import { type TestStore, testStores } from '../testing/test-store.ts';
import { answer } from './answer.ts';
import { end } from './end.ts';
import { type EnterInput, enter } from './enter.ts';
import { markRead } from './mark-read.ts';
import { readHead, readLog } from './read-log.ts';
import { shopperSend } from './send.ts';

const site = 'demo';
const at = Date.UTC(2026, 10, 23, 2);
const text = (words: string) => ({ kind: 'text', text: words }) as const;

function visit(more: Partial<EnterInput> = {}): EnterInput {
  const fresh = { visitor: nanoid(), tokenHash: nanoid(), conversation: nanoid() };
  return { site, at, fresh, locale: 'zh-CN', ...more };
}

async function open(store: Store, more: Partial<EnterInput> = {}) {
  const entered = await store.run(enter, visit(more));
  if (entered.result !== 'entered') throw new Error(entered.result);
  return entered;
}

function say(store: Store, conversation: string, words: string, cid = nanoid()) {
  return shopperSend(store, { site, conversation, at, cid, id: nanoid(), body: text(words) });
}

const log = (store: Store, conversation: string) => readLog(store.db, { site, conversation, after: 0 });

for (const kind of testStores) {
  describe.skipIf(kind.skip)(`a conversation's log on ${kind.name}`, () => {
    let opened: TestStore;
    let store: Store;
    beforeAll(async () => {
      opened = await kind.open();
      store = opened.store;
    });
    afterAll(() => opened.dispose());

    test('numbers what many send at once without a hole', async () => {
      const { conversation } = await open(store);
      await Promise.all(Array.from({ length: 60 }, (_, i) => say(store, conversation.id, `第 ${i} 句`)));
      const events = await log(store, conversation.id);
      expect(events.map((event) => event.seq)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
    });

    test('takes a repeated id once, even when the repeats come together', async () => {
      const { conversation } = await open(store);
      const results = await Promise.all(
        Array.from({ length: 5 }, () => say(store, conversation.id, '在吗', 'same')),
      );
      expect(results.map((one) => one.result).sort()).toEqual([
        'appended',
        'known',
        'known',
        'known',
        'known',
      ]);
      expect(await log(store, conversation.id)).toHaveLength(1);
      expect(await say(store, conversation.id, '不在吗', 'same')).toEqual({ result: 'conflict' });
    });

    test('sees what others wrote between two sends: another process, an agent, a change of the row', async () => {
      const { conversation } = await open(store);
      const other = await opened.again();
      await say(store, conversation.id, '一');
      await say(other, conversation.id, '二');
      await say(store, conversation.id, '三');
      await other.close();
      const { id } = conversation;
      await store.db
        .updateTable('conversation')
        .set({ state: 'agent', agent: 'lin' })
        .where('id', '=', id)
        .execute();
      await store.run(agentSend, {
        ...{ site, conversation: id, at, agent: 'lin', cid: nanoid(), id: nanoid() },
        body: text('您好'),
      });
      await say(store, id, '四');
      expect((await log(store, id)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
      await store.db.updateTable('conversation').set({ state: 'closed' }).execute();
      // A closed conversation is woken first.
      expect(await say(store, conversation.id, '还在吗')).toMatchObject({
        events: [{ kind: 'state', seq: 6 }, { seq: 7 }],
      });
    });

    test('loses nothing where two processes write the same conversations at once', async () => {
      const other = await opened.again();
      const opened8 = await Promise.all(Array.from({ length: 8 }, () => open(store)));
      const ids = opened8.map(({ conversation }) => conversation.id);
      const words = Array.from({ length: 20 }, (_, i) => `第 ${i} 句`);
      // Each starts with heads that it remembers and that the other makes old.
      const sends = words.flatMap((word) =>
        [store, other].flatMap((one) => ids.map((id) => say(one, id, word))),
      );
      const results = await Promise.all(sends);
      await other.close();
      expect(new Set(results.map(({ result }) => result))).toEqual(new Set(['appended']));
      for (const id of ids) {
        const events = await log(store, id);
        expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
        const said = events.map(
          (event) => event.kind === 'message' && event.body.kind === 'text' && event.body.text,
        );
        expect(said.sort()).toEqual([...words, ...words].sort());
      }
    });

    test('never waits in a ring with another node', async () => {
      const other = await opened.again();
      const [a, b] = [(await open(store)).conversation.id, (await open(store)).conversation.id];
      for (let round = 0; round < 20; round++) {
        // Each node remembers one of the two and has to look up the other, in the same commit.
        await Promise.all([say(other, b, '先'), say(store, a, '先')]);
        store.grown(b, 1e9);
        other.grown(a, 1e9);
        await Promise.all([
          say(store, a, '一'),
          say(store, b, '二'),
          say(other, a, '三'),
          say(other, b, '四'),
        ]);
      }
      await other.close();
      for (const id of [a, b]) expect((await log(store, id)).at(-1)?.seq).toBe(60);
      if (kind.name !== 'postgres') return;
      // What a connection has counted is in the view a second later.
      await setTimeout(1200);
      const { rows } = await sql<{ deadlocks: number }>`
        select deadlocks from pg_stat_database where datname = current_database()`.execute(store.db);
      expect(rows).toEqual([{ deadlocks: 0 }]);
    });

    test('lets nobody answer by what it remembers once another process has changed it', async () => {
      const { conversation } = await open(store);
      const other = await opened.again();
      const sent = await say(store, conversation.id, '算了');
      const event = sent.result === 'appended' ? sent.events[0] : undefined;
      const place = { site, conversation: conversation.id, at };
      const ended = await other.run(end, { ...place, id: nanoid(), by: { role: 'shopper' } });
      expect(ended).toMatchObject({ result: 'ended' });
      await other.close();
      const answers = { seq: event?.seq ?? 0, event: event?.id ?? '' };
      const reply = { ...place, answers, replies: [text('我在')], dialogue: '{}' };
      expect(await store.run(answer, reply)).toEqual({ result: 'late' });
      expect((await log(store, conversation.id)).map(({ kind }) => kind)).toEqual(['message', 'state']);
      expect(await readHead(store.db, site, conversation.id)).toMatchObject({ state: 'closed', seq: 2 });
    });

    test('knows a repeat that comes later, even where no more may be sent', async () => {
      const { conversation } = await open(store);
      await say(store, conversation.id, '第一句', 'first');
      expect(await say(store, conversation.id, '第一句', 'first')).toMatchObject({ result: 'known' });
      expect(await say(store, conversation.id, '别的', 'first')).toMatchObject({ result: 'conflict' });
      await store.db.updateTable('conversation').set({ allowance: 0, allowance_at: at }).execute();
      expect(await say(store, conversation.id, '再一句')).toMatchObject({ result: 'limited' });
      expect(await say(store, conversation.id, '第一句', 'first')).toMatchObject({ result: 'known' });
    });

    test('keeps every character: emoji, right-to-left, zero bytes and half a pair', async () => {
      const { conversation } = await open(store);
      const words = '👩‍👩‍👧 اين طلبي \u0000 \ud83d <b>杯子</b>';
      await say(store, conversation.id, words);
      expect(await log(store, conversation.id)).toMatchObject([{ body: { text: words } }]);
    });

    test('answers a message once, whatever is tried again', async () => {
      const { conversation } = await open(store);
      const sent = await say(store, conversation.id, '我的快递到哪了');
      if (sent.result !== 'appended') throw new Error(sent.result);
      const answers = { seq: 1, event: sent.events[0]?.id ?? '' };
      const input = {
        site,
        conversation: conversation.id,
        at,
        answers,
        replies: [text('在路上')],
        dialogue: '{}',
      };
      const both = await Promise.all([store.run(answer, input), store.run(answer, input)]);
      expect(both.map((one) => one.result).sort()).toEqual(['answered', 'late']);
      expect(await log(store, conversation.id)).toHaveLength(2);
    });

    test('lets one of two agents win, and the bot stays silent from then on', async () => {
      const { conversation } = await open(store);
      await say(store, conversation.id, '转人工');
      const answers = { seq: 1, event: nanoid() };
      const base = { site, conversation: conversation.id, at };
      await store.run(answer, { ...base, answers, replies: [], dialogue: '{}', handOff: 'asked' });
      const take = (agent: string) => store.run(claim, { ...base, id: nanoid(), agent });
      const results = await Promise.all([take('小周'), take('阿宁')]);
      expect(results.map((one) => one.result).sort()).toEqual(['claimed', 'not_waiting']);
      await say(store, conversation.id, '有人吗');
      const late = {
        ...base,
        answers: { seq: 4, event: nanoid() },
        replies: [text('我是机器人')],
        dialogue: '{}',
      };
      expect(await store.run(answer, late)).toEqual({ result: 'late' });
    });

    test('refuses to hand on what is with somebody else', async () => {
      const { conversation } = await open(store);
      const input = {
        site,
        conversation: conversation.id,
        at,
        id: nanoid(),
        agent: '阿宁',
        to: { name: 'bot' },
      } as const;
      expect(await store.run(transfer, input)).toEqual({ result: 'not_assigned' });
    });

    test('marks reading forward only, and never beyond the log', async () => {
      const { conversation } = await open(store);
      await say(store, conversation.id, '在吗');
      const read = (upTo: number) => {
        const reader = { role: 'agent', name: '小周' } as const;
        return store.run(markRead, { site, conversation: conversation.id, at, id: nanoid(), upTo, reader });
      };
      expect(await read(99)).toMatchObject([{ kind: 'read', read: 1, seq: 2 }]);
      expect(await read(1)).toEqual([]);
    });

    test('wakes a closed conversation with the next message', async () => {
      const { conversation } = await open(store);
      const by = { role: 'shopper' } as const;
      await store.run(end, { site, conversation: conversation.id, at, id: nanoid(), by });
      await say(store, conversation.id, '再问一件事');
      const states = (await log(store, conversation.id)).map(
        (event) => event.kind === 'state' && event.state.name,
      );
      expect(states).toEqual(['closed', 'bot', false]);
    });

    test('lets a shopper who no longer waits go back to the bot, and shows the desk their last words', async () => {
      const { conversation } = await open(store);
      await say(store, conversation.id, '转人工');
      const base = { site, conversation: conversation.id, at };
      const answers = { seq: 1, event: nanoid() };
      await store.run(answer, {
        ...base,
        answers,
        replies: [text('马上来')],
        dialogue: '{}',
        handOff: 'asked',
      });
      expect((await readHead(store.db, site, conversation.id))?.preview).toBe('转人工');
      const left = await say(store, conversation.id, '不等了');
      expect(left).toMatchObject({ result: 'appended', head: { state: 'bot', queued_at: null, asked: 5 } });
    });

    test('belongs to one site and one visitor', async () => {
      const { conversation } = await open(store);
      await say(store, conversation.id, '我的手机号是 13800001234');
      expect(await readHead(store.db, 'other', conversation.id)).toBeUndefined();
      const stranger = await open(store, { wants: conversation.id });
      expect(stranger.conversation.id).not.toBe(conversation.id);
    });

    test('follows a customer from one browser to the next, but no identity token does', async () => {
      const identity = { customer: 'c-1001', jti: nanoid(), expiresAt: at + 600_000 };
      const phone = await open(store, { identity });
      const laptop = await open(store, { identity: { ...identity, jti: nanoid() } });
      expect(laptop.conversation.id).toBe(phone.conversation.id);
      expect(await store.run(enter, visit({ identity }))).toEqual({ result: 'replayed' });
    });

    test('remembers the customer of a visitor for a day', async () => {
      const identity = { customer: 'c-1002', jti: nanoid(), expiresAt: at + 600_000 };
      const fresh = { visitor: nanoid(), tokenHash: nanoid(), conversation: nanoid() };
      await open(store, { identity, fresh });
      const token = {
        tokenHash: fresh.tokenHash,
        successor: { tokenHash: nanoid(), salt: nanoid() },
        renewAfter: 30 * 86_400_000,
      };
      const again = (hours: number) => open(store, { token, at: at + hours * 3_600_000 });
      expect((await again(23)).customer).toBe('c-1002');
      const later = await again(25);
      expect(later.customer).toBeUndefined();
      expect(later.conversation.customer).toBeNull();
    });
  });
}
