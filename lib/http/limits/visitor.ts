import { canonicalAddress } from '@/lib/domain/address';
import { env } from '@/lib/env';
import { keyedHash } from '@/lib/integrations/crypto/secret-token';
import { browserOf } from './visitor-cookie';

/**
 * The visitor's IP address as the platform reports it, in canonical form (lib/domain/address.ts). Only the trusted
 * header counts; a client's own additions are ignored.
 */
export function clientAddress(headers: Headers): string {
  const reported = headers.get(env.TRUSTED_IP_HEADER);
  // Where a proxy appends to a list, the last entry is the one that it saw.
  return canonicalAddress(reported?.split(',').at(-1) ?? '') ?? 'unknown';
}

/**
 * Identifies a visitor by a keyed hash of their address, which is not stored itself. For callers with a publishable
 * key, from whatever page.
 */
export function addressId(headers: Headers): string {
  return keyedHash('visitor', clientAddress(headers));
}

/**
 * Identifies a visitor of our pages: by browser, so that thirty people behind one Wi-Fi are thirty; by address
 * without a cookie of ours.
 */
export function visitorId(headers: Headers): string {
  const browser = browserOf(headers);
  return browser === null ? addressId(headers) : keyedHash('visitor', `browser ${browser}`);
}

/**
 * What a booking stores to count live holds: the hash of the address and, after a space, of the browser if it shows a
 * cookie of ours. claim_and_book counts the holds of the browser and those of its whole address at once, so that
 * making up browsers, which costs nothing, gives no more holds than the address may have.
 */
export function holderId(headers: Headers): string {
  const browser = browserOf(headers);
  return browser === null ? addressId(headers) : `${addressId(headers)} ${visitorId(headers)}`;
}
