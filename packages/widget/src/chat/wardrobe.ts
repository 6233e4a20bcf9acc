import type { Outfit } from '../theme/outfit.ts';

/** A style sheet for one chat's own colours and measures, so that no style attribute is needed. */
export class Wardrobe {
  #sheet: CSSStyleSheet | undefined;
  #asked = 0;

  /** Dresses `root`; what is empty or unreadable gives the default back. */
  async wear(root: ShadowRoot, outfit: Outfit): Promise<void> {
    const asked = ++this.#asked;
    if (!this.#sheet && !Object.values(outfit).some((part) => part !== undefined)) return;
    // Most shops keep the default, so the arithmetic of colours comes only where something is asked for.
    const { dress } = await import('../theme/outfit.ts');
    if (asked !== this.#asked) return;
    this.#sheet ??= new CSSStyleSheet();
    dress(this.#sheet, outfit);
    if (!root.adoptedStyleSheets.includes(this.#sheet))
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#sheet];
  }
}
