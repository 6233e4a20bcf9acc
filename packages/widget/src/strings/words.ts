import type { Strings } from './zh.ts';

/** A locale and the words for it; the same object for the same locale. */
export interface Words {
  readonly locale: string;
  readonly text: Strings;
}

const known = new Map<string, Words>();

/** The words for a BCP 47 locale, if they were loaded before. */
export const knownWords = (locale: string): Words | undefined => known.get(locale);

/** Loads the words for a BCP 47 locale: Chinese for any `zh`, English for all others. */
export async function loadWords(locale: string): Promise<Words> {
  const text = /^zh\b/i.test(locale) ? (await import('./zh.ts')).zh : (await import('./en.ts')).en;
  const words = known.get(locale) ?? { locale: usable(locale), text };
  known.set(locale, words);
  return words;
}

/** A locale that Intl takes; a misspelt one would throw at the first date. */
function usable(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
