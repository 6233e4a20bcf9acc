import { rareEn } from './rare-en.ts';
import { type RareStrings, rareZh } from './rare-zh.ts';
import type { Words } from './words.ts';

/** The rare words that go with `words`; both languages come with the code of the rare cards, which is seldom fetched. */
export const rareText = ({ locale }: Words): RareStrings => (locale.startsWith('zh') ? rareZh : rareEn);
