import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createProductIndex, createUnderstander, trainModel } from './index.ts';

const model = trainModel(
  [
    { text: 'where is my parcel', label: 'track_parcel' },
    { text: '快递到哪了', label: 'track_parcel' },
    { text: 'i want a refund', label: 'refund_request' },
    { text: '我要退款', label: 'refund_request' },
  ],
  { folds: 0, spelling: true },
);
const { understand } = createUnderstander({ model });
const now = new Date('2026-11-23T04:00:00Z');
const products = createProductIndex([{ sku: 'MUG-01', titles: ['马克杯', 'Stoneware mug', '省市区地图'] }]);

const character = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  fc.constantFrom(
    ...'订单退货马克杯一二三年月日号路市区元块个件0123456789-@.+:# ,。！？\u202e\u0000\ud83d\u200d亲哦呢aeioumug^_╯┻😡👍🏽',
  ),
);
const message = fc.array(character, { maxLength: 400 }).map((units) => units.join(''));

test('any text at all is answered, and slots stand inside it', () => {
  fc.assert(
    fc.property(message, (text) => {
      const { confidence, slots, text: echoed } = understand(text, { now, products });
      expect(echoed).toBe(text);
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
      for (const slot of slots) expect(text.slice(slot.start, slot.end)).toBe(slot.text);
    }),
    { numRuns: 500 },
  );
});

test('slots never overlap', () => {
  fc.assert(
    fc.property(message, (text) => {
      const { slots } = understand(text, { now, products });
      for (const [i, slot] of slots.entries())
        expect(slot.start).toBeGreaterThanOrEqual(slots[i - 1]?.end ?? 0);
    }),
  );
});

// A pattern that looks back for every character would take minutes here: whatever is read is read once.
test.each([
  '1',
  'a',
  '一',
  '省市区',
  '路',
  '号',
  ' \t',
  ' \u2028',
  'and ',
  'a@',
  'a@b.',
  '1-',
  '(1',
  '一千万',
  'x1 ',
  '订单号:',
  '地址是',
  '12 a ',
  '12 high st ',
  '等1',
  '啊呀',
  '(^',
  '(_',
  '☹\u200d',
  '┻━',
  '!',
  '没',
  '我要转',
  'mug ',
  '马克杯',
])('a hundred thousand characters of %j are read like few', (unit) => {
  const { band, slots } = understand(unit.repeat(100_000 / unit.length), { now, products });
  expect(['answer', 'clarify', 'none']).toContain(band);
  expect(slots.every(({ text }) => text !== '')).toBe(true);
});

test.each(['', ' ', '?', '\u202e', '😀', '。。。'])('nothing is understood in %j', (text) =>
  expect(understand(text)).toMatchObject({ intent: 'none', band: 'none', slots: [] }),
);
