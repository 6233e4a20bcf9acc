import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokenise } from './tokenise.ts';

const wordsOf = (text: string) => tokenise(text).map(({ start, end }) => text.slice(start, end));

test.each([
  ['我要2件', ['我', '要', '2', '件']],
  ["don't ship it, please", ["don't", 'ship', 'it', 'please']],
  ['ŋ 到了吗。', ['ŋ', '到', '了', '吗']],
  ["it's 'here'", ["it's", 'here']],
  ['été とり ٣', ['été', 'とり', '٣']],
])('the words of %s are %j', (text, words) => expect(wordsOf(text)).toEqual(words));

test('letters and digits of all scripts are kept, and nothing else', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffff }), (code) => {
      const unit = String.fromCharCode(code);
      expect(wordsOf(`${unit} `)).toEqual(/[\p{L}\p{N}]/u.test(unit) ? [unit] : []);
    }),
    { numRuns: 5000 },
  );
});
