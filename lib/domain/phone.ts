import {
  type CountryCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from 'libphonenumber-js/min';

/** Digits of every script as ASCII: each script has its ten in a row. */
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
 * The stored form of a phone number: E.164, with " ext. 5" behind it where there is one; empty stays empty. `country`
 * (ISO 3166-1) is where a number without a country is at home: the business's. Null: there can't be such a number.
 * By length only: whether a number is in use changes faster than any list of them.
 */
export function storedPhone(text: string, country: string): string | null {
  if (text.trim() === '') return '';
  const number = parse(text, country);
  if (!number || !(number.isPossible() || isLocal(number))) return null;
  return number.ext ? `${number.number} ext. ${number.ext}` : number.number;
}

/** What is dialled within a town: people still write it so in North America ("555-0100"), and the business knows where. */
function isLocal({ nationalNumber, country, countryCallingCode }: PhoneNumber): boolean {
  const home = country ? { defaultCountry: country } : { defaultCallingCode: countryCallingCode };
  const length = validatePhoneNumberLength(nationalNumber, home);
  return length === 'TOO_SHORT' && nationalNumber.length >= 7;
}

/** A stored number as it is read: "+44 20 7946 0018". What was stored before there was a rule stays as it is. */
export function phoneInWords(stored: string): string {
  return (stored.startsWith('+') && parse(stored, '')?.formatInternational()) || stored;
}

export const impossiblePhone =
  'We don’t know a number like this. Please check it, and give it with + and the country’s code.';
