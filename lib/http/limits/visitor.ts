import { canonicalAddress } from '@/lib/domain/address';
import { env } from '@/lib/env';
import { keyedHash } from '@/lib/integrations/crypto/secret-token';
import { browserOf } from './visitor-cookie';

/**
 * The visitor's address as the platform reports it, in its one spelling (lib/domain/address.ts). Only the trusted header
 * counts; what a client may add itself is ignored.
 */
export function clientAddress(headers: Headers): string {
  const reported = headers.get(env.TRUSTED_IP_HEADER);
  // Where a proxy appends to a list, the last entry is the one that it saw.
  return canonicalAddress(reported?.split(',').at(-1) ?? '') ?? 'unknown';
}

/** Recognises an address without keeping it: who calls with a publishable key, from whatever page. */
export function addressId(headers: Headers): string {
  return keyedHash('visitor', clientAddress(headers));
}

/**
 * Recognises a visitor of our pages: the browser, so that thirty people in one Wi-Fi are thirty; the address where it
 * shows no cookie of ours.
 */
export function visitorId(headers: Headers): string {
  const browser = browserOf(headers);
  return browser === null ? addressId(headers) : keyedHash('visitor', `browser ${browser}`);
}

/**
 * What a booking stores to count live holds: the address, and after a space the browser if it shows a cookie of ours. So
 * the holds of a browser and of all behind its address are counted at once, and browsers, which cost a stranger
 * nothing, give no more room than there is for an address (claim_and_book).
 */
export function holderId(headers: Headers): string {
  const browser = browserOf(headers);
  return browser === null ? addressId(headers) : `${addressId(headers)} ${visitorId(headers)}`;
}
