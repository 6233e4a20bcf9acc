type Rgb = readonly number[];

const WHITE: Rgb = [255, 255, 255];
const INK: Rgb = [31, 27, 22];
const NIGHT: Rgb = [23, 20, 15];
const WARM_WHITE: Rgb = [255, 250, 240];
/** WCAG 2.2, 1.4.3: text needs 4.5:1. */
const READABLE = 4.5;

const parse = (colour: string): Rgb | undefined => {
  const hex = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(colour.trim())?.[1];
  if (!hex) return undefined;
  const full = hex.length === 3 ? hex.replace(/./g, '$&$&') : hex;
  const value = Number.parseInt(full, 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
};

const format = (colour: Rgb): string =>
  `#${colour.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

const mix = (colour: Rgb, other: Rgb, share: number): Rgb =>
  colour.map((part, index) => part * share + (other[index] ?? 0) * (1 - share));

const weights: Rgb = [0.2126, 0.7152, 0.0722];

const luminance = (colour: Rgb): number =>
  colour.reduce((sum, part, index) => {
    const value = part / 255;
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    return sum + linear * (weights[index] ?? 0);
  }, 0);

const contrastOf = (one: Rgb, other: Rgb): number => {
  const ratio = (luminance(one) + 0.05) / (luminance(other) + 0.05);
  return Math.max(ratio, 1 / ratio);
};

/** Moves `colour` towards `end` in small steps until it can be read on every one of `grounds`. */
const readableOn = (colour: Rgb, end: Rgb, grounds: readonly Rgb[]): Rgb => {
  for (let share = 1; share > 0; share -= 0.05) {
    const candidate = mix(colour, end, share);
    // Rounding to eight bits may cost a hundredth of the ratio.
    if (grounds.every((ground) => contrastOf(candidate, ground) >= READABLE + 0.05)) return candidate;
  }
  return end;
};

/** Where white does not do, black always does; warm ink where it can. */
const inkOn = (ground: Rgb): Rgb =>
  [WHITE, INK].find((ink) => contrastOf(ink, ground) >= READABLE) ?? [0, 0, 0];

const declarations = (brand: Rgb, ink: Rgb): string =>
  `--zaine-brand:${format(brand)};--zaine-on-brand:${format(inkOn(brand))};--zaine-brand-ink:${format(ink)}`;

/**
 * Style rules for one brand colour (`#rgb` or `#rrggbb`), light and dark: the colour, what can be read on it, and a shade
 * of it for text on paper and on its tint, each at least 4.5:1. Undefined where the colour is not a hex colour.
 */
export function brandRules(colour: string): string | undefined {
  const brand = parse(colour);
  if (!brand) return undefined;
  const ink = readableOn(brand, INK, [mix(brand, WARM_WHITE, 0.15), [251, 248, 243]]);
  const lifted = readableOn(brand, WHITE, [NIGHT, [33, 29, 23]]);
  const liftedInk = readableOn(lifted, WHITE, [mix(lifted, NIGHT, 0.24), [33, 29, 23]]);
  const dark = declarations(lifted, liftedInk);
  return `:host{${declarations(brand, ink)}}@media(prefers-color-scheme:dark){:host(:not([theme=light])){${dark}}}:host([theme=dark]){${dark}}`;
}

/** The contrast ratio (1 to 21) of two hex colours after WCAG 2.2; undefined where one is no hex colour. */
export function contrast(one: string, other: string): number | undefined {
  const [first, second] = [parse(one), parse(other)];
  return first && second ? contrastOf(first, second) : undefined;
}
