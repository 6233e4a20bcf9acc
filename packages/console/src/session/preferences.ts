import { preferredLocale } from '../strings/locale.ts';
import type { ConsoleLocale } from '../strings/words.ts';

/** What an agent chose for this browser. */
export interface Choices {
  locale: ConsoleLocale;
  theme: 'system' | 'light' | 'dark';
  /** A quiet sound when somebody arrives. */
  sound: boolean;
  /** Shortcuts of one key; some tools for speech and switch input need them off. */
  singleKeys: boolean;
}

const KEY = 'zaine-console';

/** Remembers {@link Choices} in a storage; a storage that fails is as good as an empty one. */
export class Preferences {
  #choices: Choices;
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'>;

  constructor(storage: Pick<Storage, 'getItem' | 'setItem'>, languages: readonly string[]) {
    this.#storage = storage;
    const defaults: Choices = {
      locale: preferredLocale(languages),
      theme: 'system',
      sound: false,
      singleKeys: true,
    };
    this.#choices = { ...defaults, ...this.#stored() };
  }

  get choices(): Readonly<Choices> {
    return this.#choices;
  }

  change(change: Partial<Choices>): void {
    this.#choices = { ...this.#choices, ...change };
    try {
      this.#storage.setItem(KEY, JSON.stringify(this.#choices));
    } catch {
      // Private windows may refuse to store; the choice then lasts as long as the page.
    }
  }

  #stored(): Partial<Choices> {
    try {
      return JSON.parse(this.#storage.getItem(KEY) ?? '{}') as Partial<Choices>;
    } catch {
      return {};
    }
  }
}
