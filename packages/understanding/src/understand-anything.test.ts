import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createUnderstander, trainModel } from './index.ts';

const model = trainModel(
  [
    { text: 'where is my parcel', label: 'track_parcel' },
    { text: '快递到哪了', label: 'track_parcel' },
    { text: 'i want a refund', label: 'refund_request' },
    { text: '我要退款', label: 'refund_request' },
  ],
  { folds: 0 },
);
const { understand } = createUnderstander({ model });
const now = new Date('2026-11-23T04:00:00Z');

const character = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  fc.constantFrom(
    ...'订单退货一二三年月日号路市区元块个件0123456789-@.+:# ,。！？\u202e\u0000\ud83d\u200d亲哦呢aeiou',
  ),
);
const message = fc.array(character, { maxLength: 300 }).map((units) => units.join(''));

test('any text at all is answered, and slots stand inside it', () => {
  fc.assert(
    fc.property(message, (text) => {
      const { confidence, slots, text: echoed } = understand(text, { now });
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
      const { slots } = understand(text, { now });
      for (const [i, slot] of slots.entries())
        expect(slot.start).toBeGreaterThanOrEqual(slots[i - 1]?.end ?? 0);
    }),
  );
});

test.each([
  '1',
  'a',
  '一',
  '省市区',
  '路',
  '号',
  ' ',
  'a@',
  '1-',
  '(1',
  '一千万',
  'x1 ',
  '订单号:',
  '12 a ',
  '!',
  '没',
  '我要转',
])('four thousand characters of %j take no longer than a moment', (unit) => {
  const text = unit.repeat(Math.ceil(4000 / unit.length));
  const start = performance.now();
  understand(text, { now });
  expect(performance.now() - start).toBeLessThan(500);
});

test.each(['', ' ', '?', '\u202e', '😀', '。。。'])('nothing is understood in %j', (text) =>
  expect(understand(text)).toMatchObject({ intent: 'none', band: 'none', slots: [] }),
);
