/**
 * What the launcher is called for a BCP 47 locale as long as it is all there is. Other languages name it a moment after
 * it gets the focus, with the rest of their words.
 */
export const launcherName = (locale: string): string =>
  /^zh/i.test(locale) ? (/hant|tw|hk|mo/i.test(locale) ? '打開聊天視窗' : '打开聊天窗') : 'Open chat';
