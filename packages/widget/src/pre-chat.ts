import { defineElements } from './element/define-elements.ts';
import { ZainePreChat } from './pre-chat/pre-chat.ts';

/** Registers the form before the first word, with the words and the fields it needs; loaded where a shop asks for it. */
export async function definePreChat(): Promise<void> {
  const { loadMore, loadRare } = await import('./conversation.ts');
  const [rare] = await Promise.all([loadRare(), loadMore()]);
  rare.defineRare();
  defineElements({ 'zaine-pre-chat': ZainePreChat });
}
