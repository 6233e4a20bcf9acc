import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Where the window fills the screen. */
const PHONE = '(max-width: 480px), (max-height: 480px)';

/** The chat that may be modal. */
interface ModalHost extends ReactiveControllerHost, HTMLElement {
  readonly opened: boolean;
}

/**
 * Where the open window fills the screen, nothing of the page can be reached or scrolled behind it. What the page had made
 * inert itself stays so afterwards.
 */
export class Modality implements ReactiveController {
  readonly #host: ModalHost;
  #phone: MediaQueryList | undefined;
  #release: (() => void) | undefined;

  constructor(host: ModalHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Whether the window is modal as things stand. */
  get on(): boolean {
    const { opened, hidden, isConnected } = this.#host;
    return opened && !hidden && isConnected && Boolean(this.#phone?.matches);
  }

  hostConnected(): void {
    this.#phone ??= matchMedia(PHONE);
    this.#phone.addEventListener('change', this.#look);
  }

  hostDisconnected(): void {
    this.#phone?.removeEventListener('change', this.#look);
    this.#let();
  }

  hostUpdated(): void {
    if (!this.on) this.#let();
    else if (!this.#release) this.#hold();
  }

  readonly #look = (): void => this.#host.requestUpdate();

  #let(): void {
    this.#release?.();
    this.#release = undefined;
  }

  #hold(): void {
    // Until the code is there, there is nothing to let go of.
    const nothing = () => undefined;
    this.#release = nothing;
    import('./hold-page.ts').then(
      ({ holdPage }) => {
        if (this.#release === nothing) this.#release = holdPage(this.#host);
      },
      () => undefined,
    );
  }
}
