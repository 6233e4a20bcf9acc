import { need } from './need.ts';

type Listener = (detail: never) => void;

/** Listeners of a page on the events of one element, which are DOM events called `zaine-…` as well. */
export class PageListeners {
  readonly #element: HTMLElement;
  #entries: { name: string; listener: Listener; undo(): void }[] = [];

  constructor(element: HTMLElement) {
    this.#element = element;
  }

  /** Calls `listener` with the event's detail; returns the undo. Throws a TypeError for what is no function. */
  add(name: string, listener: Listener, once = false): () => void {
    need(typeof listener === 'function', `on('${name}', …): the listener has to be a function.`);
    const heard = (event: Event) => {
      if (once) undo();
      listener((event as CustomEvent).detail as never);
    };
    const undo = () => this.#element.removeEventListener(`zaine-${name}`, heard);
    this.#element.addEventListener(`zaine-${name}`, heard);
    this.#entries.push({ name, listener, undo });
    return undo;
  }

  /** Takes back what was added, all of it where neither name nor listener is given. */
  remove(name?: string, listener?: Listener): void {
    this.#entries = this.#entries.filter((entry) => {
      const meant = (!name || entry.name === name) && (!listener || entry.listener === listener);
      if (meant) entry.undo();
      return !meant;
    });
  }

  tell(name: string, detail?: unknown): void {
    this.#element.dispatchEvent(new CustomEvent(`zaine-${name}`, { detail, bubbles: true, composed: true }));
  }
}
