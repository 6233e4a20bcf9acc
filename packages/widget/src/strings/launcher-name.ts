const names: Record<string, string> = {
  en: 'Open chat',
  zh: '打开聊天窗',
  ja: 'チャット',
  ko: '채팅',
  ar: 'محادثة',
};

/** What the launcher is called for a BCP 47 locale as long as it is all there is. */
export const launcherName = (locale: string): string =>
  /hant|-(tw|hk|mo)/i.test(locale) ? '打開聊天視窗' : (names[locale.slice(0, 2)] ?? 'Chat');
