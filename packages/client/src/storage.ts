/** Where a shopper's client keeps its token and unsent messages: `localStorage` and its like fit as they are. */
export type ClientStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

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
  readonly prefix: string;
  readonly #storage: ClientStorage | undefined;
  #allowed: boolean;
  readonly #memory = new Map<string, string>();

  constructor(site: string, storage: ClientStorage | undefined = browserStorage(), allowed = true) {
    this.prefix = `zaine:${site}:`;
    this.#storage = storage;
    this.#allowed = allowed;
  }

  /** Moves what is kept into the storage, or out of it into memory; what an earlier page left there goes as well. */
  allow(allowed: boolean): void {
    const kept = this.names('').map((name) => [name, this.read(name)] as const);
    if (!allowed) this.clear();
    this.#allowed = allowed;
    for (const [name, value] of kept) if (value !== undefined) this.write(name, value);
  }

  /** Forgets everything of the site, `first` before the rest: other tabs hear of each removal as it happens. */
  clear(first = ''): void {
    const allowed = this.#allowed;
    // What may not be read may still be removed.
    this.#allowed = true;
    for (const name of [first, ...this.names('')]) this.remove(name);
    this.#allowed = allowed;
  }

  read(name: string): string | undefined {
    return (
      this.#memory.get(name) ?? this.#attempt((storage) => storage.getItem(this.prefix + name)) ?? undefined
    );
  }

  write(name: string, value: string): void {
    const written = this.#attempt((storage) => {
      // Other tabs are told of every write, so what stays the same is not written again.
      if (storage.getItem(this.prefix + name) !== value) storage.setItem(this.prefix + name, value);
      return true;
    });
    if (written) this.#memory.delete(name);
    else this.#memory.set(name, value);
  }

  remove(name: string): void {
    this.#memory.delete(name);
    this.#attempt((storage) => storage.removeItem(this.prefix + name));
  }

  /** The names that begin with `start`. */
  names(start: string): string[] {
    const stored = this.#attempt((storage) =>
      Array.from({ length: storage.length }, (_, index) => storage.key(index)),
    );
    const own = (stored ?? []).flatMap((key) =>
      key?.startsWith(this.prefix) ? key.slice(this.prefix.length) : [],
    );
    return [...new Set([...own, ...this.#memory.keys()])].filter((name) => name.startsWith(start));
  }

  #attempt<T>(action: (storage: ClientStorage) => T): T | undefined {
    try {
      return this.#allowed && this.#storage ? action(this.#storage) : undefined;
    } catch {
      return undefined;
    }
  }
}
