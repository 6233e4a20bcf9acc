import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as moodWords from '../rules/mood-words.ts';
import { beginningsOf } from './beginnings.ts';
import type { Cued } from './cues.ts';

test.each([
  [/退款|退货|换货/, '换退'],
  [/(?:我要|请)?(?:退|换)/, '我换请退'],
  [/\bcolou?r\b/, 'c'],
  [/(?<![a-z])x{1,4}l|x?y/, 'xy'],
  [/[c-ea]b|[.\]-]/, '-.]acde'],
  [/(?<it>\d{1,2})[号日]|\$/, '$0123456789'],
  [/(?:a|b*)c{0,2}d/, 'abcd'],
])('%s begins with one of %s', (pattern, begins) => expect(beginningsOf(pattern)).toBe(begins));

test.each([[/./], [/\w+/], [/[^a]b/], [/[\s,]x/], [/\p{L}/u], [/a*/], [/|a/], [/ab/i]])(
  'there is no telling what %s begins with',
  (pattern) => expect(beginningsOf(pattern)).toBeUndefined(),
);

const looks = /\(\?<?[=!](?:[^()[]|\[[^\]]*\]|\([^()]*\))*\)|\\b/g;
const patterns = Object.values(moodWords)
  .filter((value): value is readonly Cued[] => Array.isArray(value))
  .flatMap((cued) => cued.map(({ pattern }) => pattern));

test.each(patterns.map((pattern) => [pattern]))('whatever %s matches begins as is told', (pattern) => {
  const begins = beginningsOf(pattern) ?? '';
  const matching = fc.stringMatching(new RegExp(`^(?:${pattern.source.replace(looks, '')})$`));
  fc.assert(
    fc.property(matching, (text) => {
      expect(begins).toContain(text.charAt(0));
    }),
  );
});
