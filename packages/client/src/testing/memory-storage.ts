import type { ClientStorage } from '../kept.ts';

/** What a browser keeps for one origin; two clients on the same one are two tabs. */
export class MemoryStorage implements ClientStorage {
  readonly #items = new Map<string, string>();
  /** Makes every write fail, as a full storage does. */
  full = false;

  get length(): number {
    return this.#items.size;
  }

  key(index: number): string | null {
    return [...this.#items.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (this.full) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    this.#items.set(key, value);
  }

  removeItem(key: string): void {
    this.#items.delete(key);
  }

  /** The names of everything kept. */
  get keys(): string[] {
    return [...this.#items.keys()];
  }
}
