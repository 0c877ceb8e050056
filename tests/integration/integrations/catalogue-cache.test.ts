import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeBlueprint } from '@/lib/data/catalogue/blueprints';
import { disconnect } from '@/lib/data/connection/client';
import { mintTenantContext } from '@/lib/data/connection/mint-context';
import { systemActor, type TenantContext } from '@/lib/data/connection/tenant-context';
import { asSystem, withTenant } from '@/lib/data/connection/transaction';
import { raiseCatalogueVersion } from '@/lib/data/tenants/tenants';
import type { Blueprint } from '@/lib/domain/blueprint';
import { createBookingInput } from '@/lib/domain/booking-input';
import { createLimiter } from '@/lib/integrations/redis/limiter';
import { createBooking } from '@/lib/usecases/bookings/create';
import { forgetCatalogue } from '@/lib/usecases/catalogue/forget';
import { readAddOns, readPackage, readPackages, readTenantConfig } from '@/lib/usecases/catalogue/parts';
import { getCatalogue } from '@/lib/usecases/catalogue/read';
import { warmCatalogues } from '@/lib/usecases/catalogue/warm';
import { bella } from '@/prisma/demo/bella';
import { createTestDatabase, type TestDatabase } from '@/tests/support/database';
import { setEnvironment } from '@/tests/support/environment';
import { hasRedis, type RedisServer, startRedis } from '@/tests/support/redis';

const MEGABYTE = 1024 * 1024;

