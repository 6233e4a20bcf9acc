import type { Language } from './language.ts';
import type { MoreStrings } from './more-zh.ts';
import { addWords } from './words.ts';

const sources: Record<Language, () => Promise<{ more: MoreStrings }>> = {
  zh: () => import('./more-zh.ts'),
  hant: () => import('./more-hant.ts'),
  en: () => import('./more-en.ts'),
  ja: () => import('./more-ja.ts'),
  ko: () => import('./more-ko.ts'),
  es: () => import('./more-es.ts'),
  fr: () => import('./more-fr.ts'),
  de: () => import('./more-de.ts'),
  pt: () => import('./more-pt.ts'),
  ar: () => import('./more-ar.ts'),
};

/** Loads what conversations say. It comes with what draws them, so that the first open need not know of it. */
export const loadMore = (): Promise<void> => addWords((language) => sources[language]());
