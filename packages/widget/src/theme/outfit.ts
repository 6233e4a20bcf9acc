import type { Look } from '../api.ts';
import { brandRules } from './brand.ts';
import { looks } from './looks.ts';
import { byScheme } from './scheme.ts';

/** What dresses one chat. */
export interface Outfit {
  look?: string | undefined;
  brand?: string | undefined;
  tokens?: Record<string, string> | undefined;
  zIndex?: number | string | undefined;
}

/** A ready theme: its colours by light and dark are those of `names`, in that order. */
interface Palette {
  light: string;
  /** How much of the brand colour is in the shopper's bubbles by light, in percent. */
  tint: number;
  dark: string;
}

const names = ['paper', 'raised', 'line', 'ink', 'muted', 'faint'];

/** The ready themes beside the default one. Every pair of text and ground is at least 4.5:1. */
const palettes: Record<Exclude<Look, 'paper'>, Palette> = {
  porcelain: {
    light: 'f5f8fb ffffff dde5ee 16202b 55636f 8493a2',
    tint: 14,
    dark: '0f161e 17212c 2c3946 e8eff6 a5b3c1 6f7f8f',
  },
  ink: {
    light: 'fafafa ffffff e2e2e2 161616 5c5c5c 8f8f8f',
    tint: 10,
    dark: '121212 1c1c1c 343434 f0f0f0 b0b0b0 7a7a7a',
  },
};

const declare = (colours: string): string =>
  colours
    .split(' ')
    .map((colour, index) => `--zaine-${names[index]}:#${colour}`)
    .join(';');

const lookRules = ({ light, tint, dark }: Palette, radius: number): string =>
  byScheme(
    `--zaine-radius:${radius};--zaine-tint:color-mix(in srgb,var(--zaine-brand) ${tint}%,#fff);${declare(light)}`,
    declare(dark),
  );

/** Makes `sheet` dress a chat; names and values of tokens are set one by one, so that none can bring rules of its own. */
export function dress(sheet: CSSStyleSheet, { look, brand, tokens = {}, zIndex }: Outfit): void {
  const ready = look && look in looks ? (look as keyof typeof looks) : undefined;
  const [lookBrand, radius] = ready ? looks[ready] : ['', 1];
  const colours = brandRules(brand || lookBrand) ?? '';
  sheet.replaceSync(`${ready ? lookRules(palettes[ready], radius) : ''}${colours}:host(:not(#z)){}`);
  const last = sheet.cssRules[sheet.cssRules.length - 1] as CSSStyleRule;
  const all = { ...(zIndex !== undefined && { z: String(zIndex) }), ...tokens };
  for (const [name, value] of Object.entries(all)) last.style.setProperty(`--zaine-${name}`, value);
}
