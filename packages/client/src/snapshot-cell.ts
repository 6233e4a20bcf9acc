import { Emitter } from './emitter.ts';

/** Holds an immutable snapshot: built again only after a change, told to subscribers once per microtask. */
export class SnapshotCell<T> {
  readonly #emitter = new Emitter<{ snapshot: T }>();
  readonly #build: () => T;
  #current: T | undefined;
  #announced = false;

  constructor(build: () => T) {
    this.#build = build;
  }

  get value(): T {
    this.#current ??= this.#build();
    return this.#current;
  }

  changed(): void {
    this.#current = undefined;
    if (this.#announced) return;
    this.#announced = true;
    queueMicrotask(() => {
      this.#announced = false;
      this.#emitter.emit('snapshot', this.value);
    });
  }

  subscribe(listener: (snapshot: T) => void): () => void {
    return this.#emitter.on('snapshot', listener);
  }
}
