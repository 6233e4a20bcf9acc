import type { dress, Outfit } from '../theme/outfit.ts';

/** What dresses chats, once it is there. */
let tailor: typeof dress | undefined;

/** Fetches the arithmetic of colours and the ready themes; most shops keep the default and never need them. */
export const loadOutfits = async (): Promise<void> => {
  tailor = (await import('../theme/outfit.ts')).dress;
};

/** A style sheet for one chat's own colours and measures, so that no style attribute is needed. */
export class Wardrobe {
  #sheet: CSSStyleSheet | undefined;
  #asked = 0;

  /** Dresses `root`, at once where that can be; what is empty or unreadable gives the default back. */
  async wear(root: ShadowRoot, outfit: Outfit): Promise<void> {
    const asked = ++this.#asked;
    if (!this.#sheet && !Object.values(outfit).some((part) => part !== undefined)) return;
    // Not a turn later, or a frame would be drawn in the default.
    if (!tailor) await loadOutfits();
    if (asked !== this.#asked) return;
    this.#sheet ??= new CSSStyleSheet();
    tailor?.(this.#sheet, outfit);
    if (!root.adoptedStyleSheets.includes(this.#sheet))
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#sheet];
  }
}
