import { stands } from '../conversation/append-sent.ts';
import {
  type ReadyAnswer,
  type SendOutput,
  type ShopperSendInput,
  shopperSend,
} from '../conversation/send.ts';
import type { Store } from '../store/store.ts';
import { type Asked, type TurnHead, Unheard } from './think.ts';

/** What a shopper sends; what is answered with it is found by the turn. */
export type Said = Omit<ShopperSendInput, 'ready'>;

/** Told what became of a message once it is on disk. */
export type Heard = (sent: SendOutput) => void;

/** A message on its way into the log, by itself or with its answer. */
export class Saving {
  readonly message: Asked['message'];
  /** When it was sent, in milliseconds. */
  readonly at: number;
  /** Rejects where it is not to be answered here. */
  readonly unheard: Promise<never>;
  /** It is in the log, and somebody else is to answer it: the conversation was not as was thought. */
  waits = false;
  readonly #store: Store;
  readonly #said: Said;
  readonly #head: TurnHead;
  readonly #heard: Heard;
  readonly #failed: (error: unknown) => void;
  #unheard: (error: unknown) => void = () => {};
  #saved: Promise<number> | undefined;

  constructor(store: Store, said: Said, head: TurnHead, heard: Heard, failed: (error: unknown) => void) {
    this.#failed = failed;
    this.unheard = new Promise((_, reject) => {
      this.#unheard = reject;
    });
    this.unheard.catch(() => {});
    this.message = { id: said.id, body: said.body };
    this.at = said.at;
    this.#store = store;
    this.#said = said;
    this.#head = head;
    this.#heard = heard;
  }

  get begun(): boolean {
    return this.#saved !== undefined;
  }

  /** Its seq once it is in the log, however often it is asked for; rejects with {@link Unheard} where it is not to be answered here. */
  alone(): Promise<number> {
    this.#saved ??= this.#begin();
    return this.#saved;
  }

  /** The same, and its answer with it. */
  with(ready: ReadyAnswer): Promise<number> {
    this.#saved ??= this.#begin(ready);
    return this.#saved;
  }

  #begin(ready?: ReadyAnswer): Promise<number> {
    const saved = this.#save(ready);
    saved.catch(this.#unheard);
    return saved;
  }

  async #save(ready?: ReadyAnswer): Promise<number> {
    const sent = await shopperSend(this.#store, { ready, ...this.#said }).catch((error) => {
      this.#failed(error);
      throw new Unheard();
    });
    this.#heard(sent);
    if (sent.result !== 'appended') throw new Unheard();
    const asThought =
      sent.answered ?? (!ready && sent.alone && sent.head !== undefined && stands(sent.head, this.#head));
    if (!asThought) {
      this.waits = sent.head !== undefined;
      throw new Unheard();
    }
    const seq = sent.events.find(({ id }) => id === this.message.id)?.seq;
    if (seq === undefined) throw new Error('A message was appended without being in what was appended.');
    return seq;
  }
}
