import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { type Claims, slotPattern } from './claims.ts';

const CANDIDATE = slotPattern(/(?<![\w+])(?:\+\d{1,3}[ .-]?)?\(?\d(?:[ ().-]{0,2}\d){6,13}(?!\w)/g);
const CHINESE: readonly CountryCode[] = ['CN', 'HK', 'TW', 'US', 'GB'];
const ENGLISH: readonly CountryCode[] = ['US', 'GB', 'CN', 'AU'];

/** Claims telephone numbers in E.164 shape; a number without its country is tried in those that fit the language. */
export function findPhones(claims: Claims): void {
  const countries = /\p{Script=Han}/u.test(claims.folded) ? CHINESE : ENGLISH;
  claims.claimMatches('phone', CANDIDATE, ([found]) => {
    // A Chinese mobile number is one whatever the language around it.
    if (/^1[3-9]\d{9}$/.test(found.replace(/[ .-]/g, ''))) return parse(found, 'CN');
    for (const country of countries) {
      const number = parse(found, country);
      if (number) return number;
    }
    return undefined;
  });
}

function parse(text: string, country: CountryCode): string | undefined {
  const number = parsePhoneNumberFromString(text, country);
  return number?.isValid() ? number.number : undefined;
}
