import type { LocalizedText } from '@zaine/protocol';

/** The text of the shop that fits `locale` best: the locale itself, its language, English, or whatever there is. */
export function localize(text: LocalizedText, locale: string): string {
  if (typeof text === 'string') return text;
  const language = locale.split('-')[0] ?? '';
  const related = Object.keys(text).find((key) => key.split('-')[0] === language);
  return text[locale] ?? text[language] ?? text[related ?? 'en'] ?? Object.values(text)[0] ?? '';
}
