import { z } from 'zod';

/** The domain as machines write it (UTS 46: lower case, `xn--…`); null when it can't be one. */
function asciiDomain(domain: string): string | null {
  // What a URL reads as something else than a host.
  if (domain === '' || /[\s%/\\?#@:[\]]/.test(domain)) return null;
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return null;
  }
}

/** The form in which an e-mail address is stored and compared. What can't be an address is only lower-cased. */
export function normalizeEmail(email: string): string {
  const trimmed = email.trim().normalize('NFC');
  const at = trimmed.lastIndexOf('@');
  const domain = at < 0 ? null : asciiDomain(trimmed.slice(at + 1));
  return domain === null ? trimmed.toLowerCase() : `${trimmed.slice(0, at).toLowerCase()}@${domain}`;
}

// The top-level domain may be one in another script ("xn--p1ai"), never a number.
const shape =
  /^(?!\.)(?!.*\.\.)[a-z0-9_'+.!#$%&*/=?^`{|}~-]{0,63}[a-z0-9_'+!#$%&*/=?^`{|}~-]@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{0,57}[a-z0-9])$/;

/** An e-mail address as people write it, domains in other scripts too; what comes out is the stored form. */
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
