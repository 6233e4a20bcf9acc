import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { rareEn } from './rare-en.ts';
import { rareZh } from './rare-zh.ts';
import { loadWords } from './words.ts';
import { zh } from './zh.ts';

const texts = (strings: object): string[] =>
  Object.values(strings).flatMap((value) =>
    typeof value === 'string' ? value : typeof value === 'object' ? texts(value) : [],
  );

const english = [...texts(en), ...texts(rareEn)];
const chinese = [...texts(zh), ...texts(rareZh)];

describe('the words', () => {
  it('stay calm: no exclamation marks', () => {
    expect([...english, ...chinese].filter((text) => /[!！]/.test(text))).toEqual([]);
  });

  it('are in one language each', () => {
    expect(english.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
    expect(
      texts(zh).filter((text) => /[a-z]{2}/i.test(text.replace('h23', '').replace('2-digit', ''))).length,
    ).toBe(0);
  });

  it('are Chinese for every Chinese locale and English for the rest', async () => {
    expect((await loadWords('zh-Hant-TW')).text).toBe(zh);
    expect((await loadWords('fr')).text).toBe(en);
  });

  it('survive a misspelt locale', async () => {
    const words = await loadWords('not a locale');
    expect(new Date(0).toLocaleDateString(words.locale)).toBeTruthy();
  });
});
