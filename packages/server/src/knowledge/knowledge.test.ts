import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enter } from '../conversation/enter.ts';
import { type TestStore, testStores } from '../testing/test-store.ts';
import { createKnowledge } from './built-in-knowledge.ts';
import type { Knowledge } from './knowledge.ts';

const fee = {
  id: 'delivery-fee',
  title: { zh: '运费多少？满多少包邮？', en: 'What does delivery cost?' },
  body: { zh: '内地满 99 元包邮，不满收 8 元。', en: 'Free from ¥99 within mainland China, otherwise ¥8.' },
  tags: ['delivery_fee'],
};
const returns = {
  id: 'returns',
  title: { zh: '七天无理由怎么退？', en: 'How do I return something?' },
  body: { zh: '签收后七天内，没用过的都能退，退货运费八元。', en: 'Within seven days of delivery, unused.' },
  tags: ['return_goods'],
};
const mug = {
  id: 'mug-care',
  title: { zh: '杯子能进微波炉吗', en: 'Is the mug microwave safe?' },
  body: {
    zh: '粗陶马克杯可以进微波炉和洗碗机。',
    en: 'Stoneware mugs may go into microwave and dishwasher.',
  },
  tags: ['product_question'],
};

for (const kind of testStores) {
  describe.skipIf(kind.skip)(`the knowledge base on ${kind.name}`, () => {
    let opened: TestStore;
    let knowledge: Knowledge;
    let clock = 1_000_000;
    const search = async (question: string, tag?: string) => {
      const found = await knowledge.search('demo', question, tag === undefined ? {} : { tag });
      return found.map((each) => each.article.id);
    };
    beforeAll(async () => {
      opened = await kind.open();
      knowledge = createKnowledge(opened.store, () => clock);
      for (const article of [fee, returns, mug]) await knowledge.put('demo', article);
    });
    afterAll(() => opened.dispose());

    test('finds the article that a question is about, in Chinese and in English', async () => {
      expect((await search('运费要多少钱'))[0]).toBe('delivery-fee');
      expect((await search('马克杯可以放微波炉吗'))[0]).toBe('mug-care');
      expect((await search('how much is delivery'))[0]).toBe('delivery-fee');
      expect((await search('can I return my order'))[0]).toBe('returns');
      expect(await search('今晚吃什么')).toEqual([]);
    });

    test('tells how much of a question an article covers', async () => {
      const [all] = await knowledge.search('demo', '微波炉');
      const [part] = await knowledge.search('demo', '微波炉烤蛋糕配方');
      expect(all?.coverage).toBe(1);
      expect(part?.coverage).toBeLessThan(0.5);
    });

    test('narrows to a tag, and stays within a site', async () => {
      expect(await search('运费', 'return_goods')).toEqual(['returns']);
      expect((await knowledge.tagged('demo', 'delivery_fee')).map((each) => each.id)).toEqual([
        'delivery-fee',
      ]);
      expect(await knowledge.search('other', '运费')).toEqual([]);
    });

    test('answers from a changed article at once', async () => {
      const gift = { id: 'gift', title: '礼品包装', body: '免费包装，附手写卡片。' };
      await knowledge.put('demo', gift);
      expect(await search('手写卡片')).toEqual(['gift']);
      await knowledge.put('demo', { ...gift, body: '包装五元。' });
      expect(await search('手写卡片')).toEqual([]);
      expect(await knowledge.remove('demo', 'gift')).toBe(true);
      expect(await knowledge.remove('demo', 'gift')).toBe(false);
      expect(await search('礼品包装')).toEqual([]);
    });

    test('notices within a second what another process changed', async () => {
      const elsewhere = createKnowledge(opened.store, () => clock);
      expect(await search('刻字')).toEqual([]);
      await elsewhere.put('demo', { id: 'engraving', title: '刻字', body: '砧板可以刻字，多等三天。' });
      clock += 1001;
      expect(await search('刻字')).toEqual(['engraving']);
      await elsewhere.remove('demo', 'engraving');
      clock += 1001;
      expect(await search('刻字')).toEqual([]);
    });

    test('lists articles page by page', async () => {
      const first = await knowledge.list('demo', { limit: 2 });
      expect(first.map((each) => each.id)).toEqual(['delivery-fee', 'mug-care']);
      const rest = await knowledge.list('demo', { limit: 2, after: 'mug-care' });
      expect(rest).toEqual([returns]);
    });

    test('keeps a question without an answer once', async () => {
      const fresh = { visitor: 'v', tokenHash: 'h', conversation: 'k' };
      await opened.store.run(enter, { site: 'demo', at: clock, locale: 'zh', fresh });
      const question = {
        id: 'e1',
        site: 'demo',
        conversation: 'k',
        text: '能开发票给我爸吗',
        language: 'zh',
      };
      await knowledge.recordUnanswered(question);
      await knowledge.recordUnanswered(question);
      const rows = await opened.store.db.selectFrom('unanswered').selectAll().execute();
      expect(rows).toEqual([{ ...question, at: clock }]);
    });
  });
}
