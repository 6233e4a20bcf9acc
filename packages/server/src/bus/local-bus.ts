import type { Bus, Notice } from './bus.ts';

/** A bus within one process: listeners are called at once, in the order they came. */
export function createLocalBus(onError: (error: unknown) => void): Bus {
  const listeners = new Set<(notice: Notice) => void>();
  return {
    publish(notice) {
      for (const listener of listeners) {
        try {
          listener(notice);
        } catch (error) {
          onError(error);
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onGap: () => () => {},
    close: async () => {},
  };
}
