/** A carrier: its id, the names shoppers use, and the numbers it gives to parcels. */
export interface Carrier {
  id: string;
  names: readonly string[];
  numbers?: RegExp;
  check?: (number: string) => boolean;
}

const digitsOf = (text: string) => [...text].map(Number);

/** The check digit of the Universal Postal Union's S10 numbers (RR123456785CN). */
function checkS10(number: string): boolean {
  const digits = digitsOf(number.slice(2, 11));
  const weights = [8, 6, 4, 2, 3, 5, 9, 7];
  const sum = weights.reduce((total, weight, i) => total + weight * (digits[i] as number), 0);
  const check = 11 - (sum % 11);
  return digits[8] === (check === 10 ? 0 : check === 11 ? 5 : check);
}

/** The check digit of UPS numbers (1Z…): letters count as (code - 63) mod 10, every second place double. */
function checkUps(number: string): boolean {
  const values = [...number.slice(2).toUpperCase()].map((c) =>
    /\d/.test(c) ? Number(c) : (c.charCodeAt(0) - 63) % 10,
  );
  const sum = values.slice(0, -1).reduce((total, value, i) => total + value * (i % 2 === 0 ? 1 : 2), 0);
  return (10 - (sum % 10)) % 10 === values.at(-1);
}

/** The check digit of FedEx Express numbers of twelve digits. */
function checkFedex(number: string): boolean {
  const digits = digitsOf(number);
  const weights = [3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1];
  const sum = weights.reduce((total, weight, i) => total + weight * (digits[i] as number), 0);
  return (sum % 11) % 10 === digits[11];
}

/** The check digit of USPS numbers: from the right, every second place counts three times. */
function checkUsps(number: string): boolean {
  const digits = digitsOf(number).reverse();
  const sum = digits.slice(1).reduce((total, digit, i) => total + digit * (i % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10 === digits[0];
}

/** The check digit of DHL Express numbers of ten digits: the rest of the first nine by seven. */
function checkDhl(number: string): boolean {
  return Number(number.slice(0, 9)) % 7 === Number(number[9]);
}

/** The carriers by name and number, those with letters or check digits first. */
export const carriers: readonly Carrier[] = [
  { id: 'sf', names: ['顺丰', 'sf express', 'shunfeng'], numbers: /^SF\d{10,15}$/ },
  { id: 'yto', names: ['圆通', 'yto'], numbers: /^YT\d{12,15}$/ },
  { id: 'zto', names: ['中通', 'zto'], numbers: /^(?:ZT\d{12,14}|7[3-8]\d{10}|7[3-8]\d{12})$/ },
  { id: 'jtexpress', names: ['极兔', 'j&t'], numbers: /^JT\d{13}$/ },
  { id: 'jd', names: ['京东快递', '京东物流', 'jd logistics'], numbers: /^JD[A-Z]{0,2}\d{9,15}$/ },
  { id: 'deppon', names: ['德邦', 'deppon'], numbers: /^DPK\d{12}$/ },
  {
    id: 'ems',
    names: ['ems', '邮政', '中国邮政', 'china post'],
    numbers: /^[A-Z]{2}\d{9}CN$/,
    check: checkS10,
  },
  { id: 'post', names: [], numbers: /^[A-Z]{2}\d{9}[A-Z]{2}$/, check: checkS10 },
  { id: 'ups', names: ['ups'], numbers: /^1Z[0-9A-Z]{16}$/, check: checkUps },
  { id: 'usps', names: ['usps'], numbers: /^9[1-5]\d{18,20}$/, check: checkUsps },
  { id: 'sto', names: ['申通', 'sto express'], numbers: /^(?:77\d{13}|STO\d{10,13})$/ },
  { id: 'yunda', names: ['韵达', 'yunda'], numbers: /^(?:YD\d{13}|[34]\d{12}|[34]\d{14})$/ },
  { id: 'fedex', names: ['fedex', '联邦快递', 'fed ex'], numbers: /^\d{12}$/, check: checkFedex },
  { id: 'dhl', names: ['dhl', '敦豪'], numbers: /^\d{10}$/, check: checkDhl },
  { id: 'cainiao', names: ['菜鸟', 'cainiao'] },
  { id: 'royalmail', names: ['royal mail'] },
  { id: 'hermes', names: ['evri', 'hermes'] },
];

/** Whether a number begins with a carrier's letters and has its shape. */
export function isLetteredTracking(number: string): boolean {
  return /^(?:[A-Z]|1Z)/.test(number) && carriers.some(({ numbers }) => numbers?.test(number));
}
