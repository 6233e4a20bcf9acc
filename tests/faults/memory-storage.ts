import type { ClientStorage } from '@zaine/client';

/** What a browser keeps for a client, in a map. */
export function memoryStorage(kept: Map<string, string>): ClientStorage {
  return {
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
}
