/** Why a file is not taken, each with what the sender is told. */
export const refusals = {
  type: 'Only JPEG, PNG, WebP, GIF and HEIC pictures and plain PDF files can be sent.',
  active: 'This PDF runs something by itself; save it as a plain PDF first.',
  broken: 'The picture cannot be read.',
  pixels: 'The picture has too many pixels.',
  empty: 'The file is empty.',
} as const;

/** A file that is not taken; `reason` says why. */
export class Refusal extends Error {
  readonly reason: keyof typeof refusals;
  constructor(reason: keyof typeof refusals, cause?: unknown) {
    super(refusals[reason], { cause });
    this.name = 'Refusal';
    this.reason = reason;
  }
}
