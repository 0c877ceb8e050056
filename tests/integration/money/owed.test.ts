import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listAnswered, listBookings, listDetails } from '@/lib/data/bookings/bookings';
import { findDueBalances } from '@/lib/data/bookings/due-bookings';
import type { BookingAnswered } from '@/lib/data/bookings/listed-shape';
import { keptSettledSql } from '@/lib/data/bookings/owed-sql';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { listPastBalanceDate } from '@/lib/data/money/owed-money';
import { bookingRow } from '@/lib/domain/booking-row';
import { isWaived, moneyState } from '@/lib/domain/money-state';
import { waitsForOwner } from '@/lib/domain/refunds';
import { startOfDay } from '@/lib/domain/time';
import { bookingDto } from '@/lib/http/dtos/booking-dto';
import { linked } from '@/lib/usecases/booking-core/answers';
import { balanceTerms, nextStep } from '@/lib/usecases/bookings/balance-due';
import { eraseCustomer } from '@/lib/usecases/customers/erase';
import { readDueMoney } from '@/lib/usecases/refunds/due-money';
import { bella } from '@/prisma/demo/bella';
import { amount } from '@/tests/support/amount';
import { book, inDays, inDaysThere, read, sessionOf, startWorld, type World } from './world';

/** One definition of what is owed: the money page, the sweep and erasure ask for what the booking's own page says. */
let world: World;
let ctx: TenantContext;
beforeAll(async () => {
  world = await startWorld();
  ctx = await world.tenant(bella);
});
afterAll(() => world.close());

let day = 120;
async function overdue() {
  const made = await book(ctx, { package: 'elopement', date: inDays(day++) });
  await world.control.pay(sessionOf(made.checkoutUrl));
  await world.quiet();
  await world.sql(`UPDATE "Booking" SET "balanceDueOn" = $2 WHERE "id" = $1`, [made.id, inDaysThere(-3)]);
  return read(ctx, made.id);
}

/** Money that moved: refunds as they are written down, of every kind and state. */
async function moved(
  booking: Awaited<ReturnType<typeof overdue>>,
  refunds: { cents: number; reason: string; status: string }[],
  paid = booking.totalCents,
) {
  const [payment] = booking.payments;
  await world.sql(`UPDATE "Payment" SET "amountCents" = $2 WHERE "id" = $1`, [payment?.id, paid]);
  for (const { cents, reason, status } of refunds) {
    await world.sql(
      `INSERT INTO "Refund" ("id", "tenantId", "bookingId", "paymentId", "amountCents", "currency", "reason", "status")
       SELECT $1, "tenantId", "bookingId", "id", $3, "currency", $4::"RefundReason", $5::"RefundStatus" FROM "Payment" WHERE "id" = $2`,
      [v7(), payment?.id, cents, reason, status],
    );
  }
}

it('what was paid in full and moved cheaper, then dearer, is owed, and stands on the money page', async () => {
  const booking = await overdue();
  await moved(booking, [{ cents: 69_980, reason: 'MOVED_CHEAPER', status: 'SUCCEEDED' }]);
  const { overdue: listed } = await readDueMoney(ctx, {}, Date.now());
  expect(listed.map(({ id }) => id)).toContain(booking.id);
});

it('is the same everywhere, whatever went back and for what reason', async () => {
  const reasons = ['GOODWILL', 'MOVED_CHEAPER', 'DOUBLE_PAYMENT', 'CANCELED_BY_CUSTOMER'];
  const all: string[] = [];
  const expected: string[] = [];
  for (let each = 0; each < 12; each += 1) {
    const booking = await overdue();
    const refunds = reasons
      .filter((_, index) => (each >> index) % 2 === 1 || index === each % 4)
      .map((reason, index) => ({
        cents: 1_000 * (index + 1),
        reason,
        status: ['SUCCEEDED', 'PENDING', 'FAILED'][(each + index) % 3] ?? 'FAILED',
      }));
    await moved(booking, refunds, each % 2 === 0 ? booking.totalCents : booking.totalCents - 500);
    all.push(booking.id);
    const now = await read(ctx, booking.id);
    if (moneyState(now, inDays(0)).owedCents > 0) expected.push(booking.id);
  }
  const listed = (await listPastBalanceDate(ctx, inDays(0))).map(({ id }) => id);
  expect(all.filter((id) => listed.includes(id))).toEqual(expected);
  expect(expected.length).toBeGreaterThan(3);
  expect(expected.length).toBeLessThan(all.length);
});

