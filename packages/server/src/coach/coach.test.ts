import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { QueueReason, ReplyBody, ShopperBody } from '@zaine/protocol';
import { createUnderstander, loadModel } from '@zaine/understanding';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { coach as coachCommand } from '../cli/coach.ts';
import { importFiles } from '../cli/transfer.ts';
import { answer } from '../conversation/answer.ts';
import { enter } from '../conversation/enter.ts';
import { shopperSend } from '../conversation/send.ts';
import { agentSend } from '../desk/agent-send.ts';
import { claim } from '../desk/claim.ts';
import { createKnowledge } from '../knowledge/built-in-knowledge.ts';
import { createOwnIntents } from '../knowledge/own-intents.ts';
import { createBuiltInShop } from '../shop/adapters/built-in.ts';
import { modelPath } from '../static-paths.ts';
import type { Store } from '../store/store.ts';
import { type TestStore, testStores } from '../testing/test-store.ts';
import { coach } from './coach.ts';

const understander = createUnderstander({ model: loadModel(await readFile(modelPath)) });
const human: ReplyBody = { kind: 'text', text: '这就转人工。' };
const which: ReplyBody = {
  kind: 'choices',
  text: '您是想？',
  choices: [
    { value: 'flow:invoice', label: '开发票' },
    { value: 'flow:membership', label: '会员' },
    { value: 'other', label: '都不是' },
  ],
};

/** A conversation as it gets into a store, word by word. */
class Scene {
  readonly #store: Store;
  readonly #id: string;
  #count = 0;
  #seq = 0;
  #event = '';

  constructor(store: Store, id: string) {
    this.#store = store;
    this.#id = id;
  }

  get #place() {
    return { site: 'demo', conversation: this.#id, at: Date.now() };
  }

