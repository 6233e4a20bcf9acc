/**
 * The shop's own system did not answer. `reached` is false where it surely did nothing: the request was never
 * sent, or it said itself that it could not take it.
 */
export class ShopUnreachable extends Error {
  readonly reached: boolean;
  constructor(message: string, { reached, cause }: { reached: boolean; cause?: unknown }) {
    super(message, { cause });
    this.name = 'ShopUnreachable';
    this.reached = reached;
  }
}
