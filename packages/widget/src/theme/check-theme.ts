import type { Theme } from '../api.ts';
import { need } from '../element/need.ts';

/** What each part of a theme may be; what is empty gives the default back. */
const allowed: Record<string, RegExp> = {
  scheme: /^(light|dark|auto|)$/,
  look: /^(paper|porcelain|ink|)$/,
  brand: /^(#([\da-f]{3}){1,2}|)$/i,
  tokens: /^(\[object Object\]|)$/,
};

/** A theme as it was given to `setTheme`. Throws a TypeError where some of it is none. */
export function checkTheme(theme: NonNullable<Theme['scheme']> | Theme): Theme {
  const parts = (typeof theme === 'string' ? { scheme: theme } : theme) ?? { theme };
  for (const [name, value] of Object.entries(parts))
    need(
      Boolean(allowed[name]?.test(value ?? '')),
      `setTheme: ${name} ${value}? 'light', 'dark', 'auto' or { scheme, look: 'paper' | 'porcelain' | 'ink', brand: '#rrggbb', tokens: {} }.`,
    );
  return parts as Theme;
}
