import type { closeCodes } from '@zaine/protocol';

/** A close code of the protocol. */
type Code<Name extends keyof typeof closeCodes> = (typeof closeCodes)[Name]['code'];

// The protocol's table with its reasons stays out of the widget's bundle; the types hold the numbers to it.
export const RESTARTING: Code<'restarting'> = 1012;
export const EXPIRED: Code<'expired'> = 4001;
export const FORBIDDEN: Code<'forbidden'> = 4003;
export const RATE_LIMITED: Code<'rateLimited'> = 4008;
export const VERSION: Code<'version'> = 4010;
/** What a browser reports of a link that was lost without a word. */
export const LOST = 1006;
