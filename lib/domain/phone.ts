import {
  type CountryCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from 'libphonenumber-js/min';

/** Converts digits of every script to ASCII: each script has its ten in a row. */
function plainDigits(text: string): string {
  return text.replaceAll(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let zero = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String((code - zero) % 10);
  });
}

function parse(text: string, country: string) {
  const known = isSupportedCountry(country) ? { defaultCountry: country as CountryCode } : {};
  return parsePhoneNumberFromString(plainDigits(text), { extract: false, ...known });
}

/**
 * The stored form of a phone number: E.164, followed by " ext. 5" where it has an extension; empty stays empty.
 * `country` (ISO 3166-1 alpha-2) is assumed for a number without a country code: the business's. Null: no such number
 * can exist. Checked by length only: which numbers are in use changes faster than any list of them.
 */
export function storedPhone(text: string, country: string): string | null {
  if (text.trim() === '') return '';
  const number = parse(text, country);
  if (!number || !(number.isPossible() || isLocal(number))) return null;
  return number.ext ? `${number.number} ext. ${number.ext}` : number.number;
}

/**
 * A local number without area code: people still write it so in North America ("555-0100"), and the business knows
 * where.
 */
function isLocal({ nationalNumber, country, countryCallingCode }: PhoneNumber): boolean {
  const home = country ? { defaultCountry: country } : { defaultCallingCode: countryCallingCode };
  const length = validatePhoneNumberLength(nationalNumber, home);
  return length === 'TOO_SHORT' && nationalNumber.length >= 7;
}

/**
 * A stored number in its international format: "+44 20 7946 0018". Numbers stored before this rule stay as they are.
 */
export function phoneInWords(stored: string): string {
  return (stored.startsWith('+') && parse(stored, '')?.formatInternational()) || stored;
}

export const impossiblePhone =
  'We don’t know a number like this. Please check it, and give it with + and the country’s code.';
