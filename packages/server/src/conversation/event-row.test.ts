import { expect, it } from 'vitest';
import { previewOf } from './event-row.ts';

const preview = (text: string) => previewOf({ kind: 'text', text });

it.each([
  ['在吗', '在吗'],
  ['两行\n字\t和  空格', '两行 字 和 空格'],
  ['an ideographic　space and a bell\u0007.', 'an ideographic space and a bell .'],
  ['half a pair \ud83d', 'half a pair \ufffd'],
])('%j is shown in lists as %j', (text, shown) => {
  expect(preview(text)).toBe(shown);
});

it('a list shows 120 characters, and none of them halved', () => {
  expect(preview('🫖'.repeat(121))).toBe('🫖'.repeat(120));
  expect(preview('🫖'.repeat(100))).toBe('🫖'.repeat(100));
  expect(preview(`${'a'.repeat(119)}🫖b`)).toBe(`${'a'.repeat(119)}🫖`);
});
