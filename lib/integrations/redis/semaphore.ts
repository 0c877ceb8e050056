import { randomUUID } from 'node:crypto';
import { env } from '@/lib/env';
import { callVendor } from '@/lib/integrations/resilience';
import { upstashRedis } from './upstash-store';

/** The lease of a slot in milliseconds: frees the slot of a holder that died. */
const HELD_MS = 120_000;

/**
 * A semaphore by key: at most `most` holders at once, across all instances where Redis is configured; without it, and
 * while it is unavailable, in this process.
 */
export function createSemaphore(name: string, most: number) {
  const local = new Map<string, number>();

  function takeLocal(key: string): (() => Promise<void>) | null {
    const held = local.get(key) ?? 0;
    if (held >= most) return null;
    local.set(key, held + 1);
    return async () => {
      const left = (local.get(key) ?? 1) - 1;
      if (left > 0) local.set(key, left);
      else local.delete(key);
    };
  }

  return {
    /** @returns a function that releases the slot; null when all are held */
    async take(key: string): Promise<(() => Promise<void>) | null> {
      const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = env;
      if (!url || !token) return takeLocal(key);
      const redis = upstashRedis(url, token, { parsed: true });
      const set = `slots:${name}:${key}`;
      const holder = randomUUID();
      const giveBack = async () => {
        await callVendor('redis', () => redis.zrem(set, holder)).catch(() => {});
      };
      try {
        const now = Date.now();
        const [, , rank] = await callVendor('redis', () =>
          redis
            .multi()
            .zremrangebyscore(set, 0, now - HELD_MS)
            .zadd(set, { score: now, member: holder })
            .zrank(set, holder)
            .pexpire(set, HELD_MS)
            .exec<[number, number, number, number]>(),
        );
        if (rank < most) return giveBack;
        await giveBack();
        return null;
      } catch {
        return takeLocal(key);
      }
    },
  };
}
