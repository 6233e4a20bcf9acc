import type { Slot } from '../understanding.ts';

/** One letter for each kind of number that says nothing by its digits; seldom letters, which no word is made of. */
const MASKS: Partial<Record<Slot['name'], string>> = {
  order_number: 'ŋ',
  tracking_number: 'ŧ',
  phone: 'ʃ',
  email: 'ʒ',
};

/** The text with numbers of orders, parcels and phones, and e-mail addresses, each as one letter standing alone. */
export function maskSlots(text: string, slots: readonly Slot[]): string {
  let masked = '';
  let at = 0;
  for (const { name, start, end } of slots) {
    const mask = MASKS[name];
    if (!mask) continue;
    masked += `${text.slice(at, start)} ${mask} `;
    at = end;
  }
  return masked + text.slice(at);
}
