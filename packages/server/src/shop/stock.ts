import { type LocalizedText, localized, type Product, type ProductVariant } from '@zaine/protocol';

/** Options by name, in words of any language: `{ color: '苔绿' }`. */
export type WantedOptions = Readonly<Record<string, LocalizedText>>;

/** The variants of a product that fit what is wanted; what is not told does not matter. */
export function variantsLike({ variants = [] }: Product, wanted: WantedOptions = {}): ProductVariant[] {
  return variants.filter(({ options }) =>
    Object.entries(wanted).every(([name, value]) => {
      const own = options[name];
      return own === undefined || isSameText(own, value);
    }),
  );
}

/** How many are left of what is wanted; undefined where the shop does not tell. */
export function stockOf(product: Product, wanted: WantedOptions = {}): number | undefined {
  const { variants = [], stock } = product;
  if (variants.length === 0) return stock;
  const told = variantsLike(product, wanted).map((variant) => variant.stock ?? stock);
  // What it does not come in is not there.
  if (told.length === 0) return 0;
  return told.reduce((sum, each) => (sum === undefined || each === undefined ? undefined : sum + each), 0);
}

/** What a product can be had in, by option, each once and in the catalogue's order. */
export function rangeOf({ variants = [] }: Product): Record<string, LocalizedText[]> {
  const range: Record<string, LocalizedText[]> = {};
  for (const { options } of variants) {
    for (const [name, value] of Object.entries(options)) {
      range[name] ??= [];
      if (!range[name].some((each) => isSameText(each, value))) range[name].push(value);
    }
  }
  return range;
}

/** True where two texts say the same in some language. */
export function isSameText(one: LocalizedText, other: LocalizedText): boolean {
  const words = new Set(textsOf(other));
  return textsOf(one).some((text) => words.has(text));
}

function textsOf(text: LocalizedText): string[] {
  const all = typeof text === 'string' ? [text] : [localized(text, 'zh'), ...Object.values(text)];
  return all.map((each) => each.normalize('NFKC').replace(/[–—]/g, '-').trim().toLowerCase());
}
