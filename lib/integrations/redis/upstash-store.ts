import { Redis } from '@upstash/redis';
import { callVendor } from '@/lib/integrations/resilience';
import type { Store } from './store';

/** Keys scanned per SCAN step, so that a large purge never blocks the server. */
const scanBatch = 100;

export function upstashRedis(
  url: string,
  token: string,
  options: { parsed: boolean } = { parsed: false },
): Redis {
  return new Redis({
    url,
    token,
    // Text for the cache, which parses with a schema; numbers for the limiter.
    automaticDeserialization: options.parsed,
    // Retries are up to the vendor policy, and a cache needs none.
    retry: false,
    enableTelemetry: false,
    // Unlike the policy's timeout this also closes the connection.
    signal: () => AbortSignal.timeout(2_000),
  });
}

export function upstashStore(redis: Redis): Store {
  return {
    get: (key) => callVendor('redis', () => redis.get<string>(key)),
    async set(key, text, ttlSeconds) {
      await callVendor('redis', () => redis.set(key, text, { ex: ttlSeconds }));
    },
    async delete(keys) {
      if (keys.length > 0) await callVendor('redis', () => redis.del(...keys));
    },
    async deletePattern(pattern) {
      let cursor = '0';
      let removed = 0;
      do {
        const from = cursor;
        const [next, keys] = await callVendor('redis', () =>
          redis.scan(from, { match: pattern, count: scanBatch }),
        );
        if (keys.length > 0) removed += await callVendor('redis', () => redis.del(...keys));
        cursor = String(next);
      } while (cursor !== '0');
      return removed;
    },
  };
}
