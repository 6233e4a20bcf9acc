/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

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
  if (!/^#([\da-f]{3}){1,2}$/i.test(colour)) return undefined;
  const parts = colour.match(colour.length < 5 ? /\w/g : /\w\w/g);
  // Twice, since a single digit stands for two.
  return parts?.map((part) => +`0x${part}${part}` & 255) as unknown as Rgb;
};

/** Back to `#rrggbb`. */
export const toHex = (colour: Rgb): string =>
  `#${colour.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

/** So much of one colour, the rest of the other. */
export const mix = (colour: Rgb, other: Rgb, share: number): Rgb =>
  colour.map((part, index) => part * share + (other[index] as number) * (1 - share)) as unknown as Rgb;

/** The curve of sRGB, 0.04045, 0.055, 1.055 and 12.92 times 255. */
const linear = (part: number): number =>
  part > 10.31475 ? ((part + 14.025) / 269.025) ** 2.4 : part / 3294.6;

/** With the light that every screen throws back, which contrast counts. */
const luminance = ([red, green, blue]: Rgb): number =>
  0.05 + 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);

/** The contrast ratio of two colours after WCAG 2.2, 1 to 21. */
export const contrastOf = (one: Rgb, other: Rgb): number => {
  const ratio = luminance(one) / luminance(other);
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
export const inkOn = (ground: Rgb): Rgb => {
  const light = luminance(ground);
  // White's own luminance, 1.05, by 4.5; ink's, 0.0613, times as much.
  return light < 0.2333 ? WHITE : light > 0.276 ? INK : [0, 0, 0];
};

/** A shade of `brand` that can be told from dark grounds: 4.55 times as light as {@link DUSK}, the harder of the two. */
export const liftedFor = (brand: Rgb, share = 1): Rgb => {
  // Towards white by what is left of 255.
  const shade = brand.map((part) => 255 - (255 - part) * share) as unknown as Rgb;
  return luminance(shade) > 0.285 ? shade : liftedFor(brand, share - 0.05);
};
