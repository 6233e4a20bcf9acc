import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Refusal } from './refusal.ts';
import type { Credentials, SessionApi, SignedIn } from './session-api.ts';

/** Where signing in stands. */
export type SessionState =
  | { name: 'checking' }
  | { name: 'out'; busy: boolean; refusal?: Refusal }
  | ({ name: 'in' } & SignedIn);

/** Holds the session for its host: looks for one when the page opens, signs in and out. */
export class SessionController implements ReactiveController {
  state: SessionState = { name: 'checking' };
  /** Whether there are several shops to sign in to. */
  several = false;
  readonly #host: ReactiveControllerHost;
  readonly #api: SessionApi;

  constructor(host: ReactiveControllerHost, api: SessionApi) {
    this.#host = host;
    this.#api = api;
    host.addController(this);
  }

  async hostConnected(): Promise<void> {
    const answer = await this.#api.current();
    if ('refusal' in answer) this.several = answer.several ?? false;
    if (!('refusal' in answer)) this.#enter({ name: 'in', ...answer });
    // Somebody who has not been here yet has lost nothing that would have to be explained.
    else if (answer.refusal === 'expired') this.#enter({ name: 'out', busy: false });
    else this.#enter({ name: 'out', busy: false, refusal: answer.refusal });
  }

  async signIn(credentials: Credentials): Promise<void> {
    this.#enter({ name: 'out', busy: true });
    const answer = await this.#api.signIn(credentials);
    this.#enter(
      'refusal' in answer ? { name: 'out', busy: false, refusal: answer.refusal } : { name: 'in', ...answer },
    );
  }

  async signOut(): Promise<void> {
    this.#enter({ name: 'out', busy: false });
    await this.#api.signOut();
  }

  /** Asks whether the session still stands: a refused socket does not say why. */
  async verify(): Promise<void> {
    const answer = await this.#api.current();
    if (this.state.name === 'in' && 'refusal' in answer && answer.refusal === 'expired') this.lose('expired');
  }

  /** The server took the session away. */
  lose(refusal: Refusal): void {
    this.#enter({ name: 'out', busy: false, refusal });
  }

  #enter(state: SessionState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}
