import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gesturesIn, withoutEmoji } from './emoji.ts';
import { normalise } from './normalise.ts';
import { detectLanguage } from './script.ts';

const UNSEEN = '\u200b';
const familiar = fc.oneof(
  fc.constantFrom(..."abtqwTQXD 0189'.,:;^_-=<>()，。！？：；（）＿＾＜＞～“”、益皿好吗嗎么運费"),
  fc.constantFrom(
    '  ',
    'ooo',
    'OoO',
    '！！！',
    '吗吗嗎',
    'ok',
    'T_T',
    'qaq',
    't.t',
    '^_^',
    ':)',
    '(益)',
    '>_<',
  ),
  fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 }),
  fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCharCode(code)),
  fc.integer({ min: 0xff01, max: 0xff5e }).map((code) => String.fromCharCode(code)),
);
const message = fc.array(familiar, { maxLength: 30 }).map((units) => units.join(''));

// A character that is not seen is strange enough for a text to be read with every pattern.
test('a text of familiar characters is normalised like any other', () => {
  fc.assert(
    fc.property(message, (text) => {
      expect(normalise(text).trimEnd()).toBe(normalise(text + UNSEEN).trimEnd());
    }),
    { numRuns: 5000 },
  );
});

test('the language of a familiar text is found like that of any other', () => {
  fc.assert(
    fc.property(message, (text) => {
      expect(detectLanguage(text)).toEqual(detectLanguage(text + UNSEEN));
    }),
    { numRuns: 2000 },
  );
});

test('faces are found in a familiar text like in any other', () => {
  fc.assert(
    fc.property(message, (text) => {
      expect([...gesturesIn(text)]).toEqual([...gesturesIn(text + UNSEEN)]);
      fc.pre(/[^\s^_\-:;=<>()（）TtQqAaWw.~]/.test(text));
      expect(withoutEmoji(text) + UNSEEN).toBe(withoutEmoji(text + UNSEEN));
    }),
    { numRuns: 5000 },
  );
});
