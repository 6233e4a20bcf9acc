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
  #sheet: CSSStyleSheet | undefined;
  #inert: Element[] = [];

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
    this.#release();
  }

  hostUpdated(): void {
    if (!this.on) this.#release();
    else if (!this.#sheet) this.#hold();
  }

  readonly #look = (): void => this.#host.requestUpdate();

  #hold(): void {
    this.#sheet = new CSSStyleSheet();
    this.#sheet.replaceSync('html{overflow:hidden!important}');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
    for (let one: Element = this.#host; one.parentElement; one = one.parentElement)
      for (const beside of one.parentElement.children)
        if (beside !== one && !beside.hasAttribute('inert')) {
          beside.setAttribute('inert', '');
          this.#inert.push(beside);
        }
  }

  #release(): void {
    if (!this.#sheet) return;
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
    this.#sheet = undefined;
    for (const element of this.#inert.splice(0)) element.removeAttribute('inert');
  }
}
