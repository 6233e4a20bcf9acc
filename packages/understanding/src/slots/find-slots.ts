import type { Slot, SlotName } from '../understanding.ts';

/** What the finder of slots knows of the shop and of today. */
export interface SlotContext {
  now?: Date;
  orderNumbers?: readonly RegExp[];
}

const ORDER_NUMBER = /(?<![A-Za-z0-9])(?:ZN|MH|SO|PO|OD|DD)[-_ ]?\d{8,16}(?![A-Za-z0-9])/gi;
const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g;

/** Finds the details a message names, left to right, without overlaps. */
export function findSlots(text: string, context: SlotContext): Slot[] {
  const slots: Slot[] = [];
  for (const pattern of [ORDER_NUMBER, ...(context.orderNumbers ?? [])]) {
    add(slots, text, pattern, 'order_number', (found) => found.replace(/[-_ ]/g, '').toUpperCase());
  }
  add(slots, text, EMAIL, 'email', (found) => found.toLowerCase());
  return slots.sort((a, b) => a.start - b.start);
}

function add(slots: Slot[], text: string, pattern: RegExp, name: SlotName, value: (found: string) => string) {
  for (const match of text.matchAll(pattern)) {
    const start = match.index;
    const end = start + match[0].length;
    if (slots.some((slot) => start < slot.end && slot.start < end)) continue;
    slots.push({ name, value: value(match[0]), text: match[0], start, end });
  }
}
