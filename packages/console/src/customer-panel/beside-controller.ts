import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Beside, LoadBeside } from './beside.ts';

/** How far loading has got. */
export type BesideState = { name: 'loading' } | { name: 'failed' } | { name: 'there'; beside: Beside };

/** Loads what stands beside the conversation on show; what was loaded before shows until the new has come. */
export class BesideController implements ReactiveController {
  state: BesideState = { name: 'loading' };
  readonly #host: ReactiveControllerHost;
  readonly #load: LoadBeside;
  readonly #known = new Map<string, Beside>();
  #shown: string | undefined;
  #abort = new AbortController();

  constructor(host: ReactiveControllerHost, load: LoadBeside) {
    this.#host = host;
    this.#load = load;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#abort.abort();
  }

  /** `version` changes with whatever makes it worth loading again, such as the customer who signed in. */
  show(conversation: string | undefined, version = ''): void {
    const key = conversation && `${conversation} ${version}`;
    if (key === this.#shown) return;
    this.#shown = key;
    if (conversation) void this.reload(conversation);
  }

  async reload(conversation: string): Promise<void> {
    this.#abort.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    const known = this.#known.get(conversation);
    this.#enter(known ? { name: 'there', beside: known } : { name: 'loading' });
    const beside = await this.#load(conversation, signal);
    if (signal.aborted) return;
    if (beside) this.#known.set(conversation, beside);
    if (beside) this.#enter({ name: 'there', beside });
    else if (!known) this.#enter({ name: 'failed' });
  }

  #enter(state: BesideState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}
