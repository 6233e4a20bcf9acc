/** Digits of a unified social credit code: no I, O, S, V, Z. */
const DIGITS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CREDIT_CODE = /^[0-9A-HJ-NPQRTUWXY]{18}$/;
const OLD_CODE = /^\d{6}[0-9A-Z]{8}[0-9X]$/;

/**
 * Checks a Chinese company's tax number: a unified social credit code of 18 places (GB 32100-2015, weights 3^i mod
 * 31) or an older one of 15 (six of the region, then an organisation code, GB 11714-1997).
 */
export function isTaxNumber(number: string): boolean {
  if (CREDIT_CODE.test(number)) return creditCheck(number) === number[17];
  return OLD_CODE.test(number) && organisationCheck(number.slice(6)) === number[14];
}

function creditCheck(code: string): string | undefined {
  let sum = 0;
  for (let at = 0; at < 17; at++) sum += DIGITS.indexOf(code[at] as string) * (3 ** at % 31);
  return DIGITS[(31 - (sum % 31)) % 31];
}

const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

function organisationCheck(code: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number.parseInt(code[at] ?? '', 36), 0);
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}
