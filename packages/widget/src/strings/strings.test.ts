import { beforeAll, describe, expect, it } from 'vitest';
import { type Language, languageOf } from './language.ts';
import { launcherName } from './launcher-name.ts';
import { loadMore } from './load-more.ts';
import { loadWords, type Words } from './words.ts';

const tags: Record<Language, string> = {
  zh: 'zh-CN',
  hant: 'zh-TW',
  en: 'en',
  ja: 'ja',
  ko: 'ko',
  es: 'es',
  fr: 'fr',
  de: 'de',
  pt: 'pt-BR',
  ar: 'ar',
};
/** Scripts that a language's words may use beside Latin names such as PDF and MB. */
const scripts: Record<Language, RegExp> = {
  zh: /\p{Script=Han}/u,
  hant: /\p{Script=Han}/u,
  en: /\p{Script=Latin}/u,
  ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  ko: /\p{Script=Hangul}/u,
  es: /\p{Script=Latin}/u,
  fr: /\p{Script=Latin}/u,
  de: /\p{Script=Latin}/u,
  pt: /\p{Script=Latin}/u,
  ar: /\p{Script=Arabic}/u,
};
/** Not words: how a clock shows, and what joins lists. */
const formats = new Set(['clock', 'dot', 'comma', 'placeJoin', 'listComma']);

function texts(strings: object): string[] {
  return Object.entries(strings).flatMap(([name, value]) => {
    if (formats.has(name) || typeof value === 'function') return [];
    return typeof value === 'string' ? value : value ? texts(value) : [];
  });
}

describe.each(Object.entries(tags) as [Language, string][])('the words in %s', (language, tag) => {
  let words: Words;
  let all: string[];
  beforeAll(async () => {
    words = await loadWords(tag);
    await loadMore();
    all = [...texts(words.text), ...texts(words.more)];
  });

  it('are written in the language’s own script, all of them', () => {
    expect(languageOf(tag)).toBe(language);
    expect(all.filter((text) => !scripts[language].test(text))).toEqual([]);
    expect(launcherName(tag)).toBe(words.text.open);
  });

  it('stay calm', () => {
    expect(all.filter((text) => /[!！]/.test(text))).toEqual([]);
  });

  it('name counts, people and days', () => {
    for (const count of [1, 2, 37]) expect(words.text.unread(count)).toMatch(new RegExp(String(count)));
    expect(words.more.joined('小周')[0]).toBe('小周');
    expect(words.text.arrives(words.text.near['1'] ?? '')).toContain(words.text.near['1']);
    expect(words.text.greeting(new Date(2026, 6, 9, 10), 'Lin')).toContain('Lin');
  });
});

describe('languages', () => {
  it.each([
    ['zh-Hant-HK', 'hant'],
    ['zh-SG', 'zh'],
    ['pt-PT', 'pt'],
    ['sw', 'en'],
    ['not a locale', 'en'],
  ])('%s is spoken to in %s', (locale, language) => {
    expect(languageOf(locale)).toBe(language);
  });

  it('keep to simplified characters, and to traditional ones', async () => {
    const all = async (tag: string) => {
      const { text, more } = await loadWords(tag);
      return [...texts(text), ...texts(more)].join('');
    };
    expect(await all('zh-CN')).not.toMatch(/[們開關話這來對時還沒傳號單]/);
    expect(await all('zh-TW')).not.toMatch(/[们开关话这来对时还没传号单]/);
  });

  it('run from right to left in Arabic alone', async () => {
    expect((await loadWords('ar-EG')).direction).toBe('rtl');
    expect((await loadWords('ja')).direction).toBe('ltr');
  });

  it('survive a misspelt locale', async () => {
    const words = await loadWords('not a locale');
    expect(new Date(0).toLocaleDateString(words.locale)).toBeTruthy();
  });
});
