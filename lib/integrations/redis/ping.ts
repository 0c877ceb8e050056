import { env } from '@/lib/env';
import { callVendor } from '../resilience';
import { upstashRedis } from './upstash-store';

/** Resolves if Redis is reachable; `not_configured` where there is none. @throws VendorUnavailable */
export async function pingRedis(): Promise<'ok' | 'not_configured'> {
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = env;
  if (!url || !token) return 'not_configured';
  await callVendor('redis', () => upstashRedis(url, token).ping());
  return 'ok';
}
