import { afterAll, beforeAll, expect } from 'vitest';
import { startUpstash, type UpstashStandIn } from '@/tests/support/upstash';
import { cell } from './support/cell';
import { bookAndPay, keys, madeOf, wish } from './support/customers';
import { expectUnder } from './support/missed-figure';
import { type FaultWorld, startFaultWorld } from './support/world';

/** The shared cache is away, hangs, or holds what is not true. */
const token = 'a-token';
let world: FaultWorld;
let redis: UpstashStandIn;
beforeAll(async () => {
  redis = await startUpstash(token);
  world = await startFaultWorld({ UPSTASH_REDIS_REST_TOKEN: token }, (cables) => {
    cables.redis.leadTo({ port: Number(new URL(redis.url).port) });
    return { UPSTASH_REDIS_REST_URL: cables.redis.url };
  });
});
afterAll(async () => {
  await world?.close();
  await redis?.close();
});
const here = () => world;

/** A process that has nothing in its own memory, so that it has to ask. */
const freshProcess = () => world.app.restart();

const quote = async () => {
  const wanted = await wish(world);
  const answer = await world.api.post('quotes', keys.bella, { package: 'elopement', date: wanted.date });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return Number(answer.body.totalCents);
};

cell('redis: refused', here, async ({ cables }) => {
  await freshProcess();
  cables.redis.refuse();
  await bookAndPay(world);
  await quote();
  return { struck: cables.redis.struck('refuse') };
});

cell('redis: a black hole', here, async ({ cables }) => {
  // The breaker of the former process is open.
  await freshProcess();
  await quote();
  cables.redis.blackHole();
  const answer = await (await wish(world)).ask();
  await world.cloud.pay(madeOf(answer).session);
  await quote();
  // The cache has 300 ms; what hangs is not waited for twice in one request.
  expectUnder(answer.ms, 3_000, 'a booking in ms');
  return { struck: cables.redis.struck('black-hole'), note: `a booking took ${Math.round(answer.ms)} ms` };
});

cell('redis: a stale value', here, async () => {
  await freshProcess();
  const before = await quote();
  const old = new Map(redis.entries);
  expect(old.size).toBeGreaterThan(0);
  // The owner saves a new price; a read that began before fills the cache afterwards.
  await world.sql(
    `UPDATE "Package" SET "priceCents" = "priceCents" + 10000 WHERE "slug" = 'elopement';
     UPDATE "Tenant" SET "catalogVersion" = "catalogVersion" + 1 WHERE "slug" = 'bella-weddings'`,
  );
  redis.entries.clear();
  for (const [key, text] of old) redis.entries.set(key, text);
  await freshProcess();
  const after = await quote();
  expect(after).toBe(before + 10_000);
  const made = await bookAndPay(world);
  const [booked] = await world.sql<{ totalCents: number }>(
    'SELECT "totalCents" FROM "Booking" WHERE "id" = $1',
    [made.id],
  );
  expect(booked?.totalCents).toBe(after);
  return { struck: old.size };
});

cell('redis: a poisoned value', here, async () => {
  await quote();
  let struck = 0;
  for (const poison of ['{"packages":[{"priceCents":1}]}', 'not json']) {
    for (const key of redis.entries.keys()) redis.entries.set(key, poison);
    await freshProcess();
    redis.calls.length = 0;
    await quote();
    await bookAndPay(world);
    struck += redis.calls.filter(([name]) => name?.toLowerCase() === 'get').length;
  }
  return { struck };
});
