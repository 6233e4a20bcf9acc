/** Calls `listener`; what it throws surfaces as an uncaught error and stops nobody else. */
function callSafely<T>(listener: (payload: T) => void, payload: T): void {
  try {
    listener(payload);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}

/** Typed listeners by name; each subscription returns its undo. */
export class Emitter<Events> {
  readonly #listeners = new Map<keyof Events, Set<(payload: never) => void>>();

  on<K extends keyof Events>(name: K, listener: (payload: Events[K]) => void): () => void {
    // A wrapper of its own makes two subscriptions of one function two, each with its undo.
    const entry = (payload: Events[K]) => listener(payload);
    const set = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, set.add(entry));
    return () => {
      set.delete(entry);
    };
  }

  emit<K extends keyof Events>(name: K, payload: Events[K]): void {
    for (const listener of [...(this.#listeners.get(name) ?? [])]) {
      callSafely(listener as (payload: Events[K]) => void, payload);
    }
  }
}
