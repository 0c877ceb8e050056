import { hash } from 'node:crypto';
import { env } from '@/lib/env';
import { callVendor } from '@/lib/integrations/resilience';
import { vendors } from '@/lib/integrations/vendors';
import { limitedFetch } from '@/lib/limited-fetch';

/**
 * Whether Have I Been Pwned lists this password as leaked. The service gets five of the forty hex characters of the
 * SHA-1, which thousands of passwords share (k-anonymity), and its answer is padded, so that neither reveals the
 * password. False without a configured URL, and whenever the service is slow or unavailable: sign-up must not depend on
 * it.
 */
export async function isLeaked(password: string): Promise<boolean> {
  const base = env.HIBP_API_URL;
  if (!base) return false;
  // The lists are indexed by SHA-1; nothing is protected by it here.
  const digest = hash('sha1', password, 'hex').toUpperCase();
  const [prefix, rest] = [digest.slice(0, 5), digest.slice(5)];
  try {
    const list = await callVendor('hibp', (signal) => readRange(`${base}/range/${prefix}`, signal));
    return list.split(/\r?\n/).some((line) => {
      const [suffix, count] = line.split(':');
      return suffix === rest && Number(count) > 0;
    });
  } catch {
    return false;
  }
}

async function readRange(address: string, signal: AbortSignal): Promise<string> {
  const answer = await limitedFetch(
    address,
    { signal, headers: { 'Add-Padding': 'true', 'User-Agent': 'MAIS' } },
    vendors.hibp.limitMs,
  );
  if (!answer.ok) throw Object.assign(new Error('The list was not given'), { status: answer.status });
  return answer.text();
}
