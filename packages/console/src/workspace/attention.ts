import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Whether somebody looks at the page: it is visible and has the focus. Renders its host when that changes. */
export class Attention implements ReactiveController {
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get given(): boolean {
    return document.visibilityState === 'visible' && document.hasFocus();
  }

  hostConnected(): void {
    window.addEventListener('focus', this.#changed);
    window.addEventListener('blur', this.#changed);
    document.addEventListener('visibilitychange', this.#changed);
  }

  hostDisconnected(): void {
    window.removeEventListener('focus', this.#changed);
    window.removeEventListener('blur', this.#changed);
    document.removeEventListener('visibilitychange', this.#changed);
  }

  readonly #changed = (): void => this.#host.requestUpdate();
}
