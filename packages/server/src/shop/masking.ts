import type { Address, Order } from '@zaine/protocol';

const HAN = /\p{Script=Han}/u;
/** A district or county at the beginning of a Chinese address. */
const DISTRICT = /^[^\d\s]{1,10}?[区區县縣市旗]/;
/** A part of a Latin address that is no more exact than a district. */
const WIDE_PART = /\b(District|County|Region|Province|State)$/i;
const LONG_NUMBER = /\+?\d[\d -]{5,}\d/g;

/** 13800001234 becomes 138****1234; short numbers keep their last four, or two, digits. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  const plus = phone.trim().startsWith('+') ? '+' : '';
  const head = digits.length >= 10 ? digits.slice(0, 3) : '';
  return `${plus}${head}****${digits.slice(digits.length >= 7 ? -4 : -2)}`;
}

/** 林晓雯 becomes 林**, Emma Clarke becomes E*** C***. */
export function maskName(name: string): string {
  const words = name.trim().split(/\s+/);
  if (HAN.test(name)) return `${[...name.trim()][0] ?? ''}**`;
  return words.map((word) => `${[...word][0] ?? ''}***`).join(' ');
}

/** Keeps the city and, where it can be told, the district. */
function maskAddress({ name, line, city }: Address): Address {
  return {
    ...(name !== undefined && { name: maskName(name) }),
    ...(line !== undefined && { line: maskLine(line) }),
    ...(city !== undefined && { city }),
  };
}

/** A copy of an order for a card: name, phone, address and numbers in the note are shortened. */
export function maskOrder(order: Order): Order {
  return {
    ...order,
    ...(order.phone !== undefined && { phone: maskPhone(order.phone) }),
    ...(order.address && { address: maskAddress(order.address) }),
    ...(order.note !== undefined && { note: order.note.replace(LONG_NUMBER, maskPhone) }),
  };
}

function maskLine(line: string): string {
  if (HAN.test(line)) return `${DISTRICT.exec(line.trim())?.[0] ?? ''}****`;
  const wide = line.split(',').filter((part) => WIDE_PART.test(part.trim()));
  return ['****', ...wide.map((part) => part.trim())].join(', ');
}