it('of refunds that failed, the list and the booking’s page name the same sums', async () => {
  const { id } = await overdue();
  const seen = new Set<number>();
  for (let round = 0; round < 48; round += 1) {
    await world.sql(`DELETE FROM "Refund" WHERE "bookingId" = $1`, [id]);
    await world.sql(`DELETE FROM "Dispute" WHERE "bookingId" = $1`, [id]);
    let standing = 0;
    const refunds = [1_000, 2_000, 3_000, 5_000, 8_000]
      .filter((_, index) => ((round * 7 + 3) >> index) % 2 === 1)
      .map((cents, index) => {
        const stands = (round + index) % 3 === 0 && standing + cents <= 9_000;
        if (stands) standing += cents;
        return { cents, reason: 'GOODWILL', status: stands ? 'SUCCEEDED' : 'FAILED' };
      });
    await moved(await read(ctx, id), refunds, 9_000);
    await world.sql(
      `UPDATE "Refund" SET "settledAt" = now() - make_interval(mins => $2::int) WHERE "bookingId" = $1`,
      [id, round % 4],
    );
    if (round % 3 === 0) {
      await world.sql(
        `UPDATE "Refund" SET "byBank" = true WHERE "status" = 'FAILED' AND "bookingId" = $1 AND "amountCents" % 2 = 0`,
        [id],
      );
    }
    if (round % 2 === 0) {
      await world.sql(
        `INSERT INTO "Dispute" ("id", "tenantId", "bookingId", "paymentId", "stripeDisputeId", "amountCents", "takenCents", "keptCents", "currency", "status", "openedAt")
         SELECT $1, "tenantId", "bookingId", "id", 'dp_owed', 2500, 2500, 2500, "currency", 'LOST', now() FROM "Payment" WHERE "bookingId" = $2`,
        [v7(), id],
      );
    }
    const booking = await read(ctx, id);
    const expected = booking.refunds
      .map((refund) => ({ id: refund.id, cents: waitsForOwner(booking, refund) }))
      .filter(({ cents }) => cents > 0);
    const listed = (await readDueMoney(ctx, {}, Date.now())).refunds
      .filter(({ bookingId }) => bookingId === id)
      .map((refund) => ({ id: refund.id, cents: refund.amountCents }));
    expect(new Set(listed)).toEqual(new Set(expected));
    for (const { cents } of listed) seen.add(cents);
  }
  // Also such as are owed in part.
  expect([...seen].some((cents) => cents % 1_000 !== 0)).toBe(true);
});

it('keeps a customer from being erased, and a refund that was made up for doesn’t', async () => {
  const erase = async (id: string) => {
    await world.sql(`UPDATE "Booking" SET "status" = 'COMPLETED' WHERE "id" = $1`, [id]);
    return eraseCustomer(ctx, { id: (await read(ctx, id)).customer.id });
  };
  const owing = await overdue();
  await world.sql(`UPDATE "Booking" SET "status" = 'COMPLETED'`);
  await world.sql(`UPDATE "Refund" SET "status" = 'SUCCEEDED', "reason" = 'GOODWILL'`);
  await moved(owing, [{ cents: 1_000, reason: 'MOVED_CHEAPER', status: 'SUCCEEDED' }]);
  expect(await erase(owing.id)).toMatchObject({
    reason: 'not_allowed',
    detail: expect.stringContaining('Not all'),
  });
  // Everything is paid, and what failed once has gone back since.
  await world.sql(
    `UPDATE "Payment" p SET "amountCents" = b."totalCents" FROM "Booking" b WHERE b."id" = p."bookingId"`,
  );
  await world.sql(`UPDATE "Refund" SET "reason" = 'GOODWILL' WHERE "bookingId" = $1`, [owing.id]);
  await moved(owing, [
    { cents: owing.totalCents - 1_000, reason: 'GOODWILL', status: 'SUCCEEDED' },
    { cents: 5_000, reason: 'GOODWILL', status: 'FAILED' },
  ]);
  expect(await erase(owing.id)).toMatchObject({ ok: true });
});

