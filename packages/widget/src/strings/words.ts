import { type Language, languageOf } from './language.ts';
import type { MoreStrings } from './more-zh.ts';
import type { Strings } from './zh.ts';

/** A locale and the words for it; the same object for the same locale. */
export interface Words {
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  /** The shop's time zone, in which cards speak of days and hours; the browser's where nobody knows. */
  readonly zone?: string | undefined;
  /** What is said before anything was said. */
  readonly text: Strings;
  /** What conversations say; there once {@link addWords} is done. */
  readonly more: MoreStrings;
}

const first: Record<Language, () => Promise<{ strings: Strings }>> = {
  zh: () => import('./zh.ts'),
  hant: () => import('./hant.ts'),
  en: () => import('./en.ts'),
  ja: () => import('./ja.ts'),
  ko: () => import('./ko.ts'),
  es: () => import('./es.ts'),
  fr: () => import('./fr.ts'),
  de: () => import('./de.ts'),
  pt: () => import('./pt.ts'),
  ar: () => import('./ar.ts'),
};
const known = new Map<string, Words>();
/** Where the words of conversations come from, once there are any. */
let second: ((language: Language) => Promise<{ more: MoreStrings }>) | undefined;

/** The words for a BCP 47 locale, if they were loaded before. */
export const knownWords = (locale: string): Words | undefined => known.get(locale);

/** Loads the words for a BCP 47 locale; English where the widget does not speak its language. */
export async function loadWords(locale: string): Promise<Words> {
  const language = languageOf(locale);
  const [{ strings: text }, later] = await Promise.all([first[language](), second?.(language)]);
  const words =
    known.get(locale) ??
    ({ locale: usable(locale), direction: language === 'ar' ? 'rtl' : 'ltr', text } as Words);
  known.set(locale, later ? Object.assign(words, later) : words);
  return words;
}

/** Adds what conversations say, in all locales known so far and from here on. */
export async function addWords(source: NonNullable<typeof second>): Promise<void> {
  second = source;
  await Promise.all([...known.keys()].map(loadWords));
}

/** A locale that Intl takes; a misspelt one would throw at the first date. */
function usable(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
