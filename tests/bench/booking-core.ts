import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { v4, v7 } from 'uuid';
import { bella } from '@/prisma/demo/bella';
import { databaseUrls } from '@/scripts/postgres/databases';
import { writeTenants } from '@/tests/support/demo-tenants';
import { setEnvironment } from '@/tests/support/environment';
import { serverVariable, startTestPostgres, template } from '@/tests/support/postgres';

/**
 * The booking write of the product (plan, price, rules, one SQL function: claims, customer, booking, checkout, audit,
 * jobs) against the single raw statement that writes the same rows and checks nothing, both with 50 clients over a
 * pool of 5, in turn, in one run. No two of them want the same date, so nothing waits for a competitor.
 */
const CLIENTS = 50;
const BOOKINGS = 1500;
const ROUNDS = 3;

const rawStatement = `
WITH tenant AS (SELECT set_config('app.tenant_id', $1, true) AS id),
claim AS (INSERT INTO "Claim" ("id", "tenantId", "bookingId", "resourceId", "seats", "during", "occurrence")
  SELECT gen_random_uuid(), id::uuid, $2::uuid, $3::uuid, '[0,)', tstzrange($4, $5), $6::uuid FROM tenant
  ON CONFLICT DO NOTHING RETURNING 1),
customer AS (INSERT INTO "Customer" ("id", "tenantId", "email", "name")
  SELECT $7::uuid, $1::uuid, $8, 'Bench' FROM claim RETURNING "id"),
booking AS (INSERT INTO "Booking" SELECT r.* FROM customer,
  LATERAL jsonb_populate_record(NULL::"Booking", $9::jsonb || jsonb_build_object('customerId', customer."id")) r RETURNING "id"),
checkout AS (INSERT INTO "Checkout" ("id", "tenantId", "bookingId", "purpose", "attempt", "amountCents", "feeCents", "currency")
  SELECT $10::uuid, $1::uuid, "id", 'FULL', 1, $12::int, $13::int, 'USD' FROM booking),
key AS (INSERT INTO "IdempotencyKey" ("tenantId", "key", "requestHash", "lockedUntil")
  SELECT $1::uuid, $11, 'x', now() FROM booking),
job AS (INSERT INTO "AuditEntry" ("id", "tenantId", "actorKind", "action", "subjectKind", "subjectId")
  SELECT gen_random_uuid(), $1::uuid, 'API', 'booking.held', 'Booking', "id" FROM booking)
SELECT "id" FROM booking`;

const stop = await startTestPostgres({ measured: true });
try {
  const server = JSON.parse(process.env[serverVariable] ?? '{}');
  const owner = new pg.Pool({ connectionString: databaseUrls(server, 'postgres').directUrl, max: 1 });
  await owner.query(`CREATE DATABASE bench TEMPLATE ${template}`);
  await owner.end();
  const urls = databaseUrls(server, 'bench');
  setEnvironment({ DATABASE_URL: urls.url, DATABASE_POOL_SIZE: '5' });
  await compare(urls.url);
  const { disconnect } = await import('@/lib/data/connection/client');
  await disconnect();
} finally {
  await stop();
}

async function compare(url: string): Promise<void> {
  // One photographer takes one booking a day, so each tenant gives a few hundred dates: enough tenants for all rounds.
  const perTenant = 500;
  const tenants = await writeTenants(
    ...Array.from({ length: Math.ceil((2 * ROUNDS * BOOKINGS) / perTenant) }, (_, index) => ({
      ...bella,
      tenant: { ...bella.tenant, slug: `bench-${index}`, stripeAccountId: `acct_demo_${index}` },
    })),
  );
  const { getCatalogue } = await import('@/lib/usecases/catalogue/read');
  const { planBooking } = await import('@/lib/usecases/bookings/plan');
  const { bookingWrite } = await import('@/lib/usecases/bookings/booking-write');
  const { writeBooking } = await import('@/lib/data/bookings/booking-write');
  const { addDays } = await import('@/lib/domain/local-date');
  const { wantsToSql } = await import('@/lib/data/bookings/claims');
  const catalogues = new Map(
    await Promise.all(tenants.map(async (ctx) => [ctx.tenantId, await getCatalogue(ctx)] as const)),
  );
  const today = new Date().toISOString().slice(0, 10);
  let taken = 0;
  const next = () => {
    const n = taken++;
    const ctx = tenants[Math.floor(n / perTenant)];
    const catalogue = ctx && catalogues.get(ctx.tenantId);
    if (!ctx || !catalogue) throw new Error('The bench has too few tenants');
    const now = Date.now();
    const bookingId = v7();
    const input = {
      package: 'elopement',
      date: addDays(today, 5 + (n % perTenant)),
      seats: 1,
      addOns: [{ slug: 'album', quantity: 1 }],
      customer: { name: 'Bench', email: `bench-${n}@example.com` },
    };
    const request = { source: 'API' as const, visitor: null, idempotency: null };
    const planned = planBooking(catalogue, input, { bookingId, fromOffice: false, maySayHow: false, now });
    if (!planned.ok) throw new Error(planned.detail);
    return { ctx, write: bookingWrite(catalogue, planned.plan, input, request, { bookingId, now }) };
  };

  const product = async () => {
    const { ctx, write } = next();
    const written = await writeBooking(ctx, write);
    if (written.outcome !== 'booked') throw new Error(written.outcome);
  };

  const pool = new pg.Pool({ connectionString: url, max: 5, pipeline: true });
  const raw = async () => {
    const { ctx, write } = next();
    const [want] = wantsToSql(write.wants);
    const row = {
      ...write.booking,
      tenantId: ctx.tenantId,
      resourceIds: want?.resources,
      version: 1,
      manageVersion: 1,
      rescheduleCount: 0,
      keepFloorBps: 0,
      officeNotes: '',
      cancelReason: '',
      createdAt: new Date(),
      updatedAt: new Date(),
    };
    const checkout = write.checkout;
    await pool.query(rawStatement, [
      ctx.tenantId,
      row.id,
      want?.resources[0],
      want?.from,
      want?.to,
      v4(),
      v7(),
      write.customer.email,
      JSON.stringify(row),
      v7(),
      randomBytes(12).toString('hex'),
      checkout?.amountCents,
      checkout?.feeCents,
    ]);
  };

  const ratios: number[] = [];
  await round(product, 200);
  await round(raw, 200);
  for (let index = 0; index < ROUNDS; index++) {
    const reference = await round(raw, BOOKINGS - 200);
    const measured = await round(product, BOOKINGS - 200);
    ratios.push(measured / reference);
    console.log(
      `booking core: ${measured.toFixed(0)}/s, the single raw statement: ${reference.toFixed(0)}/s, ratio ${(measured / reference).toFixed(2)}`,
    );
  }
  const middle = [...ratios].sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
  console.log(
    `booking core against the raw statement, median of ${ROUNDS}: ${middle.toFixed(2)} (target ≥ 0.5), 1 round trip`,
  );
  await pool.end();
}

/** Bookings a second. */
async function round(work: () => Promise<void>, count: number): Promise<number> {
  const began = performance.now();
  let left = count;
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (left-- > 0) await work();
    }),
  );
  return count / ((performance.now() - began) / 1000);
}
