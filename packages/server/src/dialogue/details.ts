import type { Understanding } from '@zaine/understanding';

/** At least six letters, digits and dashes with four digits among them. */
const NUMBER_LIKE = /(?<![A-Za-z0-9])(?=(?:[A-Za-z_-]*\d){4})[A-Za-z0-9][A-Za-z0-9_-]{5,39}(?![A-Za-z0-9])/g;
const FOUR_DIGITS = /(?<![\d.¥￥$-])\d{4}(?![\d年])/g;

/** "It is" or 是的 around a number do not make it a sentence. */
const FEW_CHARACTERS = 5;
const SPEAKS_OF_PHONE = /尾号|尾號|后四位|後四位|手机|手機|电话|last four|ending|phone/i;

type Said = Pick<Understanding, 'text' | 'slots'>;

/** The order number a message names: one of a known shape, or what looks like one and is nothing else. */
export function numberIn(said: Said): string | undefined {
  const slot = said.slots.find((each) => each.name === 'order_number');
  if (slot) return slot.text;
  const [found] = withoutSlots(said).match(NUMBER_LIKE) ?? [];
  return found;
}

/** True where a message is a number and nothing else, of whatever shape the shop's numbers have. */
export function isNumberAlone(said: Said): boolean {
  const number = numberIn(said);
  return number !== undefined && said.text.trim().length - number.length <= FEW_CHARACTERS;
}

/** Like {@link digitsIn}, of a message that says little else, or says that they are a phone's. */
export function digitsAlone(said: Said): string | undefined {
  const digits = digitsIn(said);
  const rest = said.text.replace(/[\d\s]/g, '').length;
  return rest <= FEW_CHARACTERS || SPEAKS_OF_PHONE.test(said.text) ? digits : undefined;
}

/** The last four digits of a phone that a message gives, alone or as the end of a whole number. */
export function digitsIn(said: Said): string | undefined {
  const phone = said.slots.find((each) => each.name === 'phone');
  if (phone) return phone.value.replace(/\D/g, '').slice(-4);
  const found = withoutSlots(said).replace(NUMBER_LIKE, ' ').match(FOUR_DIGITS) ?? [];
  return found.length === 1 ? found[0] : undefined;
}

/** The text without the details found in it, in half-width characters. */
function withoutSlots({ text, slots }: Said): string {
  return slots
    .filter((slot) => slot.name !== 'quantity' && slot.name !== 'amount')
    .reduceRight((words, slot) => `${words.slice(0, slot.start)} ${words.slice(slot.end)}`, text)
    .normalize('NFKC');
}
