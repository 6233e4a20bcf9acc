import { nanoid } from 'nanoid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLocalBus } from '../bus/local-bus.ts';
import { end } from '../conversation/end.ts';
import { enter } from '../conversation/enter.ts';
import { markRead } from '../conversation/mark-read.ts';
import { noteContext } from '../conversation/note-context.ts';
import { readHead, readLog } from '../conversation/read-log.ts';
import { type ReadyAnswer, type SendOutput, shopperSend } from '../conversation/send.ts';
import { claim } from '../desk/claim.ts';
import type { TurnDecision, TurnInput } from '../dialogue/turn-input.ts';
import type { Tracing } from '../metrics/tracing.ts';
import type { Store } from '../store/store.ts';
import type { Unit } from '../store/unit.ts';
import { type TestStore, testStores } from '../testing/test-store.ts';
import { createShopperTurns, type ShopperTurns } from './shopper-turn.ts';

const site = 'demo';
const at = Date.UTC(2026, 10, 23, 2);
const text = (words: string) => ({ kind: 'text', text: words }) as const;

/** A conversation with a bot whose decisions the test makes. */
class Talk {
  readonly units: string[] = [];
  readonly reported: unknown[] = [];
  readonly failedSpans: string[] = [];
  decide: (input: TurnInput) => Promise<TurnDecision> = async (input) => decision(input);
  context: () => Promise<void> = async () => {};
  onHeard: () => void = () => {};
  /** Called before a unit runs. */
  before: (unit: string) => Promise<void> = async () => {};
  readonly turns: ShopperTurns;
  readonly store: Store;
  conversation = '';

  constructor(store: Store) {
    this.store = store;
    const run = async <I, O>(unit: Unit<I, O>, input: I): Promise<O> => {
      await this.before(unit.name);
      this.units.push(unit.name);
      return store.run(unit, input);
    };
    const bus = createLocalBus((error) => this.reported.push(error));
    const understanding = { text: '', language: 'zh', reply: 'zh', signals: [] } as never;
    this.turns = createShopperTurns({
      store: { ...store, db: store.db, run } as Store,
      bus,
      sites: { get: async () => ({ id: site, settings: {}, identitySecrets: [] }) } as never,
      understanders: { of: async () => ({ understand: () => understanding, titles: {} }) as never },
      context: () => this.context() as never,
      decide: (input) => this.decide(input),
      desk: async () => ({ hours: true, online: 1, waiting: 0 }),
      unanswered: async () => {},
      onAnswer: () => {},
      tracing: {
        span: async (name, _attributes, work) => {
          try {
            return await work();
          } catch (error) {
            this.failedSpans.push(name);
            throw error;
          }
        },
      } as Tracing,
      now: () => at,
      report: (error) => this.reported.push(error),
    });
  }

  async open(): Promise<this> {
    const fresh = { visitor: nanoid(), tokenHash: nanoid(), conversation: nanoid() };
    const entered = await this.store.run(enter, { site, at, fresh, locale: 'zh-CN' });
    if (entered.result !== 'entered') throw new Error(entered.result);
    this.conversation = entered.conversation.id;
    return this;
  }

  /** Says something, with what was heard of it; the turn is over only after {@link ShopperTurns.idle}. */
  async say(words: string, cid: string = nanoid()): Promise<SendOutput> {
    const said = { site, conversation: this.conversation, at, cid, id: nanoid(), body: text(words) };
    let heard: SendOutput | undefined;
    await this.turns.say(said, '203.0.113.1', (sent) => {
      this.onHeard();
      heard = sent;
    });
    if (!heard) throw new Error('Nothing was heard of a message.');
    return heard;
  }

  /** Says something and waits for its answer. */
  async ask(words: string): Promise<SendOutput> {
    const heard = await this.say(words);
    await this.turns.idle();
    return heard;
  }

  async words(): Promise<string[]> {
    const { conversation } = this;
    const events = await readLog(this.store.db, { site, conversation, after: 0 });
    return events.flatMap((event) =>
      event.kind === 'message' && 'text' in event.body ? [`${event.author.role}: ${event.body.text}`] : [],
    );
  }
}

/** A promise that the test resolves. */
function later() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve: () => resolve() };
}

/** An answer that says how many there were before. */
function decision({ state }: TurnInput): TurnDecision {
  const misses = (state.misses ?? 0) + 1;
  return { replies: [{ kind: 'text', text: `第 ${misses} 答` }], state: { misses } };
}

