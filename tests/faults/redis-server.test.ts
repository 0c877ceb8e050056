import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect } from 'vitest';
import { hasRedis, type RedisServer, startRedis } from '@/tests/support/redis';
import { cell, notPlayed } from './support/cell';
import { bookAndPay, keys } from './support/customers';
import { type FaultWorld, startFaultWorld } from './support/world';

/** A real redis-server, which counts the limits of all instances, stops in the middle of its work. */
const LIMIT = 300;
const frozen = 'redis: the server freezes, and limits go on';

if (hasRedis) {
  let world: FaultWorld;
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
    const settings = {
      UPSTASH_REDIS_REST_TOKEN: redis.token,
      RATE_LIMIT_API_KEY_PER_MINUTE: String(LIMIT),
    };
    world = await startFaultWorld(settings, (cables) => {
      cables.redis.leadTo({ port: Number(new URL(redis.url).port) });
      return { UPSTASH_REDIS_REST_URL: cables.redis.url };
    });
  });
  afterAll(async () => {
    await world?.close();
    await redis?.close();
  });

  cell(
    frozen,
    () => world,
    async () => {
      const ask = async () => (await world.api.get('packages', keys.outback)).status;
      expect(await ask()).toBe(200);
      expect(await redis.command('KEYS', 'limit:apiKey*')).not.toEqual([]);
      redis.freeze();
      const answered = await Promise.race([redis.command('PING'), sleep(500, 'nothing')]);
      // Nobody is kept from booking by it, and nobody gets through more often.
      await bookAndPay(world);
      let served = 0;
      while ((await ask()) === 200 && served <= LIMIT) served += 1;
      redis.wake();
      expect(served).toBe(LIMIT);
      return { struck: answered === 'nothing' ? 1 : 0, note: `429 after ${served} of ${LIMIT} requests` };
    },
  );
} else notPlayed(frozen, 'this machine has no redis-server');
