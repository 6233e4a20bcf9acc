/** What an agent has begun to write in a conversation, and to whom. */
export interface Draft {
  text: string;
  note: boolean;
}

const KEY = 'zaine-console-drafts';
const EMPTY: Draft = { text: '', note: false };

/** Drafts by conversation, kept over a reload in the storage of this tab. */
export class Drafts {
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly #drafts: Map<string, Draft>;

  constructor(storage: Pick<Storage, 'getItem' | 'setItem'>) {
    this.#storage = storage;
    this.#drafts = new Map(this.#stored());
  }

  of(conversation: string): Draft {
    return this.#drafts.get(conversation) ?? EMPTY;
  }

  keep(conversation: string, draft: Draft): void {
    if (draft.text || draft.note) this.#drafts.set(conversation, draft);
    else this.#drafts.delete(conversation);
    try {
      this.#storage.setItem(KEY, JSON.stringify([...this.#drafts]));
    } catch {
      // A full or forbidden storage costs only the reload.
    }
  }

  /** Forgets all, for the next person at this screen. */
  clear(): void {
    this.#drafts.clear();
    try {
      this.#storage.setItem(KEY, '[]');
    } catch {
      // As above.
    }
  }

  #stored(): [string, Draft][] {
    try {
      return JSON.parse(this.#storage.getItem(KEY) ?? '[]') as [string, Draft][];
    } catch {
      return [];
    }
  }
}
