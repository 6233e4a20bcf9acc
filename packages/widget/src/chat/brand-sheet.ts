/** A style sheet for one element's own brand colour, so that no style attribute is needed. */
export class BrandSheet {
  #sheet: CSSStyleSheet | undefined;
  #colour = '';

  /** Makes `root` wear `colour`; an empty or unreadable one gives the default back. */
  async wear(root: ShadowRoot, colour = ''): Promise<void> {
    this.#colour = colour;
    if (!colour && !this.#sheet) return;
    // Most shops keep the default, so its arithmetic comes only where a colour is given.
    const { brandRules } = await import('../theme/brand.ts');
    if (colour !== this.#colour) return;
    this.#sheet ??= new CSSStyleSheet();
    this.#sheet.replaceSync(brandRules(colour) ?? '');
    if (!root.adoptedStyleSheets.includes(this.#sheet))
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#sheet];
  }
}
