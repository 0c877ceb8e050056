import { mintTenantContext } from '@/lib/data/connection/mint-context';
import { systemActor, type TenantContext } from '@/lib/data/connection/tenant-context';
import { systemQuery } from '@/lib/data/connection/transaction';
import { DEFAULT_MAIL_MINUTE } from '@/lib/domain/catalogue';
import { LAST_MAIL_MINUTE } from '@/lib/domain/reminder-day';
import { localDateOf, localMinuteOf } from '@/lib/domain/time';
import { keptSettledSql } from './owed-sql';

/** A booking that the sweep found, with the right to act for its tenant. */
export type SweptBooking = { ctx: TenantContext; bookingId: string };

async function swept(sql: string, values: unknown[]): Promise<SweptBooking[]> {
  const rows = await systemQuery<{ tenantId: string; bookingId: string }>(sql, values);
  return rows.map((row) => ({
    ctx: mintTenantContext(row.tenantId, systemActor),
    bookingId: row.bookingId,
  }));
}

/** PENDING bookings whose hold ended more than `graceMs` ago. */
export function findOverdueHolds(graceMs: number, limit: number): Promise<SweptBooking[]> {
  return swept(
    `SELECT "tenantId", "id" AS "bookingId" FROM "Booking"
      WHERE "status" = 'PENDING' AND "holdExpiresAt" <= now() - make_interval(secs => $1::float8 / 1000)
      ORDER BY "holdExpiresAt" LIMIT $2`,
    [graceMs, limit],
  );
}

/** Checkouts that expired more than `graceMs` ago and still have no final status. */
export async function findStaleCheckouts(
  graceMs: number,
  limit: number,
): Promise<
  (SweptBooking & { id: string; stripeSessionId: string | null; stripeAccountId: string | null })[]
> {
  const rows = await systemQuery<{
    tenantId: string;
    bookingId: string;
    id: string;
    stripeSessionId: string | null;
    stripeAccountId: string | null;
  }>(
    `SELECT "tenantId", "bookingId", "id", "stripeSessionId", "stripeAccountId" FROM "Checkout"
      WHERE "status" IN ('NEW', 'OPEN', 'PROCESSING')
        AND "expiresAt" <= now() - make_interval(secs => $1::float8 / 1000)
      ORDER BY "expiresAt" LIMIT $2`,
    [graceMs, limit],
  );
  return rows.map(({ tenantId, ...row }) => ({ ...row, ctx: mintTenantContext(tenantId, systemActor) }));
}

/** CONFIRMED bookings that are over. */
export function findOver(limit: number): Promise<SweptBooking[]> {
  return swept(
    `SELECT "tenantId", "id" AS "bookingId" FROM "Booking"
      WHERE "status" = 'CONFIRMED' AND "endTime" <= now() ORDER BY "endTime" LIMIT $1`,
    [limit],
  );
}

/**
 * A booking with something due on a local day. The next batch begins after it, so a booking that fails doesn't hold
 * up the others.
 */
export type DueBooking = SweptBooking & { dueOn: string };

/**
 * The local date and minute of `now` in each time zone that a business uses, as JSON. Node computes them, as
 * everywhere else (lib/domain/time): the database's own zone data is of another release, and one zone that it doesn't
 * know would fail the sweep for every business.
 */
async function clockByZone(now: number): Promise<string> {
  const rows = await systemQuery<{ timeZone: string }>('SELECT DISTINCT "timeZone" FROM "Tenant"', []);
  return JSON.stringify(
    Object.fromEntries(
      rows.map(({ timeZone }) => [
        timeZone,
        { today: localDateOf(now, timeZone), minute: localMinuteOf(now, timeZone) },
      ]),
    ),
  );
}

const mailMinute = `coalesce(p."mailMinute", ${DEFAULT_MAIL_MINUTE})`;

/**
 * A reminder that is due on the day of the booking was planned with the mail minute of that time, so the earlier one
 * counts: by a later one the booking may have begun.
 */
const reminderMinute = `CASE WHEN b."reminderDueDate" = b."date"
  THEN least(${mailMinute}, coalesce((b."policy" ->> 'mailMinute')::integer, ${DEFAULT_MAIL_MINUTE})) ELSE ${mailMinute} END`;

/**
 * The business's local date while its mails may go out (rule: time): from the minute that the owner chose until late
 * evening. Null at other hours, so that nothing is due: nobody reads mails that wake them.
 */
