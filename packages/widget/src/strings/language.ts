/** The languages the widget speaks; `hant` is Chinese in traditional characters. */
export type Language = 'zh' | 'hant' | 'en' | 'ja' | 'ko' | 'es' | 'fr' | 'de' | 'pt' | 'ar';

/** The language for a BCP 47 locale; English where there is none that fits. */
export function languageOf(locale: string): Language {
  const language = locale.slice(0, 2).toLowerCase();
  if (language === 'zh' && /hant|tw|hk|mo/i.test(locale)) return 'hant';
  return /^(zh|ja|ko|es|fr|de|pt|ar)$/.test(language) ? (language as Language) : 'en';
}
