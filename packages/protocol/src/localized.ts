import type { LocalizedText } from './shop.ts';

/**
 * The words of a text for a locale: that locale, its language, then Chinese for Chinese, English, anything.
 * A text without a word in it gives the empty string.
 */
export function localized(text: LocalizedText, locale: string): string {
  if (typeof text === 'string') return text;
  const exact = text[locale];
  if (exact !== undefined && Object.hasOwn(text, locale)) return exact;
  const keys = Object.keys(text);
  for (const wanted of wantedBy(locale)) {
    const key =
      keys.find((each) => each.toLowerCase() === wanted) ??
      keys.find((each) => each.toLowerCase().startsWith(`${wanted}-`));
    if (key !== undefined) return text[key] as string;
  }
  return Object.values(text)[0] ?? '';
}

/** `zh-Hant-TW` wants zh-hant-tw, zh-hant, zh, en. */
function wantedBy(locale: string): string[] {
  const parts = locale.toLowerCase().split('-');
  return [...parts.map((_, index) => parts.slice(0, parts.length - index).join('-')), 'en'];
}
