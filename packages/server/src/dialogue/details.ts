import type { Understanding } from '@zaine/understanding';
import { isTaxNumber } from './work/tax-number.ts';

/** At least six letters, digits and dashes with four digits among them. */
const NUMBER_LIKE = /(?<![A-Za-z0-9])(?=(?:[A-Za-z_-]*\d){4})[A-Za-z0-9][A-Za-z0-9_-]{5,39}(?![A-Za-z0-9])/g;
/** Two letters and digits in groups: MH 2611 200482. */
const IN_GROUPS = /(?<![A-Za-z0-9])[A-Za-z]{1,4}(?=(?:[ -]?\d){8})(?:[ -]?\d{2,}){1,6}(?![A-Za-z0-9])/g;
/** Short ones only after a word or sign that says what they are: #1001, 订单 T5, order 1001. */
const CUED =
  /(?:#|订单(?:编?号|号码)?|单号|\border(?: number| no\.?| id)?) ?(?:is|was|是|为)? ?[:#]? ?([A-Za-z]{0,4}-?\d{1,8}[A-Za-z]?)(?![\dA-Za-z]|\s*[个单天笔件年月日号])/i;
const AFTER_HASH = /#\s?([A-Za-z]{0,4}-?\d{1,12})(?![\dA-Za-z])/;
const MOBILE = /^1[3-9]\d{9}$/;
const FOUR_DIGITS = /(?<![\d.¥￥$-])\d{4}(?![\d年])/g;

/** "It is" or 是的 around a number do not make it a sentence. */
const FEW_CHARACTERS = 5;
const SPEAKS_OF_PHONE = /尾号|尾號|后四位|後四位|手机|手機|电话|last four|ending|phone/i;
const BEFORE_NUMBER =
  /^(?:我的|是|就是|my |the )*(?:订单(?:编?号|号码)?|单号|编号|号码|(?:order )?(?:number|no\.?|id)|order)?(?: ?(?:is|是|为))?(?:it'?s |it is )?[\s:#]*/i;
/** A number of whatever shape a shop may give: 1001, T5, A-17/2. */
const ANY_NUMBER = /^(?=.*\d)[A-Za-z0-9][A-Za-z0-9_./-]{0,63}$/;

const DIGIT = /\d/;
const TAX_PLACES = 18;

type Said = Pick<Understanding, 'text' | 'slots'>;

/** The order number a message names: one of a known shape, or what looks like one and is nothing else. */
export function numberIn(said: Said): string | undefined {
  const slot = said.slots.find((each) => each.name === 'order_number');
  if (slot) return halfWidth(slot.text);
  const number = unknownNumber(withoutSlots(withoutGroupedPhones(said)));
  // 18 places with their check digit are a company's tax number.
  const taxed = number?.length === TAX_PLACES && isTaxNumber(number.toUpperCase());
  return taxed ? undefined : number;
}

/** While a number is awaited: all that was typed, whatever its shape. */
export function awaitedNumber(said: Said): string | undefined {
  const known = numberIn(said);
  if (known !== undefined) return known;
  const typed = said.text
    .normalize('NFKC')
    .trim()
    .replace(BEFORE_NUMBER, '')
    .replace(/[\s。.!,，的吧]+$/, '');
  const number = typed.replace(/\s/g, '');
  return ANY_NUMBER.test(number) && !/[A-Za-z]{3,} /.test(typed) ? number : undefined;
}

/** True where a message is a number and nothing else, of whatever shape the shop's numbers have. */
export function isNumberAlone(said: Said): boolean {
  const number = numberIn(said);
  const length = said.text.normalize('NFKC').replace(/\s/g, '').length;
  return number !== undefined && length - number.length <= FEW_CHARACTERS;
}

/** Like {@link digitsIn}, of a message that says little else, or says that they are a phone's. */
export function digitsAlone(said: Said): string | undefined {
  const digits = digitsIn(said);
  const rest = said.text.replace(/[\d\s]/g, '').length;
  return rest <= FEW_CHARACTERS || SPEAKS_OF_PHONE.test(said.text) ? digits : undefined;
}

/** The last four digits of a phone that a message gives, alone or as the end of a whole number. */
export function digitsIn(message: Said): string | undefined {
  const said = withoutGroupedPhones(message);
  const phone = said.slots.find((each) => each.name === 'phone');
  if (phone) return phone.value.replace(/\D/g, '').slice(-4);
  const rest = withoutSlots(said).replace(IN_GROUPS, ' ').replace(NUMBER_LIKE, ' ').replace(AFTER_HASH, ' ');
  const found = rest.match(FOUR_DIGITS) ?? [];
  return found.length === 1 ? found[0] : undefined;
}

/** A phone that begins within a number in groups is part of it: MH 2611 200482. */
function withoutGroupedPhones(said: Said): Said {
  if (!said.slots.some(({ name }) => name === 'phone')) return said;
  const text = said.text.normalize('NFKC');
  if (text.length !== said.text.length) return said;
  const groups = [...text.matchAll(IN_GROUPS)].map(({ index, 0: found }) => [index, index + found.length]);
  const inGroup = ({ start }: { start: number }) =>
    groups.some(([from = 0, to = 0]) => start > from && start < to);
  const slots = said.slots.filter(
    (slot) => slot.name !== 'phone' || MOBILE.test(slot.text.trim()) || !inGroup(slot),
  );
  return { text: said.text, slots };
}

function unknownNumber(words: string): string | undefined {
  if (!DIGIT.test(words)) return undefined;
  const found = words.match(IN_GROUPS)?.[0] ?? words.match(NUMBER_LIKE)?.[0];
  const number = found ?? AFTER_HASH.exec(words)?.[1] ?? CUED.exec(words)?.[1];
  return number && halfWidth(number);
}

function halfWidth(number: string): string {
  return number.normalize('NFKC').replace(/\s/g, '');
}

/** The text without the details found in it, in half-width characters. */
function withoutSlots({ text, slots }: Said): string {
  return slots
    .filter((slot) => slot.name !== 'quantity' && slot.name !== 'amount')
    .reduceRight((words, slot) => `${words.slice(0, slot.start)} ${words.slice(slot.end)}`, text)
    .normalize('NFKC');
}
