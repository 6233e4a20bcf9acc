import type { ReactiveController, ReactiveElement } from 'lit';

/** How near the end, in pixels, still counts as reading the end. */
const NEAR = 48;

/** Keeps a scrolling box at its end while the reader is there, and leaves it alone when they read above. */
export class StickToBottom implements ReactiveController {
  stuck = true;
  readonly #host: ReactiveElement;
  readonly #sizes: ResizeObserver;
  #box: HTMLElement | undefined;
  /** Where the end was when the box was last put there. */
  #top = 0;

  constructor(host: ReactiveElement) {
    this.#host = host;
    this.#sizes = new ResizeObserver(() => this.#settle());
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#sizes.disconnect();
    this.#box = undefined;
  }

  hostUpdated(): void {
    const box = this.#host.renderRoot.querySelector<HTMLElement>('[role="log"]');
    if (box && box !== this.#box) this.#watch(box);
    this.#settle();
  }

  /** Goes to the end and stays there. */
  toEnd(): void {
    this.stuck = true;
    this.#settle();
    this.#host.requestUpdate();
  }

  readonly scrolled = (): void => {
    const box = this.#box;
    if (!box) return;
    const stuck = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
    if (stuck === this.stuck) return;
    // Further from the end without having gone up: the box shrank or its content grew, nobody scrolled.
    if (!stuck && box.scrollTop >= this.#top) this.#settle();
    else {
      this.stuck = stuck;
      this.#host.requestUpdate();
    }
  };

  #watch(box: HTMLElement): void {
    this.#box = box;
    this.#sizes.disconnect();
    this.#sizes.observe(box);
    // Photos and cards grow after they were drawn.
    for (const child of box.children) this.#sizes.observe(child);
  }

  #settle(): void {
    const box = this.#box;
    if (!this.stuck || !box) return;
    box.scrollTop = box.scrollHeight;
    this.#top = box.scrollTop;
  }
}
