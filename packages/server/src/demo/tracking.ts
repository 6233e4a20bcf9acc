/** Weights of the check digit of the Universal Postal Union's S10 standard. */
const S10_WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7];

/** An EMS number in S10 form, `EA#########CN`: `serial` has eight digits, the ninth is computed. */
export function emsNumber(serial: string): string {
  const sum = S10_WEIGHTS.reduce((total, weight, index) => total + weight * Number(serial[index]), 0);
  const rest = 11 - (sum % 11);
  const check = rest === 10 ? 0 : rest === 11 ? 5 : rest;
  return `EA${serial}${check}CN`;
}

/** A DHL Express waybill of ten digits: the last is the first nine modulo seven. */
export function dhlNumber(serial: string): string {
  return `${serial}${Number(serial) % 7}`;
}
