import type { Due } from '../when.ts';

/** One wording, or several that say the same. */
export type Line = string | readonly string[];

/** What is told of a parcel. */
export interface ParcelWords {
  /** What is in it. */
  goods: string;
  carrier: string;
  tracking: string;
  due?: Due;
  /** The latest scan. */
  last?: { text: string; at: string };
}

/** What is told of an order. */
export interface OrderWords {
  number: string;
  goods: string;
  total: string;
  /** How it stands, as a sentence. */
  status: string;
}
