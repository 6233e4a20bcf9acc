import { defineElements } from './element/define-elements.ts';
import { ZaineMenu } from './menu/menu.ts';

/** Registers the menu of the window's head, once its words are there. */
export async function defineMenu(): Promise<void> {
  await (await import('./conversation.ts')).loadMore();
  defineElements({ 'zaine-menu': ZaineMenu });
}
