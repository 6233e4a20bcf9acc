import type { ReactiveController, ReactiveControllerHost } from 'lit';

const depths = ['inbox', 'conversation', 'customer'] as const;

/** Which column a narrow screen shows, from the outermost in. */
export type Pane = (typeof depths)[number];

/** The column on show. Going further in leaves a trace in the browser's history, so that a phone's own "back" leads out again. */
export class Panes implements ReactiveController {
  shown: Pane = 'inbox';
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    history.replaceState({ pane: this.shown }, '');
    window.addEventListener('popstate', this.#popped);
  }

  hostDisconnected(): void {
    window.removeEventListener('popstate', this.#popped);
  }

  show(pane: Pane): void {
    const step = depths.indexOf(pane) - depths.indexOf(this.shown);
    if (step === 0) return;
    this.#enter(pane);
    if (step < 0) history.go(step);
    else
      for (const each of depths.slice(depths.indexOf(pane) - step + 1, depths.indexOf(pane) + 1)) {
        history.pushState({ pane: each }, '');
      }
  }

  readonly #popped = (event: PopStateEvent): void => {
    const { pane } = (event.state ?? {}) as { pane?: Pane };
    if (pane) this.#enter(pane);
  };

  #enter(pane: Pane): void {
    this.shown = pane;
    this.#host.requestUpdate();
  }
}
