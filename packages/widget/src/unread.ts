import { defineElements } from './element/define-elements.ts';
import { ZainePreview } from './preview/preview.ts';

/** Registers what is drawn while messages wait unread; nobody needs it before. */
export const defineUnread = (): void => defineElements({ 'zaine-preview': ZainePreview });

export { callAttention } from './attention.ts';
