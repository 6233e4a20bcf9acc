import type { Attributes, ContextFrame, PageContext, TrackFrame } from '@zaine/protocol';

/** So many happenings wait for a connection; older ones are let go. */
const MOST_WAITING = 50;

/** What the page tells of itself and its shopper: said again over every new socket. */
export class PageNotes {
  page: PageContext | undefined;
  #attributes: Attributes = {};
  #waiting: TrackFrame[] = [];
  readonly #send: (frame: ContextFrame | TrackFrame) => boolean;

  constructor(page: PageContext | undefined, send: (frame: ContextFrame | TrackFrame) => boolean) {
    this.page = page && clip(page);
    this.#send = send;
  }

  turnTo(page: PageContext): void {
    this.page = clip(page);
    this.#send({ type: 'context', page: this.page });
  }

  /** Adds to what is known; null takes a fact back. */
  know(attributes: Attributes): void {
    this.#attributes = { ...this.#attributes, ...attributes };
    this.#send({ type: 'context', attributes });
  }

  track(frame: TrackFrame): void {
    if (!this.#send(frame)) this.#waiting = [...this.#waiting, frame].slice(-MOST_WAITING);
  }

  /** A fresh socket was welcomed. The hello has told it the page. */
  restart(): void {
    const attributes = this.#attributes;
    if (Object.keys(attributes).length > 0) this.#send({ type: 'context', attributes });
    for (const frame of this.#waiting.splice(0)) this.#send(frame);
  }

  /** Whoever comes next is somebody else. */
  forget(): void {
    this.#attributes = {};
    this.#waiting = [];
  }
}

/** The server takes addresses and titles up to these lengths and refuses the hello otherwise. */
function clip({ url, title, product }: PageContext): PageContext {
  return {
    ...(url && { url: url.slice(0, 2000) }),
    ...(title && { title: title.slice(0, 300) }),
    ...(product && { product: product.slice(0, 100) }),
  };
}
