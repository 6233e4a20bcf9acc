import { defineElements } from './element/define-elements.ts';
import { ZaineMenu } from './menu/menu.ts';

/** Registers the menu of the window's head. */
export const defineMenu = (): void => defineElements({ 'zaine-menu': ZaineMenu });
