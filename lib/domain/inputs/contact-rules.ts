import { evenBreaks, hasAddress, hasControls, isVisible } from '../plain-text';

/**
 * What the schemas of a contact (name-input, email-input, phone-input, text-input) demand, in plain functions: the page
 * on which a customer types it has no schema library. The server decides by the schemas; `unit/contact-rules` keeps
 * both saying the same.
 */
export const sayings = {
  long: (max: number) => `Please use at most ${max.toLocaleString('en')} characters.`,
  severalLines: 'Please write this on one line, without control characters.',
  controls: 'Please remove the control characters.',
  noName: (what: string) => `Please give ${what}.`,
  addressInName: 'Please leave web and e-mail addresses out of the name.',
  longEmail: 'Please keep this under 255 characters.',
  longStoredEmail: 'This address is too long.',
  badEmail: 'Please give a valid e-mail address, like ana@example.com.',
  badPhone: 'Please give the phone number in digits, with + for the country.',
  shortPhone: 'This number is too short.',
  noAddress: 'Please give the address at which it takes place.',
};

/** The ASCII form of a domain (UTS 46: lower case, `xn--…`); null when it is no domain. */
function asciiDomain(domain: string): string | null {
  // Characters that a URL parser would take for something other than a host.
  if (domain === '' || /[\s%/\\?#@:[\]]/.test(domain)) return null;
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return null;
  }
}

/** The form in which an e-mail address is stored and compared. What is no valid address is only lower-cased. */
export function normalizeEmail(email: string): string {
  const trimmed = email.trim().normalize('NFC');
  const at = trimmed.lastIndexOf('@');
  const domain = at < 0 ? null : asciiDomain(trimmed.slice(at + 1));
  return domain === null ? trimmed.toLowerCase() : `${trimmed.slice(0, at).toLowerCase()}@${domain}`;
}

// The top-level domain may be an internationalised one ("xn--p1ai"), never a number.
export const emailShape =
  /^(?!\.)(?!.*\.\.)[a-z0-9_'+.!#$%&*/=?^`{|}~-]{0,63}[a-z0-9_'+!#$%&*/=?^`{|}~-]@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{0,57}[a-z0-9])$/;

export const phoneShape =
  /^$|^[+＋(\p{Nd}][\p{Nd}\s()./\u2010-\u2015－~-]*(?:[;,]?\s*(?:ext|extension|доб|x|#)[.=:]?\s*\p{Nd}{1,7})?$/iu;

export const isLongEnoughPhone = (text: string) => text === '' || (text.match(/\p{Nd}/gu)?.length ?? 0) >= 3;

/** Control characters other than those that end lines. */
export const hasLineControls = (text: string) => /(?![\n\r\t])\p{Cc}/u.test(text);

/** The form in which text of several lines is stored. */
export const storedLines = (text: string) => evenBreaks(text).trim();

/** The form in which an address is stored: as it is written, on one line. */
export const storedAddress = (text: string) =>
  storedLines(text)
    .split('\n')
    .map((line) => line.trim().replace(/,$/, ''))
    .filter(Boolean)
    .join(', ');

export type Contact = { name: string; email: string; phone: string; address: string; notes: string };
type Problems = Partial<Record<keyof Contact, string>>;

/**
 * The contact as it is stored, and what is wrong with it, by field. `asksAddress`: what takes place at the customer's
 * can't be found without their address.
 */
export function checkContact(
  { name, email, phone, address, notes }: Contact,
  { asksAddress = false } = {},
): { contact: Contact; problems: Problems } {
  const contact = {
    name: name.trim(),
    email: normalizeEmail(email),
    phone: phone.trim(),
    address: storedAddress(address),
    notes: storedLines(notes),
  };
  const found = {
    name: lineProblem(name, 200) ?? nameProblem(contact.name),
    email: email.length > 254 ? sayings.longEmail : emailProblem(contact.email),
    phone: lineProblem(phone, 40) ?? phoneProblem(contact.phone),
    address: linesProblem(address, 300) ?? (asksAddress && contact.address === '' ? sayings.noAddress : null),
    notes: linesProblem(notes, 2000),
  };
  const problems = Object.entries(found).filter(([, message]) => message !== null);
  return { contact, problems: Object.fromEntries(problems) };
}

function lineProblem(text: string, max: number): string | null {
  if (text.length > max) return sayings.long(max);
  return hasControls(text.trim()) ? sayings.severalLines : null;
}

function linesProblem(text: string, max: number): string | null {
  if (text.length > max) return sayings.long(max);
  return hasLineControls(text) ? sayings.controls : null;
}

function nameProblem(name: string): string | null {
  if (!isVisible(name, false)) return sayings.noName('a name');
  return hasAddress(name) ? sayings.addressInName : null;
}

function emailProblem(stored: string): string | null {
  if (stored.length > 254) return sayings.longStoredEmail;
  return emailShape.test(stored) ? null : sayings.badEmail;
}

function phoneProblem(phone: string): string | null {
  if (!phoneShape.test(phone)) return sayings.badPhone;
  return isLongEnoughPhone(phone) ? null : sayings.shortPhone;
}
