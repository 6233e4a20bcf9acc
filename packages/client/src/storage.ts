import { type ClientStorage, forget, keyOf, keysOf } from './kept.ts';

/** Texts by name, some of which may outlive the page. */
export interface KeptTexts {
  read(name: string): string | undefined;
  write(name: string, value: string): void;
  remove(name: string): void;
}

/** The browser's storage where it can be reached; private modes and sandboxes throw at the mere mention. */
function browserStorage(): ClientStorage | undefined {
  try {
    return (globalThis as { localStorage?: Storage }).localStorage;
  } catch {
    return undefined;
  }
}

/**
 * Named texts of one site under `zaine:<site>:`. What the storage refuses is kept in memory instead,
 * so a full or forbidden storage costs only what should outlive the page.
 */
export class SiteStore implements KeptTexts {
  readonly #site: string;
  readonly #storage: ClientStorage | undefined;
  #allowed: boolean;
  readonly #memory = new Map<string, string>();

  constructor(site: string, storage: ClientStorage | undefined = browserStorage(), allowed = true) {
    this.#site = site;
    this.#storage = storage;
    this.#allowed = allowed;
    if (!allowed) this.clear();
  }

  /** Moves what is kept into the storage, or out of it into memory; what an earlier page left there goes as well. */
  allow(allowed: boolean): void {
    const kept = this.names('').map((name) => [name, this.read(name)] as const);
    if (!allowed) this.clear();
    this.#allowed = allowed;
    for (const [name, value] of kept) if (value !== undefined) this.write(name, value);
  }

  /** Forgets everything of the site; what may not be read may still be removed. */
  clear(): void {
    this.#memory.clear();
    this.#attempt((storage) => forget(storage, this.#site, keysOf(storage, this.#site)), true);
  }

  read(name: string): string | undefined {
    return (
      this.#memory.get(name) ??
      this.#attempt((storage) => storage.getItem(keyOf(this.#site, name))) ??
      undefined
    );
  }

  write(name: string, value: string): void {
    const written = this.#attempt((storage) => {
      // Other tabs are told of every write, so what stays the same is not written again.
      if (storage.getItem(keyOf(this.#site, name)) !== value) storage.setItem(keyOf(this.#site, name), value);
      return true;
    });
    if (written) this.#memory.delete(name);
    else this.#memory.set(name, value);
  }

  remove(name: string): void {
    this.#memory.delete(name);
    this.#attempt((storage) => storage.removeItem(keyOf(this.#site, name)));
  }

  /** The names that begin with `start`. */
  names(start: string): string[] {
    const stored = this.#attempt((storage) => keysOf(storage, this.#site)) ?? [];
    const own = stored.map((key) => key.slice(keyOf(this.#site, '').length));
    return [...new Set([...own, ...this.#memory.keys()])].filter((name) => name.startsWith(start));
  }

  #attempt<T>(action: (storage: ClientStorage) => T, allowed = this.#allowed): T | undefined {
    try {
      return allowed && this.#storage ? action(this.#storage) : undefined;
    } catch {
      return undefined;
    }
  }
}
