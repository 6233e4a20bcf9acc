/** A number as it is compared: half-width capitals without spaces and dashes. */
export function canonicalNumber(number: string): string {
  return number
    .normalize('NFKC')
    .replace(/[\s_-]/g, '')
    .toUpperCase();
}

/** The ways a shop may have written the number a person typed, to be looked up all at once. */
export function spellingsOf(number: string): string[] {
  const typed = number.normalize('NFKC').trim();
  return [...new Set([typed, typed.toUpperCase(), typed.toLowerCase(), canonicalNumber(typed)])];
}

/** The last four digits of a phone, or undefined where it has no four. */
export function lastFourOf(phone: string | null | undefined): string | undefined {
  const digits = (phone ?? '').replace(/\D/g, '');
  return digits.length < 4 ? undefined : digits.slice(-4);
}
