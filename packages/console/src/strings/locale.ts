import { en } from './en.ts';
import type { ConsoleLocale, Words } from './words.ts';
import { zh } from './zh.ts';

/** The texts of a language. */
export function wordsOf(locale: ConsoleLocale): Words {
  return locale === 'en' ? en : zh;
}

/** The first of the browser's languages that the console speaks; English where it speaks none of them. */
export function preferredLocale(languages: readonly string[]): ConsoleLocale {
  const known = languages.find((language) => /^(zh|en)\b/i.test(language));
  return known && /^zh/i.test(known) ? 'zh-CN' : 'en';
}
