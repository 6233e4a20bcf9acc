import type { ZaineOptions } from './api.ts';
import { ZaineChat } from './chat/chat.ts';
import { loadOutfits } from './chat/wardrobe.ts';
import { defineChat } from './define-chat.ts';
import { perform } from './element/perform.ts';
import { localeOf } from './format/locale-of.ts';
import { loadWords } from './strings/words.ts';

export { ZaineChat };

/** Takes over from the loader, whose launcher stays until everything that replaces it is there; then `take` is told how calls are made, and makes those that waited. */
export async function start(options: ZaineOptions, take: (how: typeof perform) => void): Promise<void> {
  const { brand, look, tokens, zIndex, locale } = options;
  await Promise.all([loadWords(localeOf(locale)), (brand || look || tokens || zIndex) && loadOutfits()]);
  // The server that hands out this file is the chat's, unless the page says otherwise.
  ZaineChat.origin = new URL(import.meta.url).origin;
  defineChat();
  take(perform);
}
