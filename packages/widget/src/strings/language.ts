/** The languages the widget speaks; `hant` is Chinese in traditional characters. */
export type Language = 'zh' | 'hant' | 'en' | 'ja' | 'ko' | 'es' | 'fr' | 'de' | 'pt' | 'ar';

/** What the launcher is called while it is all there is, in every language. */
export const launcherNames: Record<Language, string> = {
  zh: '打开聊天窗',
  hant: '打開聊天視窗',
  en: 'Open chat',
  ja: 'チャットを開く',
  ko: '채팅 열기',
  es: 'Abrir el chat',
  fr: 'Ouvrir le chat',
  de: 'Chat öffnen',
  pt: 'Abrir o chat',
  ar: 'فتح المحادثة',
};

/** The language for a BCP 47 locale; English where there is none that fits. */
export function languageOf(locale: string): Language {
  const language = locale.slice(0, 2).toLowerCase();
  if (language === 'zh' && /hant|tw|hk|mo/i.test(locale)) return 'hant';
  return language in launcherNames ? (language as Language) : 'en';
}
