import {
  contrastOf,
  DUSK,
  INK,
  inkOn,
  liftedFor,
  mix,
  NIGHT,
  parse,
  type Rgb,
  readableOn,
  toHex,
  WHITE,
} from './colour.ts';
import { byScheme } from './scheme.ts';

const WARM_WHITE: Rgb = [255, 250, 240];
const PAPER: Rgb = [251, 248, 243];

const declarations = (brand: Rgb, ink: Rgb): string =>
  `--zaine-brand:${toHex(brand)};--zaine-on-brand:${toHex(inkOn(brand))};--zaine-brand-ink:${toHex(ink)}`;

/**
 * Style rules for one brand colour (`#rgb` or `#rrggbb`), light and dark: the colour, what can be read on it, and a shade
 * of it for text on paper and on its tint, each at least 4.5:1. Undefined where the colour is not a hex colour.
 */
export function brandRules(colour: string): string | undefined {
  const brand = parse(colour);
  if (!brand) return undefined;
  const ink = readableOn(readableOn(brand, INK, mix(brand, WARM_WHITE, 0.15)), INK, PAPER);
  const lifted = liftedFor(brand);
  const liftedInk = readableOn(readableOn(lifted, WHITE, mix(lifted, NIGHT, 0.24)), WHITE, DUSK);
  const dark = declarations(lifted, liftedInk);
  return byScheme(declarations(brand, ink), dark);
}

/** The contrast ratio (1 to 21) of two hex colours after WCAG 2.2; undefined where one is no hex colour. */
export function contrast(one: string, other: string): number | undefined {
  const [first, second] = [parse(one), parse(other)];
  return first && second ? contrastOf(first, second) : undefined;
}