const mailDay = (clocks: string, from = mailMinute) => `LATERAL (
    SELECT CASE WHEN (clock.of ->> 'minute')::integer BETWEEN ${from} AND ${LAST_MAIL_MINUTE}
             THEN (clock.of ->> 'today')::date END AS today
      FROM (SELECT ${clocks}::jsonb -> t."timeZone" AS of) clock) here`;

/**
 * Upcoming CONFIRMED bookings whose reminder is due by the tenant's calendar and clock and not written yet. `after`:
 * the last one of the batch before. `now` in epoch milliseconds.
 */
export async function findDueReminders(
  limit: number,
  after: DueBooking | null = null,
  now = Date.now(),
): Promise<DueBooking[]> {
  return due(
    `SELECT b."tenantId", b."id" AS "bookingId", b."reminderDueDate"::text AS "dueOn"
       FROM "Booking" b JOIN "Tenant" t ON t."id" = b."tenantId" LEFT JOIN "Policy" p ON p."tenantId" = t."id",
            ${mailDay('$4', reminderMinute)}
      WHERE b."reminderDueDate" <= ($5::timestamptz AT TIME ZONE 'UTC')::date + 1
        AND b."reminderDueDate" <= here.today
        AND b."reminderSentAt" IS NULL AND b."status" = 'CONFIRMED' AND b."startTime" > $5::timestamptz
        AND ($2::date IS NULL OR (b."reminderDueDate", b."id") > ($2::date, $3::uuid))
      ORDER BY b."reminderDueDate", b."id" LIMIT $1`,
    limit,
    after,
    [await clockByZone(now), new Date(now)],
  );
}

/**
 * In days: how long before its due date a balance is requested, how long after a request it is requested again, and
 * how long after the due date its booking is cancelled.
 */
export type BalanceTerms = { aheadDays: number; againAfterDays: number; cancelAfterDays: number };

/**
 * CONFIRMED bookings paid online whose balance needs a step: it is owed, no bank is processing a payment of it, and
 * it was never requested though due within `aheadDays` local days, or it is overdue and to be requested again, or so
 * long overdue that its booking is to be cancelled. `after`: the last one of the batch before.
 */
export async function findDueBalances(
  { aheadDays, againAfterDays, cancelAfterDays }: BalanceTerms,
  limit: number,
  after: DueBooking | null = null,
  now = Date.now(),
): Promise<DueBooking[]> {
  return due(
    `SELECT b."tenantId", b."id" AS "bookingId", b."balanceDueOn"::text AS "dueOn"
       FROM "Booking" b JOIN "Tenant" t ON t."id" = b."tenantId" LEFT JOIN "Policy" p ON p."tenantId" = t."id",
            ${mailDay('$7')}
      WHERE b."status" = 'CONFIRMED' AND b."arrangement" = 'ONLINE'
        AND b."balanceDueOn" <= ($8::timestamptz AT TIME ZONE 'UTC')::date + $4::integer + 1
        AND b."balanceDueOn" <= here.today + $4::integer
        AND (b."balanceReminderSentAt" IS NULL
          OR (b."balanceDueOn" < here.today
            AND b."balanceReminderSentAt" <= $8::timestamptz - make_interval(hours => 24 * $5::integer))
          OR (b."balanceDueOn" + $6::integer < here.today AND b."startTime" > $8::timestamptz
            AND b."policy"->>'autoCancelOverdue' = 'true'))
        AND ($2::date IS NULL OR (b."balanceDueOn", b."id") > ($2::date, $3::uuid))
        AND NOT EXISTS (
          SELECT 1 FROM "Checkout" c
           WHERE c."tenantId" = b."tenantId" AND c."bookingId" = b."id" AND c."status" = 'PROCESSING')
        AND b."totalCents" > ${keptSettledSql('b')}
      ORDER BY b."balanceDueOn", b."id" LIMIT $1`,
    limit,
    after,
    [aheadDays, againAfterDays, cancelAfterDays, await clockByZone(now), new Date(now)],
  );
}

async function due(
  sql: string,
  limit: number,
  after: DueBooking | null,
  more: unknown[] = [],
): Promise<DueBooking[]> {
  const rows = await systemQuery<{ tenantId: string; bookingId: string; dueOn: string }>(sql, [
    limit,
    after?.dueOn ?? null,
    after?.bookingId ?? null,
    ...more,
  ]);
  return rows.map(({ tenantId, ...row }) => ({ ...row, ctx: mintTenantContext(tenantId, systemActor) }));
}
