import { Ratelimit } from '@upstash/ratelimit';
import { type IRateLimiterRes, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { env } from '@/lib/env';
import { callVendor } from '../resilience';
import { upstashRedis } from './upstash-store';

export type LimitRule = { name: string; points: number; windowSeconds: number };
export type LimitState = { allowed: boolean; limit: number; remaining: number; resetSeconds: number };

/**
 * A rate limiter. Counts in Redis, across all instances, when it is configured; without it, and whenever Redis is slow
 * or unavailable, in this process. It never fails open.
 */
export function createLimiter(rule: LimitRule) {
  const local = new RateLimiterMemory({
    points: rule.points,
    duration: rule.windowSeconds,
    keyPrefix: rule.name,
  });
  const shared = sharedLimiter(rule);

  async function takeLocal(key: string): Promise<LimitState> {
    const found = await local.consume(key).catch((refused: unknown) => {
      if (refused instanceof RateLimiterRes) return refused;
      throw refused;
    });
    return stateOf(rule, found, found.consumedPoints <= rule.points);
  }

  return {
    /** Consumes one point of `key`; not allowed when none is left. */
    async take(key: string): Promise<LimitState> {
      if (!shared) return takeLocal(key);
      try {
        const { success, remaining, reset } = await callVendor('redis', () => shared.limit(key));
        return {
          allowed: success,
          limit: rule.points,
          remaining: Math.max(0, remaining),
          resetSeconds: secondsUntil(reset),
        };
      } catch {
        return takeLocal(key);
      }
    },
    /** Resets the key's points: what was counted turned out to be legitimate. */
    async forget(key: string): Promise<void> {
      await local.delete(key);
      if (shared) await callVendor('redis', () => shared.resetUsedTokens(key)).catch(() => {});
    },
  };
}

function sharedLimiter(rule: LimitRule): Ratelimit | null {
  if (!env.UPSTASH_REDIS_REST_URL || !env.UPSTASH_REDIS_REST_TOKEN) return null;
  return new Ratelimit({
    redis: upstashRedis(env.UPSTASH_REDIS_REST_URL, env.UPSTASH_REDIS_REST_TOKEN, { parsed: true }),
    limiter: Ratelimit.slidingWindow(rule.points, `${rule.windowSeconds} s`),
    prefix: `limit:${rule.name}`,
    analytics: false,
    // The library's own timeout would fail open; the vendor policy's falls back to counting here.
    timeout: 0,
  });
}

function stateOf(rule: LimitRule, found: IRateLimiterRes, allowed: boolean): LimitState {
  return {
    allowed,
    limit: rule.points,
    remaining: Math.max(0, found.remainingPoints ?? 0),
    resetSeconds: Math.max(1, Math.ceil((found.msBeforeNext ?? 0) / 1000)),
  };
}

function secondsUntil(instant: number): number {
  return Math.max(1, Math.ceil((instant - Date.now()) / 1000));
}
