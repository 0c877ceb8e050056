import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listBookings, readBooking } from '@/lib/data/bookings/bookings';
import { writeBlueprint } from '@/lib/data/catalogue/blueprints';
import { disconnect, nextReplica } from '@/lib/data/connection/client';
import { mintTenantContext } from '@/lib/data/connection/mint-context';
import { systemActor, type TenantContext } from '@/lib/data/connection/tenant-context';
import { asSystem } from '@/lib/data/connection/transaction';
import { listCustomers } from '@/lib/data/people/customers';
import { createBookingInput } from '@/lib/domain/booking-input';
import { createBooking } from '@/lib/usecases/bookings/create';
import { bella } from '@/prisma/demo/bella';
import { root } from '@/scripts/paths';
import { createTestDatabase, type TestDatabase } from '@/tests/support/database';
import { setEnvironment } from '@/tests/support/environment';

/** The "replica" is another database that never catches up, so that what comes from it can be told apart. */
let primary: TestDatabase;
let replica: TestDatabase;
let ctx: TenantContext;

beforeAll(async () => {
  [primary, replica] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  setEnvironment({
    DATABASE_URL: primary.url,
    // The second of the two is away.
    DATABASE_REPLICA_URLS: `${replica.url}, postgresql://mais_app@127.0.0.1:9/none`,
    STRIPE_API_URL: 'http://127.0.0.1:9',
    QSTASH_URL: 'http://127.0.0.1:9',
  });
  ctx = mintTenantContext(await asSystem((tx) => writeBlueprint(tx, bella)), systemActor);
  const other = new pg.Client({ connectionString: replica.directUrl });
  await other.connect();
  await other.query(
    `INSERT INTO "Tenant" ("id", "slug", "name", "trade", "timeZone", "currency", "country", "updatedAt")
       VALUES ($1, 'of-the-replica', 'Of the replica', 'SALON', 'UTC', 'USD', 'US', now()),
              (gen_random_uuid(), 'another', 'Another', 'SALON', 'UTC', 'USD', 'US', now())`,
    [ctx.tenantId],
  );
  await other.query(
    `INSERT INTO "Customer" ("id", "tenantId", "email", "name")
       SELECT gen_random_uuid(), "id", "slug" || '@example.com', "slug" FROM "Tenant"`,
  );
  await other.end();
});
afterAll(async () => {
  await disconnect();
  await Promise.all([primary?.drop(), replica?.drop()]);
});

const names = async () =>
  (await listCustomers(ctx, { search: '', cursor: null, limit: 10 })).rows.map(({ name }) => name);

it('a booking is decided, written and read on the primary', async () => {
  const input = createBookingInput.parse({
    package: 'elopement',
    date: new Date(Date.now() + 100 * 86_400_000).toISOString().slice(0, 10),
    customer: { name: 'Ann Example', email: 'ann@example.com' },
  });
  const asked = () =>
    createBooking(ctx, input, { source: 'API', visitor: null, idempotency: null }).catch(() => null);
  // Stripe is away; the range is held all the same.
  await asked();
  const { data } = await listBookings(ctx, { limit: 10 });
  expect(data).toHaveLength(1);
  expect((await readBooking(ctx, data[0]?.id ?? ''))?.contactName).toBe('Ann Example');
  expect(await asked()).toMatchObject({ ok: false, reason: 'slot_taken' });
});

it('lists come from a replica, under the same row-level security; one that is away is passed over and left alone', async () => {
  const seen = [await names(), await names(), await names(), await names()];
  // Once the primary stood in for the one that is away, which is not asked again.
  expect(seen.filter(([name]) => name === 'Ann Example')).toHaveLength(1);
  expect(seen.filter(([name]) => name === 'of-the-replica')).toHaveLength(3);
  expect(seen.flat()).not.toContain('another');
  expect(await listBookings(ctx, { limit: 10 }, { mayBeStale: true })).toMatchObject({ data: [] });
  expect(nextReplica()).toBe(nextReplica());
});

it('only lists and reports may be stale', () => {
  const allowed = [
    'bookings/bookings.ts',
    'connection/transaction.ts',
    'people/account-events.ts',
    'people/customers.ts',
    'platform/platform-health.ts',
    'tenants/audit.ts',
  ];
  const folder = join(root, 'lib/data');
  const users = globSync('*/*.ts', { cwd: folder, exclude: ['prisma-client'] }).filter((file) =>
    /stale(Tenant|System)Query/.test(readFileSync(join(folder, file), 'utf8')),
  );
  expect(users.sort()).toEqual(allowed);
  const stale = (path: string): string[] =>
    readdirSync(join(root, path), { withFileTypes: true }).flatMap((entry) => {
      const inside = `${path}/${entry.name}`;
      if (entry.isDirectory()) return stale(inside);
      return /\.tsx?$/.test(entry.name) &&
        readFileSync(join(root, inside), 'utf8').includes('mayBeStale: true')
        ? [inside]
        : [];
    });
  // Pages that show ask for it; nothing that decides.
  expect(
    [...stale('app'), ...stale('lib/usecases'), ...stale('lib/http')].every((path) =>
      path.startsWith('app/admin/'),
    ),
  ).toBe(true);
});
