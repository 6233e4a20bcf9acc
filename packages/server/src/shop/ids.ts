import { customAlphabet } from 'nanoid';
import type { Work } from './ledger/once.ts';

// Without what is misread aloud or on paper: 0 and O, 1, I and L.
const mark = customAlphabet('23456789ABCDEFGHJKMNPQRSTUVWXYZ', 8);

/** A case's number as a customer may read it out: AS7K3FQ2MB. */
function caseId(): string {
  return `AS${mark()}`;
}

/** A ticket's number. */
export function ticketId(): string {
  return `TK${mark()}`;
}

/** Fresh ids for whatever an action may have to write. */
export function workIds(): Work['ids'] {
  return { case: caseId(), ticket: ticketId(), coupon: `ZN-${mark()}` };
}
