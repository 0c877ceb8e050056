import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { createCache } from '@/lib/integrations/redis/cache';
import { createLimiter } from '@/lib/integrations/redis/limiter';
import { upstashRedis, upstashStore } from '@/lib/integrations/redis/upstash-store';
import { vendorStates } from '@/lib/integrations/resilience';
import { setEnvironment } from '@/tests/support/environment';
import { startUpstash, type UpstashStandIn } from '@/tests/support/upstash';

let upstash: UpstashStandIn;
let cache: ReturnType<typeof createCache>;
const shape = z.object({ name: z.string() });

beforeAll(async () => {
  upstash = await startUpstash('token');
  setEnvironment({ UPSTASH_REDIS_REST_URL: upstash.url, UPSTASH_REDIS_REST_TOKEN: 'token' });
  cache = createCache(upstashStore(upstashRedis(upstash.url, 'token')));
});
afterAll(() => upstash?.close());
beforeEach(() => {
  upstash.behave('well');
  upstash.entries.clear();
  upstash.calls.length = 0;
});

it('keeps text as it was, with its time to live', async () => {
  const value = { name: 'Café 💍 "quoted" 12345' };
  await cache.set('k', { version: 1, value });
  expect(await cache.get('k', 1, shape)).toEqual(value);
  expect(upstash.calls[0]?.map((word) => word.toLowerCase())).toContain('ex');
  expect(upstash.calls[0]).toContain('900');
});

it('deletes by pattern in steps of 100', async () => {
  for (let n = 0; n < 250; n++) upstash.entries.set(`catalog:t1:${n}`, '{}');
  upstash.entries.set('catalog:t2:0', '{}');
  expect(await cache.deletePattern('catalog:t1:*')).toBe(true);
  expect([...upstash.entries.keys()]).toContain('catalog:t2:0');
  const scans = upstash.calls.filter(([name]) => name?.toLowerCase() === 'scan');
  expect(scans.length).toBeGreaterThan(1);
  expect(scans.every((scan) => scan.includes('100'))).toBe(true);
});

it('costs a request little more than 300 ms when Redis is silent, and nothing once the breaker is open', async () => {
  upstash.behave('black-hole');
  const started = performance.now();
  expect(
    await cache.getOrLoad('silent', 1, shape, async () => ({ version: 1, value: { name: 'loaded' } })),
  ).toEqual({
    name: 'loaded',
  });
  // A read and a write, each within its limit.
  expect(performance.now() - started).toBeLessThan(1_000);
  for (let n = 0; n < 10; n++) await cache.get('silent', 1, shape);
  expect(vendorStates().redis.state).toBe('OPEN');
  const after = performance.now();
  expect(await cache.get('silent', 1, shape)).toBeNull();
  expect(performance.now() - after).toBeLessThan(50);
});

it('still limits, in this process, while Redis is away', async () => {
  upstash.behave('refuse');
  const limiter = createLimiter({ name: 'test', points: 3, windowSeconds: 60 });
  const taken = [];
  for (let n = 0; n < 5; n++) taken.push((await limiter.take('visitor')).allowed);
  expect(taken).toEqual([true, true, true, false, false]);
  expect((await limiter.take('another')).allowed).toBe(true);
  await limiter.forget('visitor');
  expect((await limiter.take('visitor')).allowed).toBe(true);
});
