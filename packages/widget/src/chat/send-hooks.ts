import type { ShopperBody } from '@zaine/protocol';
import type { BeforeSend, Draft } from '../api.ts';

/** The page's hooks on what is about to be sent, asked one after the other. */
export class SendHooks {
  readonly #hooks = new Set<BeforeSend>();
  /** What is sent keeps its order, however long a hook thinks. */
  #turn: Promise<unknown> = Promise.resolve();

  add(hook: BeforeSend): () => void {
    this.#hooks.add(hook);
    return () => this.#hooks.delete(hook);
  }

  /** Whether there is anybody to ask. */
  get any(): boolean {
    return this.#hooks.size > 0;
  }

  /** One text as the hooks leave it; false where one of them keeps it. */
  async ask(draft: Draft): Promise<string | false> {
    let { text } = draft;
    for (const hook of this.#hooks) {
      const answer = await hook({ ...draft, text });
      if (answer === false) return false;
      text = answer?.text ?? text;
    }
    return text;
  }

  /** Hands `body` to `send` as the hooks leave its texts; resolves to undefined where one of them keeps it. */
  pass<B extends ShopperBody, T>(body: B, send: (body: B) => T): Promise<T | undefined> {
    const turn = this.#turn.then(async () => {
      const final = await reworded(body, (draft) => this.ask(draft));
      return final && send(final as B);
    });
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}

/** `body` with each of its texts as `ask` answers it; undefined where one is kept. A file was asked about by its name. */
async function reworded(
  body: ShopperBody,
  ask: (draft: Draft) => Promise<string | false>,
): Promise<ShopperBody | undefined> {
  const { kind } = body;
  if (kind === 'file') return body;
  if (kind === 'form') {
    const values: Record<string, string> = {};
    for (const [field, value] of Object.entries(body.values)) {
      const text = await ask({ kind, text: value, field });
      if (text === false) return undefined;
      values[field] = text;
    }
    return { ...body, values };
  }
  const text = await ask({ kind, text: (kind === 'choice' ? body.label : body.text) ?? '' });
  if (text === false) return undefined;
  if (kind === 'choice') return { ...body, label: text };
  if (kind === 'text') return { ...body, text };
  const { text: _, ...rating } = body;
  return text ? { ...rating, text } : rating;
}