/** Against a real redis-server, where the machine has one. */
describe.skipIf(!hasRedis)('the catalogue in Redis', () => {
  let redis: RedisServer;
  let database: TestDatabase;
  let ctx: TenantContext;

  beforeAll(async () => {
    [redis, database] = await Promise.all([startRedis(), createTestDatabase()]);
    setEnvironment({
      DATABASE_URL: database.url,
      STRIPE_API_URL: 'http://127.0.0.1:9',
      QSTASH_URL: 'http://127.0.0.1:9',
      UPSTASH_REDIS_REST_URL: redis.url,
      UPSTASH_REDIS_REST_TOKEN: redis.token,
    });
    ctx = await open(bella);
  });
  afterAll(async () => {
    await disconnect();
    await database?.drop();
    await redis?.close();
  });

  async function open(blueprint: Blueprint): Promise<TenantContext> {
    const id = await asSystem((tx) => writeBlueprint(tx, blueprint));
    return mintTenantContext(id, systemActor);
  }
  const names = async (tenant: TenantContext) =>
    ((await redis.command('KEYS', '*')) as string[])
      .filter((key) => key.includes(tenant.tenantId))
      .map((key) => key.replaceAll(tenant.tenantId, '{tenantId}'))
      .sort();
  const raise = () => withTenant(ctx, (tx) => raiseCatalogueVersion(tx, ctx));
  /** A booking makes a business one of the busiest; that its payment page can't be opened here changes nothing. */
  async function beBusy(tenant: TenantContext) {
    const input = createBookingInput.parse({
      package: 'elopement',
      date: new Date(Date.now() + 100 * 86_400_000).toISOString().slice(0, 10),
      customer: { name: 'Busy Bee', email: 'busy@example.com' },
    });
    await createBooking(tenant, input, { source: 'API', visitor: null, idempotency: null }).catch(() => {});
  }

  it('is warmed for the businesses that are booked most, under the names that were agreed, for 15 minutes', async () => {
    await beBusy(ctx);
    const quiet = await open({
      ...bella,
      tenant: { ...bella.tenant, slug: 'nobody-comes', stripeAccountId: 'acct_nobody' },
    });
    expect(await warmCatalogues(Date.now() + 20_000)).toMatchObject({ done: 1, failed: 0 });
    const catalogue = await getCatalogue(ctx);
    const expected = [
      'catalog:{tenantId}:addons',
      'catalog:{tenantId}:packages',
      'catalog:{tenantId}:whole',
      ...catalogue.packages.map(({ slug }) => `catalog:{tenantId}:package:${slug}`),
      ...catalogue.segments.flatMap(({ id }) => [
        `catalog:{tenantId}:segment:${id}:packages`,
        `catalog:{tenantId}:segment:${id}:addons`,
      ]),
      'tenant:{tenantId}:config',
    ];
    expect(await names(ctx)).toEqual(expected.sort());
    expect(await names(quiet)).toEqual([]);
    expect(Number(await redis.command('TTL', `catalog:${ctx.tenantId}:packages`))).toBeGreaterThan(880);
    const kept = JSON.parse(String(await redis.command('GET', `tenant:${ctx.tenantId}:config`)));
    expect(kept).toMatchObject({
      version: catalogue.tenant.catalogVersion,
      value: { tenant: { slug: bella.tenant.slug } },
    });
  });

  it('takes a fraction of its budget of 5 MB a business', async () => {
    let bytes = 0;
    for (const key of (await redis.command('KEYS', `*${ctx.tenantId}*`)) as string[]) {
      bytes += Number(await redis.command('MEMORY', 'USAGE', key));
    }
    console.log(`cache of ${bella.tenant.slug}: ${(bytes / 1024).toFixed(0)} kB of 5 MB`);
    expect(bytes).toBeGreaterThan(1_000);
    expect(bytes).toBeLessThan(5 * MEGABYTE);
  });

  it('answers the same from the copy of the process, from Redis and from the database', async () => {
    const seen = [
      await readPackages(ctx),
      await readAddOns(ctx, { segment: 'intimate' }),
      await readTenantConfig(ctx),
    ];
    // Another process: it has no copy, and finds another version's value in the way of none.
    await raise();
    const [packages, addOns, config] = await Promise.all([
      readPackages(ctx),
      readAddOns(ctx, { segment: 'intimate' }),
      readTenantConfig(ctx),
    ]);
    expect(packages).toEqual(seen[0]);
    expect(addOns).toEqual(seen[1]);
    expect(config.segments).toEqual((seen[2] as typeof config).segments);
    expect(await readPackages(ctx, { segment: 'intimate' })).toEqual(
      packages.filter(({ item }) => item.segmentSlug === 'intimate'),
    );
    expect(await readPackage(ctx, { slug: 'no-such-package' })).toBeNull();
    expect((await names(ctx)).some((name) => name.includes('no-such-package'))).toBe(false);
  });

  it('believes nothing that was poisoned or is of an older version', async () => {
    const { tenant } = await getCatalogue(ctx);
    await raise();
    const version = tenant.catalogVersion + 1;
    const poison = [
      'not json',
      JSON.stringify([]),
      JSON.stringify({ version, value: { packages: 'none' } }),
      JSON.stringify({ version: version - 1, value: [] }),
    ];
    for (const text of poison) {
      await redis.command('SET', `catalog:${ctx.tenantId}:packages`, text);
      await redis.command('SET', `catalog:${ctx.tenantId}:whole`, text);
      expect((await readPackages(ctx)).length).toBe(bella.packages.length);
    }
  });

  it('is gone from Redis once a save has been told, also by an instance that never saw it', async () => {
    await warmCatalogues(Date.now() + 20_000);
    expect((await names(ctx)).length).toBeGreaterThan(5);
    await forgetCatalogue(ctx.tenantId);
    expect(await names(ctx)).toEqual([]);

    const stranger = '00000000-0000-7000-8000-000000000001';
    for (let n = 0; n < 250; n += 1) await redis.command('SET', `catalog:${stranger}:package:p${n}`, '{}');
    await redis.command('SET', `tenant:${stranger}:config`, '{}');
    await forgetCatalogue(stranger);
    expect(await redis.command('KEYS', `*${stranger}*`)).toEqual([]);
  });

  it('limits and counts slots over two instances together', async () => {
    const rule = { name: 'together', points: 4, windowSeconds: 60 };
    const [one, two] = [createLimiter(rule), createLimiter(rule)];
    const taken: boolean[] = [];
    for (let n = 0; n < 3; n += 1) {
      for (const limiter of [one, two]) taken.push((await limiter.take('visitor')).allowed);
    }
    expect(taken).toEqual([true, true, true, true, false, false]);
  });

  it('that does not answer is no cache: requests go on, limits are counted here, and all is well again after it', async () => {
    redis.freeze();
    const started = performance.now();
    await raise();
    expect((await readPackages(ctx)).length).toBe(bella.packages.length);
    expect(performance.now() - started).toBeLessThan(3_000);
    const limiter = createLimiter({ name: 'frozen', points: 2, windowSeconds: 60 });
    const taken: boolean[] = [];
    for (let n = 0; n < 4; n += 1) taken.push((await limiter.take('visitor')).allowed);
    expect(taken).toEqual([true, true, false, false]);
    redis.wake();
    expect((await readPackages(ctx)).length).toBe(bella.packages.length);
  }, 30_000);
});