  async begin(customer: string): Promise<this> {
    const identity = { customer, jti: `j-${this.#id}`, expiresAt: Date.now() + 60_000 };
    const fresh = { visitor: `v-${this.#id}`, tokenHash: `h-${this.#id}`, conversation: this.#id };
    await this.#store.run(enter, { site: 'demo', at: Date.now(), fresh, identity, locale: 'zh' });
    return this;
  }

  async shopper(body: ShopperBody): Promise<void> {
    const nth = ++this.#count;
    this.#event = `${this.#id}-${nth}`;
    const sent = await shopperSend(this.#store, {
      ...this.#place,
      cid: `c-${nth}`,
      id: this.#event,
      body,
    });
    const { seq } = await this.#store.db
      .selectFrom('event')
      .select('seq')
      .where('conversation', '=', this.#id)
      .where('id', '=', this.#event)
      .executeTakeFirstOrThrow();
    expect(sent.result).toBe('appended');
    this.#seq = seq;
  }

  async bot(reply: ReplyBody, handOff?: QueueReason): Promise<void> {
    const answers = { seq: this.#seq, event: this.#event };
    await this.#store.run(answer, { ...this.#place, answers, replies: [reply], dialogue: '{}', handOff });
  }

  async agent(body: ReplyBody): Promise<void> {
    const agent = '小周';
    await this.#store.run(claim, { ...this.#place, id: `${this.#id}-claim`, agent });
    const sent = await this.#store.run(agentSend, {
      ...this.#place,
      agent,
      cid: 'a',
      id: `${this.#id}-a`,
      body,
    });
    expect(sent.result).toBe('appended');
  }
}

const say = (text: string): ShopperBody => ({ kind: 'text', text });

for (const kind of testStores) {
  describe.skipIf(kind.skip)(`the coach on ${kind.name}`, () => {
    let opened: TestStore;
    let folder: string;
    beforeAll(async () => {
      opened = await kind.open();
      folder = await mkdtemp(join(tmpdir(), 'zaine-coach-'));
      const { store } = opened;
      const knowledge = createKnowledge(store, Date.now);
      await createBuiltInShop(store, Date.now).putCustomer('demo', { id: 'c-1', name: '林晓雯' });
      await knowledge.put('demo', { id: 'gift', title: '礼盒', body: '免费。', tags: ['gift_wrapping'] });
      const begin = (id: string) => new Scene(store, id).begin(id === 'k1' ? 'c-1' : `c-${id}`);

      // An agent answers with an article what the bot did not understand.
      const corrected = await begin('k1');
      const asked = '我是林晓雯 能帮我弄个漂亮盒子装起来不 电话13912345678';
      await corrected.shopper(say(asked));
      await corrected.bot(human, 'not_understood');
      await knowledge.recordUnanswered({
        id: 'u1',
        site: 'demo',
        conversation: 'k1',
        text: asked,
        language: 'zh',
      });
      await corrected.agent({
        kind: 'article',
        text: '礼盒免费。',
        article: { id: 'gift', title: '礼盒', body: '免费。' },
      });
      // Twice nearly the same, and the shopper picks what was meant.
      for (const [id, text] of [
        ['k2', '公司报销那个单子给一个'],
        ['k3', '公司报销那个单子给一个呗！'],
      ] as const) {
        const chosen = await begin(id);
        await chosen.shopper(say(text));
        await chosen.bot(which);
        await chosen.shopper({ kind: 'choice', value: 'flow:invoice', label: '开发票' });
        await chosen.bot({ kind: 'text', text: '好的。' });
      }
      // A person is asked for after an answer that was none.
      const left = await begin('k4');
      await left.shopper(say('where the heck is order ZN20261101001'));
      await left.bot({ kind: 'text', text: 'Delivery is free.' });
      await left.shopper(say('转人工'));
      await left.bot(human, 'asked');
      // All went well here.
      const content = await begin('k5');
      await content.shopper(say('运费多少'));
      await content.bot({ kind: 'text', text: '包邮。' });
    });
    afterAll(async () => {
      await opened.dispose();
      await rm(folder, { recursive: true, force: true });
    });

    test('what was missed is proposed by how often, with what it meant, and nobody’s data', async () => {
      const proposals = await coach(opened.store, { site: 'demo', since: 0, understander });
      expect(
        proposals.map(({ count, intent, reason, sentence }) => [count, intent, reason, sentence]),
      ).toEqual([
        [2, 'invoice', 'chosen', '公司报销那个单子给一个'],
        [1, 'gift_wrapping', 'corrected', '我是小王 能帮我弄个漂亮盒子装起来不 电话13800000000'],
        [1, 'track_parcel', 'handed_over', 'where the heck is order AB00000000000'],
      ]);
      expect(proposals[0]?.like).toEqual(['公司报销那个单子给一个呗！']);
      expect(await coach(opened.store, { site: 'other', since: 0, understander })).toEqual([]);
      expect(await coach(opened.store, { site: 'demo', since: Date.now() + 1000, understander })).toEqual([]);
    });

    test('the command prints a table and writes a file that can be imported', async () => {
      const intents = createOwnIntents(opened.store.db, Date.now);
      await intents.put('demo', { id: 'invoice', sentences: ['给我来张票'] });
      const out = join(folder, 'lessons.jsonl');
      const printed: string[] = [];
      const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
        printed.push(String(text));
        return true;
      });
      vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
      for (const [name, value] of Object.entries(opened.env)) vi.stubEnv(name, value);
      try {
        await coachCommand({ days: '30', sure: '0.8', out });
        await coachCommand({ days: '30', sure: '0.8', json: true });
        await importFiles('intents', [out], {});
      } finally {
        write.mockRestore();
        vi.restoreAllMocks();
        vi.unstubAllEnvs();
      }
      const [table = '', lines = ''] = printed;
      expect(table).toMatch(/^times +intent +sure +why +sentence\n2 +invoice +0\.95 +chosen +公司报销/);
      expect(
        lines
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line).count),
      ).toEqual([2, 1, 1]);
      expect(await intents.get('demo', 'invoice')).toEqual({
        id: 'invoice',
        sentences: ['给我来张票', '公司报销那个单子给一个'],
      });
      expect((await intents.get('demo', 'gift_wrapping'))?.sentences).toHaveLength(1);
      expect(JSON.stringify(await intents.list('demo'))).not.toMatch(/林晓雯|13912345678|ZN2026/);
    });
  });
}
