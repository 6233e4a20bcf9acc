import fc from 'fast-check';
import { Converter, Locale } from 'opencc-js/t2cn';
import { expect, test } from 'vitest';
import { simplify } from './simplify.ts';

const convert = Converter({ from: 'twp', to: 'cn' });
const words = JSON.stringify(Locale.configs.tw2sp).match(/[^ |"[\]{},:]+/g) ?? [];
const piece = fc.oneof(
  fc.constantFrom(...words),
  fc.constantFrom(...words.join('')),
  fc.constantFrom(...'我的费给付么怎什⿰⿱〇々\ud842\udfb7 aA-·。，'),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
);

test.each([
  ['請問運費怎麼算', '请问运费怎么算'],
  ['软件怎么下载', '软件怎么下载'],
  ['滑鼠的驅動程式', '鼠标的驱动程序'],
])('%s is %s', (text, simplified) => expect(simplify(text)).toBe(simplified));

test('only what has to be is looked up, and nothing reads otherwise than looked up as a whole', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      expect(simplify(text)).toBe(convert(text));
    }),
    { numRuns: 5000 },
  );
});
