import type { TemplateResult } from 'lit';
import { glyph } from './icon.ts';

const paths = {
  tick: 'M4.5 10.6l3.7 3.7 7.3-8.1',
  read: 'M2 10.7l3.5 3.5 6.7-7.6M9.7 13.3l1 .9 7.3-7.6',
  clock: 'M10 3.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M10 6.6V10l2.5 1.6',
  alert: 'M10 3.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M10 6.8v3.7M10 13.2h.01',
  again: 'M15.7 10.2a5.7 5.7 0 1 1-1.6-4.2l1.5 1.5M15.7 4v3.5h-3.5',
} as const;

/** The name of a glyph that comes with conversations. */
export type LaterIconName = keyof typeof paths;

/** A glyph of those that only a conversation shows. */
export const laterIcon = (name: LaterIconName, size?: number): TemplateResult => glyph(paths[name], size);
