import type { BeforeSend } from '../api.ts';

/** The page's hooks on what is about to be sent, asked one after the other. */
export class SendHooks {
  readonly #hooks = new Set<BeforeSend>();
  /** Texts keep their order, however long a hook thinks. */
  #turn: Promise<unknown> = Promise.resolve();

  add(hook: BeforeSend): () => void {
    this.#hooks.add(hook);
    return () => this.#hooks.delete(hook);
  }

  /** Hands `text` to `send` as the hooks leave it; resolves to undefined where one of them keeps it. */
  pass<T>(text: string, send: (text: string) => T): T | Promise<T | undefined> {
    if (!this.#hooks.size) return send(text);
    const turn = this.#turn.then(async () => {
      let draft = { text };
      for (const hook of this.#hooks) {
        const answer = await hook(draft);
        if (answer === false) return undefined;
        draft = answer ?? draft;
      }
      return send(draft.text);
    });
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}