it('a list shows of each booking what its own page does, with fewer words', async () => {
  await world.sql(
    `UPDATE "Booking" SET "keptZone" = 'Asia/Tokyo' WHERE "id" = (SELECT min("id"::text)::uuid FROM "Booking")`,
  );
  await world.sql(
    `INSERT INTO "Dispute" ("id", "tenantId", "bookingId", "paymentId", "stripeDisputeId", "amountCents", "takenCents", "keptCents", "currency", "status", "openedAt")
     SELECT $1, "tenantId", "bookingId", "id", 'dp_listed', 2500, 2500, 0, "currency", 'OPEN', now() FROM "Payment" LIMIT 1`,
    [v7()],
  );
  const filter = { limit: 500, order: 'desc' } as const;
  const { data: whole } = await listDetails(ctx, filter);
  const now = Date.now();
  expect(whole.length).toBeGreaterThan(12);
  expect(whole.some(({ disputes }) => disputes.length > 0)).toBe(true);
  const resources = (list: BookingAnswered[]) => list.map((each) => bookingDto(linked(each), now));
  expect(resources((await listAnswered(ctx, filter)).data)).toEqual(resources(whole));
  const today = inDays(0);
  expect((await listBookings(ctx, filter)).data.map((each) => bookingRow(each, today))).toEqual(
    whole.map((each) => bookingRow(each, today)),
  );
  const first = await listBookings(ctx, { ...filter, limit: 5 });
  const second = await listBookings(ctx, { ...filter, limit: 5, cursor: first.nextCursor ?? '' });
  expect([...first.data, ...second.data].map(({ id }) => id)).toEqual(whole.slice(0, 10).map(({ id }) => id));
});

it('the sweep finds what the next step of a balance is for, of random bookings', async () => {
  const count = amount(150, 600);
  const booking = await overdue();
  await world.sql('UPDATE "Policy" SET "mailMinute" = 0');
  // Noon there, so that mails may go; all that is random lies around it.
  const today = inDaysThere(0, booking.tenant.timeZone);
  const now = startOfDay(today, booking.tenant.timeZone) + 12 * 3_600_000;
  // Weighted so that each step is certain to come. Of each what decides: status, way to pay, due date, last request, start, the policy, and what is owed, also too little.
  await world.sql(
    `INSERT INTO "Booking" SELECT r.* FROM "Booking" b, generate_series(1, ${count}) n, jsonb_populate_record(b,
       jsonb_build_object('id', gen_random_uuid(), 'reference', 'D' || n, 'settledCents', NULL, 'notes', 'due',
         'status', CASE WHEN random() < 0.9 THEN 'CONFIRMED' ELSE (enum_range(NULL::"BookingStatus"))[1 + (random() * 5)::int]::text END,
         'arrangement', CASE WHEN random() < 0.9 THEN 'ONLINE' ELSE 'AT_APPOINTMENT' END,
         'balanceDueOn', CASE WHEN random() < 0.9 THEN $2::date + 4 - (random() * 14)::int END,
         'balanceReminderSentAt', CASE WHEN random() < 0.8 THEN to_timestamp($3) - make_interval(hours => (random() * 300)::int) END,
         'startTime', to_timestamp($3) + make_interval(hours => 36 - (random() * 48)::int),
         'policy', b."policy" || jsonb_build_object('autoCancelOverdue', random() < 0.7),
         'totalCents', (ARRAY[0, 20000, 50000, 30])[1 + (random() * 3)::int])) r WHERE b."id" = $1`,
    [booking.id, today, now / 1000],
  );
  await world.sql(
    `INSERT INTO "Checkout" ("id", "tenantId", "bookingId", "purpose", "attempt", "status", "amountCents", "feeCents", "currency", "updatedAt")
     SELECT gen_random_uuid(), "tenantId", "id", 'BALANCE', 1, 'PROCESSING', 100, 0, "currency", now()
       FROM "Booking" WHERE "notes" = 'due' AND random() < 0.1`,
  );
  const found = await findDueBalances(balanceTerms, 1_000, null, now);
  const ids = new Set(found.map(({ bookingId }) => bookingId));
  const { data: all } = await listDetails(ctx, { limit: 1_000 });
  const due = all.filter(({ notes }) => notes === 'due');
  expect(due).toHaveLength(count);
  const steps = due.map((each) => ({ each, step: nextStep(each, now) }));
  expect(new Set(steps.map(({ step }) => step))).toEqual(new Set(['ask', 'cancel', null]));
  // A rest that is too small for a card is found, and waived when it is looked at.
  const wrong = steps.filter(
    ({ each, step }) =>
      ids.has(each.id) !== (step !== null) && !(ids.has(each.id) && isWaived(each.totalCents, each)),
  );
  expect(wrong.map(({ each, step }) => [step, each])).toEqual([]);
}, 60_000);

