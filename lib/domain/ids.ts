/** Crockford's base 32: no I, L, O or U, so that a code can be read out and typed without doubt. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A booking reference such as "K7QF-2M9D" from at least 8 random bytes (5 bits of each are used: 40 bits, unbiased).
 * @throws RangeError with fewer bytes
 */
export function bookingReference(bytes: Uint8Array): string {
  if (bytes.length < 8) throw new RangeError('A booking reference needs 8 random bytes');
  const letters = [...bytes.slice(0, 8)].map((byte) => alphabet[byte & 31]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** The reference that a person typed, or null. Tolerates case, spaces and look-alike letters. */
export function parseBookingReference(text: string): string | null {
  const letters = text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  if (letters.length !== 8 || [...letters].some((letter) => !alphabet.includes(letter))) return null;
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/**
 * Whether a URL segment could be a slug: others are answered without asking the database and never become a cache key.
 */
export function mayBeSlug(text: unknown): text is string {
  return typeof text === 'string' && /^[a-z0-9][a-z0-9-]{0,62}$/.test(text);
}

/**
 * A URL segment of a–z, 0–9 and single dashes, at most `maxLength` long; `fallback` where no such character remains.
 */
export function slugify(text: string, fallback = 'page', maxLength = 60): string {
  const slug = text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll(/[’']/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, maxLength)
    .replaceAll(/^-+|-+$/g, '');
  return slug === '' ? fallback : slug;
}
