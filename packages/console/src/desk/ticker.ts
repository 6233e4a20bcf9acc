import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Clock } from './clock.ts';

/** Renders its host anew with every second, so that waiting times run. */
export class Ticker implements ReactiveController {
  now: number;
  #undo: (() => void) | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #clock: Clock;

  constructor(host: ReactiveControllerHost, clock: Clock) {
    this.#host = host;
    this.#clock = clock;
    this.now = clock.now();
    host.addController(this);
  }

  hostConnected(): void {
    this.#tick();
  }

  hostDisconnected(): void {
    this.#undo?.();
  }

  readonly #tick = (): void => {
    this.now = this.#clock.now();
    this.#host.requestUpdate();
    this.#undo = this.#clock.after(1000 - (this.now % 1000), this.#tick);
  };
}
