/** Registers each class under its name, unless the name is taken: a page may carry the script twice. */
export function defineElements(elements: Record<string, CustomElementConstructor>): void {
  for (const [name, element] of Object.entries(elements))
    if (!customElements.get(name)) customElements.define(name, element);
}
