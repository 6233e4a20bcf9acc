import fc from 'fast-check';
import { expect, test } from 'vitest';
import { message } from './testing/frames.ts';
import { Transcript } from './transcript.ts';

const seqs = (transcript: Transcript) => transcript.events.map(({ seq }) => seq);

test('an event that comes twice is there once', () => {
  const transcript = new Transcript();
  transcript.add(message(1));
  expect(transcript.add(message(1))).toEqual([]);
  expect(seqs(transcript)).toEqual([1]);
});

test('an event beyond a hole is not shown before the hole is filled', () => {
  const transcript = new Transcript();
  transcript.add(message(1));
  transcript.add(message(3));
  expect(seqs(transcript)).toEqual([1]);
  expect(transcript.hole).toBe(true);
  expect(transcript.add(message(2)).map(({ seq }) => seq)).toEqual([2, 3]);
  expect(transcript.hole).toBe(false);
});

test('the list of events is the same object until another event joins it', () => {
  const transcript = new Transcript();
  transcript.add(message(1));
  const before = transcript.events;
  transcript.add(message(3));
  expect(transcript.events).toBe(before);
  transcript.add(message(2));
  expect(transcript.events).not.toBe(before);
  expect(before).toHaveLength(1);
});

test('in whatever order and however often events come, the log comes out in order without doubles', () => {
  const arrivals = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 60 });
  fc.assert(
    fc.property(arrivals, (order) => {
      const transcript = new Transcript();
      const joined = order.flatMap((seq) => transcript.add(message(seq)));
      const seen = new Set(order);
      let last = 0;
      while (seen.has(last + 1)) last++;
      const expected = Array.from({ length: last }, (_, index) => index + 1);
      expect(seqs(transcript)).toEqual(expected);
      expect(joined.map(({ seq }) => seq)).toEqual(expected);
      expect(transcript.hole).toBe(order.some((seq) => seq > last));
      expect(transcript.incomplete).toBe(Math.max(0, ...order) > last);
    }),
  );
});
