import { z } from 'zod';

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
const shape =
  /^(?!\.)(?!.*\.\.)[a-z0-9_'+.!#$%&*/=?^`{|}~-]{0,63}[a-z0-9_'+!#$%&*/=?^`{|}~-]@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{0,57}[a-z0-9])$/;

/** An e-mail address as people write it, internationalised domains included; parses to the stored form. */
export const emailInput = z
  .string()
  .max(254, 'Please keep this under 255 characters.')
  .transform(normalizeEmail)
  .pipe(
    z
      .string()
      .max(254, 'This address is too long.')
      .regex(shape, 'Please give a valid e-mail address, like ana@example.com.'),
  );
