import type { ReactiveController, ReactiveElement } from 'lit';

/** Which of its host's popovers is open. Closes on Escape and on a press elsewhere; arrows walk through menus. */
export class Popover implements ReactiveController {
  open: string | undefined;
  readonly #host: ReactiveElement;
  #opener: HTMLElement | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('pointerdown', this.#pressed);
  }

  hostDisconnected(): void {
    document.removeEventListener('pointerdown', this.#pressed);
  }

  async toggle(name: string, opener?: HTMLElement | null): Promise<void> {
    if (this.open === name) return this.close();
    this.open = name;
    this.#opener = opener ?? undefined;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const items = this.#items();
    (items.find((item) => item.getAttribute('aria-checked') === 'true') ?? items[0])?.focus();
  }

  close(): void {
    if (this.open === undefined) return;
    this.open = undefined;
    this.#host.requestUpdate();
    this.#opener?.focus();
    this.#opener = undefined;
  }

  readonly keys = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') this.close();
    else if (step === undefined) return;
    else this.#walk(step);
    event.preventDefault();
    event.stopPropagation();
  };

  #walk(step: number): void {
    const items = this.#items();
    const root = this.#host.renderRoot as ShadowRoot;
    const at = items.indexOf(root.activeElement as HTMLElement);
    items[(at + step + items.length) % items.length]?.focus();
  }

  #items(): HTMLElement[] {
    return [...this.#host.renderRoot.querySelectorAll<HTMLElement>('.pop button:not(:disabled)')];
  }

  readonly #pressed = (event: PointerEvent): void => {
    if (this.open === undefined) return;
    const inside = event
      .composedPath()
      .some(
        (node) =>
          node instanceof Element &&
          node.classList.contains('anchor') &&
          node.getRootNode() === this.#host.renderRoot,
      );
    if (inside) return;
    this.#opener = undefined;
    this.close();
  };
}