for (const kind of testStores) {
  describe.skipIf(kind.skip)(`what a shopper says on ${kind.name}`, () => {
    let opened: TestStore;
    let talk: Talk;
    beforeAll(async () => {
      opened = await kind.open();
    });
    afterAll(() => opened.dispose());
    const begin = async () => {
      talk = await new Talk(opened.store).open();
      await talk.ask('在吗');
      talk.units.length = 0;
    };

    test('is one commit with its answer once the conversation is known', async () => {
      await begin();
      const heard = await talk.ask('我的快递到哪了');
      expect(talk.units).toEqual(['conversation.shopper-send']);
      expect(heard).toMatchObject({ result: 'appended', answered: true, events: [{ seq: 3 }, { seq: 4 }] });
      expect(await talk.words()).toEqual([
        'shopper: 在吗',
        'bot: 第 1 答',
        'shopper: 我的快递到哪了',
        'bot: 第 2 答',
      ]);
      expect(await readHead(opened.store.db, site, talk.conversation)).toMatchObject({
        asked: 3,
        answered: 3,
        dialogue: '{"misses":2}',
        preview: '我的快递到哪了',
      });
    });

    test('still is after the answer was marked as read', async () => {
      await begin();
      const { conversation } = talk;
      const reader = { role: 'shopper' } as const;
      await opened.store.run(markRead, { site, conversation, at, id: nanoid(), upTo: 2, reader });
      await talk.ask('运费怎么算');
      expect(talk.units).toEqual(['conversation.shopper-send']);
      expect(await talk.words()).toHaveLength(4);
    });

    test('is answered anew where the conversation was not as was thought', async () => {
      await begin();
      // The customer signs in meanwhile: what was thought of for a guest is not said.
      const seen: (string | undefined)[] = [];
      talk.decide = async (input) => {
        seen.push(input.customer?.id);
        const { conversation: id } = talk;
        await opened.store.db
          .updateTable('conversation')
          .set({ customer: 'c_wang' })
          .where('id', '=', id)
          .execute();
        return decision(input);
      };
      await talk.ask('我的订单呢');
      expect(seen).toEqual([undefined, 'c_wang']);
      expect(await talk.words()).toEqual([
        'shopper: 在吗',
        'bot: 第 1 答',
        'shopper: 我的订单呢',
        'bot: 第 2 答',
      ]);
      expect(talk.reported).toEqual([]);
      expect(talk.failedSpans).toEqual([]);
    });

    test('is thought of once where it is known that the page is another', async () => {
      await begin();
      let thoughts = 0;
      talk.decide = async (input) => {
        thoughts += 1;
        return decision(input);
      };
      const { conversation } = talk;
      talk.turns.forget(conversation);
      await opened.store.run(noteContext, { site, conversation, page: { url: 'https://shop.example/mug' } });
      await talk.ask('这个有货吗');
      expect(thoughts).toBe(1);
    });

    test('is answered after an answer of no words and an end', async () => {
      await begin();
      talk.decide = async () => ({ replies: [], state: { misses: 7 } });
      await talk.ask('嗯');
      const { conversation } = talk;
      await opened.store.run(end, { site, conversation, at, id: nanoid(), by: { role: 'shopper' } });
      talk.decide = async (input) => decision(input);
      await talk.ask('我又来了');
      expect((await talk.words()).at(-1)).toBe('bot: 第 1 答');
    });

    test('stands before what another tab says after it', async () => {
      await begin();
      const thinking = later();
      const thought = later();
      talk.decide = async (input) => {
        thinking.resolve();
        await thought.promise;
        return decision(input);
      };
      const first = talk.say('第一句');
      await thinking.promise;
      const second = talk.say('第二句');
      thought.resolve();
      await Promise.all([first, second]);
      await talk.turns.idle();
      const said = (await talk.words()).filter((words) => words.startsWith('shopper'));
      expect(said).toEqual(['shopper: 在吗', 'shopper: 第一句', 'shopper: 第二句']);
      expect(await talk.words()).toHaveLength(6);
    });

    test('is no secret of a listener that throws', async () => {
      await begin();
      talk.onHeard = () => {
        throw new Error('no ear');
      };
      await expect(talk.say('在')).rejects.toThrow('no ear');
      await talk.turns.idle();
    });

    test('is left to the person who took over meanwhile', async () => {
      await begin();
      talk.decide = async (input) => {
        const { conversation } = talk;
        await opened.store.db
          .updateTable('conversation')
          .set({ state: 'queued', queued_at: at })
          .where('id', '=', conversation)
          .execute();
        await opened.store.run(claim, { site, conversation, at, id: nanoid(), agent: 'lin' });
        return decision(input);
      };
      await talk.ask('我要投诉');
      expect(await talk.words()).toEqual(['shopper: 在吗', 'bot: 第 1 答', 'shopper: 我要投诉']);
      expect(talk.reported).toEqual([]);
    });

    test('is on disk before anything that lasts is done, and a repeat does nothing', async () => {
      await begin();
      const acted: string[][] = [];
      talk.decide = async (input) => {
        await input.heard?.();
        acted.push(await talk.words());
        return decision(input);
      };
      await talk.ask('取消订单');
      expect(acted).toEqual([['shopper: 在吗', 'bot: 第 1 答', 'shopper: 取消订单']]);
      expect(await talk.words()).toHaveLength(4);

      const first = await talk.say('再取消一个', 'same');
      await talk.turns.idle();
      expect(first.result).toBe('appended');
      expect(acted).toHaveLength(2);
      expect(await talk.say('再取消一个', 'same')).toMatchObject({ result: 'known' });
      await talk.turns.idle();
      expect(acted).toHaveLength(2);
      expect(await talk.words()).toHaveLength(6);
      expect(talk.reported).toEqual([]);
    });

    test('is heard while the shop takes its time, and answered when it is done', async () => {
      await begin();
      const shop = later();
      talk.decide = async (input) => {
        await shop.promise;
        return decision(input);
      };
      const heard = await talk.say('我的快递到哪了');
      expect(heard).toMatchObject({ result: 'appended', events: [{ seq: 3 }] });
      expect(await talk.words()).toHaveLength(3);
      // Another message meanwhile waits its turn.
      await talk.say('喂？');
      shop.resolve();
      await talk.turns.idle();
      expect(await talk.words()).toEqual([
        'shopper: 在吗',
        'bot: 第 1 答',
        'shopper: 我的快递到哪了',
        'shopper: 喂？',
        'bot: 第 2 答',
        'bot: 第 3 答',
      ]);
    });

    test('is refused, and nothing done, where the store cannot keep it', async () => {
      await begin();
      let acted = false;
      talk.before = async () => {
        throw new Error('disk full');
      };
      talk.decide = async (input) => {
        await input.heard?.();
        acted = true;
        return decision(input);
      };
      await expect(talk.say('取消订单')).rejects.toThrow('disk full');
      // A shop that never answers keeps nobody from hearing of it.
      talk = await new Talk(opened.store).open();
      await talk.ask('在吗');
      talk.before = async () => {
        throw new Error('disk full');
      };
      talk.decide = () => new Promise(() => {});
      await expect(talk.say('取消订单')).rejects.toThrow('disk full');
      await talk.turns.idle();
      expect(acted).toBe(false);
      expect(await talk.words()).toHaveLength(2);
    });

    test('is kept where no answer could be thought of, and answered later', async () => {
      await begin();
      const failure = new Error('no catalogue');
      talk.context = async () => {
        throw failure;
      };
      expect(await talk.ask('有人吗')).toMatchObject({ result: 'appended' });
      expect(talk.reported).toEqual([failure]);
      expect(await talk.words()).toHaveLength(3);
      talk.context = async () => {};
      await talk.turns.recover(0);
      await talk.turns.idle();
      expect(await talk.words()).toHaveLength(4);
    });
  });
}

test('a ready answer holds only for the conversation that was thought of', async () => {
  const [sqlite] = testStores;
  const opened = await sqlite?.open();
  if (!opened) throw new Error('no store');
  const { store } = opened;
  const others: Partial<ReadyAnswer['standing']>[] = [
    { answered: 1 },
    { customer: 'c_li' },
    { page: '{"url":"https://shop.example/mug"}' },
    { locale: 'en' },
  ];
  const right = { answered: 0, customer: null, page: null, locale: 'zh-CN', dialogue: null };
  for (const other of [{}, ...others]) {
    const talk = await new Talk(store).open();
    const sent = await shopperSend(store, {
      site,
      conversation: talk.conversation,
      at,
      cid: 'one',
      id: nanoid(),
      body: text('在吗'),
      ready: { standing: { ...right, ...other }, replies: [text('在呢')], dialogue: '{}' },
    });
    const holds = Object.keys(other).length === 0;
    expect(sent).toMatchObject({ result: 'appended', alone: true });
    expect('answered' in sent).toBe(holds);
    expect(await talk.words()).toEqual(holds ? ['shopper: 在吗', 'bot: 在呢'] : ['shopper: 在吗']);
  }
  await opened.dispose();
});