it('is one sum in SQL and in the domain, in thousands of random histories', async () => {
  const count = amount(1_000, 5_000);
  const booking = await overdue();
  await world.sql(
    `INSERT INTO "Booking" SELECT r.* FROM "Booking" b, generate_series(1, ${count}) n, jsonb_populate_record(b,
       jsonb_build_object('id', gen_random_uuid(), 'reference', 'H' || n, 'settledCents', NULL,
         'totalCents', 100 * (n % 37), 'notes', 'history')) r WHERE b."id" = $1`,
    [booking.id],
  );
  // Payments as they come in, then refunds as they are written, then what becomes of some of them.
  await world.sql(
    `INSERT INTO "Payment" ("id", "tenantId", "bookingId", "purpose", "method", "amountCents", "currency", "paidAt")
       SELECT gen_random_uuid(), "tenantId", "id", 'BALANCE', (ARRAY['CARD', 'CASH'])[1 + (random() * 1)::int]::"PaymentMethod",
              300 + (random() * 900)::int, "currency", now()
         FROM "Booking", generate_series(1, 3) WHERE "notes" = 'history' AND random() < 0.5`,
  );
  // A few first: the triggers plan by what they find, and nobody analyses the tables here.
  for (const which of ["= 'A'", "<> 'A'"]) {
    await world.sql(
      `INSERT INTO "Refund" ("id", "tenantId", "bookingId", "paymentId", "amountCents", "currency", "reason", "status")
         SELECT gen_random_uuid(), p."tenantId", "bookingId", p."id", 1 + (random() * p."amountCents" / 4)::int, p."currency",
                (enum_range(NULL::"RefundReason"))[1 + (random() * 5)::int], (enum_range(NULL::"RefundStatus"))[1 + (random() * 2)::int]
           FROM "Payment" p JOIN "Booking" b ON b."tenantId" = p."tenantId" AND b."id" = "bookingId", generate_series(1, 3)
          WHERE b."notes" = 'history' AND random() < 0.5 AND upper(left(p."id"::text, 1)) ${which}`,
    );
    await world.sql('ANALYZE "Refund", "Payment", "Booking"');
    await world.sql('DISCARD PLANS');
  }
  await world.sql(
    `UPDATE "Refund" SET "status" = CASE "status" WHEN 'PENDING' THEN 'SUCCEEDED' ELSE 'FAILED' END::"RefundStatus"
      WHERE random() < 0.3 AND "bookingId" IN (SELECT "id" FROM "Booking" WHERE "notes" = 'history')`,
  );
  type History = {
    totalCents: number;
    owedCents: number;
    payments: { id: string; amountCents: number }[];
    refunds: {
      paymentId: string;
      amountCents: number;
      status: 'FAILED';
      reason: 'GOODWILL';
      byBank: boolean;
    }[];
  };
  const histories = await world.sql<History>(
    `SELECT "totalCents", greatest(0, "totalCents" - ${keptSettledSql('b')}) AS "owedCents",
            (SELECT coalesce(json_agg(p), '[]') FROM "Payment" p WHERE p."tenantId" = b."tenantId" AND p."bookingId" = b."id") AS payments,
            (SELECT coalesce(json_agg(r), '[]') FROM "Refund" r WHERE r."tenantId" = b."tenantId" AND r."bookingId" = b."id") AS refunds
       FROM "Booking" b WHERE "notes" = 'history'`,
  );
  expect(histories).toHaveLength(count);
  expect(histories.filter(({ owedCents }) => owedCents > 0).length).toBeGreaterThan(count / 5);
  const wrong = histories.filter(({ owedCents, ...history }) => {
    const money = moneyState(
      {
        ...history,
        disputes: [],
        status: 'CONFIRMED',
        arrangement: 'ONLINE',
        currency: 'USD',
        balanceDueOn: null,
      },
      '2026-01-01',
    );
    return money.owedCents + money.waivedCents !== owedCents;
  });
  expect(wrong).toEqual([]);
}, 120_000);
