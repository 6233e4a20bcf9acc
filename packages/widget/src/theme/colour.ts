/** Red, green and blue, 0 to 255. */
export type Rgb = readonly number[];

/** Paper at its brightest. */
export const WHITE: Rgb = [255, 255, 255];
/** Text on paper. */
export const INK: Rgb = [31, 27, 22];
/** The darkest ground. */
export const NIGHT: Rgb = [23, 20, 15];
/** What is raised above it. */
export const DUSK: Rgb = [33, 29, 23];
/** WCAG 2.2, 1.4.3: text needs 4.5:1. */
const READABLE = 4.5;

/** The parts of `#rgb` or `#rrggbb`, 0 to 255; undefined where it is neither. */
export const parse = (colour: string): Rgb | undefined => {
  const hex = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(colour)?.[1];
  if (!hex) return undefined;
  const full = hex.length === 3 ? hex.replace(/./g, '$&$&') : hex;
  const value = Number(`0x${full}`);
  return [value >> 16, (value >> 8) & 255, value & 255];
};

/** Back to `#rrggbb`. */
export const toHex = (colour: Rgb): string =>
  `#${colour.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

/** So much of one colour, the rest of the other. */
export const mix = (colour: Rgb, other: Rgb, share: number): Rgb =>
  colour.map((part, index) => part * share + (other[index] ?? 0) * (1 - share));

const weights: Rgb = [0.2126, 0.7152, 0.0722];

const luminance = (colour: Rgb): number =>
  colour.reduce((sum, part, index) => {
    const value = part / 255;
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    return sum + linear * (weights[index] ?? 0);
  }, 0);

/** The contrast ratio of two colours after WCAG 2.2, 1 to 21. */
export const contrastOf = (one: Rgb, other: Rgb): number => {
  const ratio = (luminance(one) + 0.05) / (luminance(other) + 0.05);
  return Math.max(ratio, 1 / ratio);
};

/** Moves `colour` towards `end` in small steps until it can be read on `ground`. */
export const readableOn = (colour: Rgb, end: Rgb, ground: Rgb): Rgb => {
  for (let share = 1; share > 0; share -= 0.05) {
    const candidate = mix(colour, end, share);
    // Rounding to eight bits may cost a hundredth of the ratio.
    if (contrastOf(candidate, ground) >= READABLE + 0.05) return candidate;
  }
  return end;
};

/** Where white does not do, black always does; warm ink where it can. */
export const inkOn = (ground: Rgb): Rgb =>
  [WHITE, INK].find((ink) => contrastOf(ink, ground) >= READABLE) ?? [0, 0, 0];

/** A shade of `brand` that can be told from dark grounds, the lighter one of which is the harder. */
export const liftedFor = (brand: Rgb): Rgb => readableOn(brand, WHITE, DUSK);
