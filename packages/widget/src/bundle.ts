import { defineChat } from './define-chat.ts';
import { loadWords } from './strings/words.ts';

/** Takes over from the loader: its launcher stays until everything that replaces it is there. */
export async function start(locale: string, brand: string): Promise<void> {
  await Promise.all([loadWords(locale), brand && import('./theme/brand.ts')]);
  defineChat();
}
