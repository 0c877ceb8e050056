import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays } from '@/lib/domain/local-date';
import { localDateOf } from '@/lib/domain/time';
import { root } from '@/scripts/paths';
import { runTied } from '@/scripts/run-tied';
import { checkPromises } from '@/tests/faults/support/check-promises';
import type { Witnesses } from '@/tests/faults/support/facts';
import { createTestDatabase, type TestDatabase } from '@/tests/support/database';
import { testEnv } from '@/tests/support/env';

/** The demo of `npm start`: a believable week around today, in which every promise of the product holds. */
let database: TestDatabase;
let owner: pg.Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  const env = testEnv({ DATABASE_URL: database.url, DIRECT_DATABASE_URL: database.directUrl, DEMO: '1' });
  await runTied(['--import', 'tsx', join(root, 'prisma/seed.ts'), '--full'], env);
  owner = new pg.Pool({ connectionString: database.directUrl, max: 2 });
}, 60_000);
afterAll(async () => {
  await owner?.end();
  await database?.drop();
});

const sql: Witnesses['sql'] = async (text, values = []) => (await owner.query(text, values)).rows;

type Payment = { intent: string; bookingId: string; purpose: string; amount: number; refunded: number };

/** Stripe and the mailbox as they would have been: the seed's past happened before the stand-ins began. */
async function remembered(): Promise<Witnesses['cloud']> {
  const payments = await sql<Payment>(
    `SELECT p."stripePaymentIntentId" AS intent, p."bookingId", p."purpose", p."amountCents" AS amount,
            coalesce((SELECT sum(r."amountCents") FROM "Refund" r
                       WHERE r."tenantId" = p."tenantId" AND r."paymentId" = p."id"), 0)::int AS refunded
       FROM "Payment" p`,
  );
  const mails = await sql<{ id: string }>('SELECT "id" FROM "Mail"');
  return {
    stripe: async () => ({
      sessions: [],
      deliveries: [],
      intents: payments.map(({ intent, bookingId, purpose }) => ({
        id: intent,
        status: 'succeeded',
        // The sum that the stand-in reads from the id.
        amount_received: Number(intent.split('_')[2]),
        latest_charge: intent.replace('pi_', 'ch_'),
        metadata: { bookingId, purpose },
      })),
      charges: payments.map(({ intent, refunded }) => ({
        id: intent.replace('pi_', 'ch_'),
        amount_refunded: refunded,
      })),
    }),
    objects: async () => [],
    mails: async () => mails.map(({ id }) => ({ metadata: { mailId: id } })),
  } as unknown as Witnesses['cloud'];
}

it('keeps every promise that the product makes', async () => {
  const verdict = await checkPromises({ sql, cloud: await remembered(), answers: [], seeded: new Set() });
  expect(verdict).toMatchObject({ broken: [], duplicateMails: 0, deadJobs: 0 });
  expect(verdict.bookings).toBeGreaterThan(500);
});

it('has no row from the future, and nothing that ended stands', async () => {
  const early = await sql(
    `SELECT 'booking' AS what FROM "Booking" WHERE greatest("createdAt", "confirmedAt", "canceledAt") > now()
     UNION ALL SELECT 'payment' FROM "Payment" WHERE "paidAt" > now()
     UNION ALL SELECT 'history' FROM "AuditEntry" WHERE "createdAt" > now()
     UNION ALL SELECT 'mail' FROM "Mail" WHERE "sentAt" > now()
     UNION ALL SELECT 'cancelled before it was booked' FROM "Booking" WHERE "canceledAt" < "createdAt"
     UNION ALL SELECT 'stands' FROM "Booking" WHERE "status" = 'CONFIRMED' AND "endTime" < now() - interval '3 hours'`,
  );
  expect(early).toEqual([]);
});

type Day = { slug: string; zone: string; date: string; bookings: number; seats: number };

it('fills the week around today, and has a past and a season', async () => {
  const days = await sql<Day>(
    `SELECT t."slug", t."timeZone" AS zone, b."date"::text, count(*)::int AS bookings, sum(b."seats")::int AS seats
       FROM "Booking" b JOIN "Tenant" t ON t."id" = b."tenantId" WHERE b."status" <> 'CANCELED'
      GROUP BY 1, 2, 3`,
  );
  const of = (slug: string, from: number, to: number) => {
    const mine = days.filter((day) => day.slug === slug);
    const today = localDateOf(Date.now(), mine[0]?.zone ?? 'UTC');
    const within = mine.filter(({ date }) => date >= addDays(today, from) && date <= addDays(today, to));
    const sum = (part: 'bookings' | 'seats') => within.reduce((all, day) => all + day[part], 0);
    return { days: within.length, bookings: sum('bookings'), seats: sum('seats') };
  };
  const salon = of('serene-spa', -3, 3);
  expect(salon.days).toBe(7);
  expect(salon.bookings).toBeGreaterThan(7 * 6);
  expect(of('outback-tours', -3, 3).days).toBeGreaterThanOrEqual(5);
  expect(of('bella-weddings', -10, 10).bookings).toBeGreaterThanOrEqual(3);
  for (const [slug, ahead, behind] of [
    ['serene-spa', 60, 250],
    ['outback-tours', 20, 80],
    ['bella-weddings', 15, 15],
  ] as const) {
    expect(of(slug, 1, 400).bookings, slug).toBeGreaterThan(ahead);
    expect(of(slug, -400, -1).bookings, slug).toBeGreaterThan(behind);
  }
});

it('has of everything that happens in a business', async () => {
  const [facts] = await sql<Record<string, number>>(
    `SELECT (SELECT count(*) FROM "Booking" WHERE "status" = 'NO_SHOW')::int AS missed,
            (SELECT count(*) FROM "Booking" WHERE "status" = 'CANCELED' AND "canceledBy" = 'CUSTOMER')::int AS canceled,
            (SELECT count(*) FROM "Booking" WHERE "rescheduleCount" > 0)::int AS moved,
            (SELECT count(*) FROM "Refund" WHERE "reason" = 'GOODWILL')::int AS gifts,
            (SELECT count(*) FROM "Booking" WHERE "source" = 'OFFICE')::int AS "byPhone",
            (SELECT count(*) FROM "Booking" WHERE "notes" <> '')::int AS noted,
            (SELECT count(*) FROM "Payment" WHERE "purpose" = 'BALANCE')::int AS balances,
            (SELECT count(*) FROM (SELECT 1 FROM "Booking" GROUP BY "tenantId", "customerId" HAVING count(*) > 2) r)::int AS returning`,
  );
  for (const [what, count] of Object.entries(facts ?? {})) expect(count, what).toBeGreaterThan(4);
});
