import type { Look } from '../api.ts';
import { brandRules } from './brand.ts';
import { byScheme } from './scheme.ts';

/** What dresses one chat. */
export interface Outfit {
  look?: string | undefined;
  brand?: string | undefined;
  tokens?: Record<string, string> | undefined;
  zIndex?: number | string | undefined;
}

interface LookRules {
  brand: string;
  light: string;
  dark: string;
  both: string;
}

/** The ready themes beside the default one. Every pair of text and ground is at least 4.5:1. */
const looks: Record<Exclude<Look, 'paper'>, LookRules> = {
  porcelain: {
    brand: '#1f5fa8',
    both: '--zaine-radius:1.3',
    light:
      '--zaine-paper:#f5f8fb;--zaine-raised:#fff;--zaine-line:#dde5ee;--zaine-ink:#16202b;--zaine-muted:#55636f;--zaine-faint:#8493a2;--zaine-tint:color-mix(in srgb,var(--zaine-brand) 14%,#fff)',
    dark: '--zaine-paper:#0f161e;--zaine-raised:#17212c;--zaine-line:#2c3946;--zaine-ink:#e8eff6;--zaine-muted:#a5b3c1;--zaine-faint:#6f7f8f;--zaine-tint:color-mix(in srgb,var(--zaine-brand) 24%,#0f161e);--zaine-wash:color-mix(in srgb,var(--zaine-brand) 9%,#0f161e)',
  },
  ink: {
    brand: '#1d1d1f',
    both: '--zaine-radius:0.3',
    light:
      '--zaine-paper:#fafafa;--zaine-raised:#fff;--zaine-line:#e2e2e2;--zaine-ink:#161616;--zaine-muted:#5c5c5c;--zaine-faint:#8f8f8f;--zaine-tint:color-mix(in srgb,var(--zaine-brand) 10%,#fff)',
    dark: '--zaine-paper:#121212;--zaine-raised:#1c1c1c;--zaine-line:#343434;--zaine-ink:#f0f0f0;--zaine-muted:#b0b0b0;--zaine-faint:#7a7a7a;--zaine-tint:color-mix(in srgb,var(--zaine-brand) 24%,#121212);--zaine-wash:color-mix(in srgb,var(--zaine-brand) 9%,#121212)',
  },
};

const lookRules = ({ both, light, dark }: LookRules): string => byScheme(`${both};${light}`, dark);

/** Makes `sheet` dress a chat; names and values of tokens are set one by one, so that none can bring rules of its own. */
export function dress(sheet: CSSStyleSheet, { look, brand, tokens = {}, zIndex }: Outfit): void {
  const ready = look && look in looks ? looks[look as keyof typeof looks] : undefined;
  const colours = brandRules(brand || ready?.brand || '') ?? '';
  sheet.replaceSync(`${ready ? lookRules(ready) : ''}${colours}:host(:not(#z)){}`);
  const last = sheet.cssRules[sheet.cssRules.length - 1] as CSSStyleRule;
  const all = { ...(zIndex !== undefined && { z: String(zIndex) }), ...tokens };
  for (const [name, value] of Object.entries(all)) last.style.setProperty(`--zaine-${name}`, value);
}
