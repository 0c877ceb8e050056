import { canonicalAddress } from '@/lib/domain/address';
import { env } from '@/lib/env';
import { keyedHash } from '@/lib/integrations/crypto/secretToken';

/**
 * The visitor's address as the platform reports it, in its one spelling (lib/domain/address.ts). Only the trusted header
 * counts; what a client may add itself is ignored.
 */
export function clientAddress(headers: Headers): string {
  const reported = headers.get(env.TRUSTED_IP_HEADER);
  // Where a proxy appends to a list, the last entry is the one that it saw.
  return canonicalAddress(reported?.split(',').at(-1) ?? '') ?? 'unknown';
}

/** Recognises a visitor without keeping the address; what a booking stores to count live holds. */
export function visitorId(headers: Headers): string {
  return keyedHash('visitor', clientAddress(headers));
}
