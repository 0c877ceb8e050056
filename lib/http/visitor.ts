import { env } from '@/lib/env';
import { keyedHash } from '@/lib/integrations/crypto/secretToken';

/**
 * The visitor's address as the platform reports it. Only the trusted header counts; what a client may add itself
 * is ignored. IPv6 is cut to its /64, which is what one household gets.
 */
export function clientAddress(headers: Headers): string {
  const reported = headers.get(env.TRUSTED_IP_HEADER);
  // Where a proxy appends to a list, the last entry is the one that it saw.
  const address = reported?.split(',').at(-1)?.trim();
  if (!address) return 'unknown';
  if (!address.includes(':') || address.startsWith('::ffff:')) return address.replace('::ffff:', '');
  return `${expandIpv6(address).slice(0, 4).join(':')}::/64`;
}

/** Recognises a visitor without keeping the address; what a booking stores to count live holds. */
export function visitorId(headers: Headers): string {
  return keyedHash('visitor', clientAddress(headers));
}

function expandIpv6(address: string): string[] {
  const [head = '', tail] = address.split('::');
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  const gap = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  return [...left, ...Array<string>(gap).fill('0'), ...right];
}
