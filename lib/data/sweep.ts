import { systemActor, type TenantContext } from './context';
import { mintTenantContext } from './mint-context';
import { systemQuery } from './transaction';

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

/** Checkouts that ended more than `graceMs` ago by their own time, and nobody has said so. */
export async function findStaleCheckouts(
  graceMs: number,
  limit: number,
): Promise<(SweptBooking & { id: string; stripeSessionId: string | null })[]> {
  const rows = await systemQuery<{
    tenantId: string;
    bookingId: string;
    id: string;
    stripeSessionId: string | null;
  }>(
    `SELECT "tenantId", "bookingId", "id", "stripeSessionId" FROM "Checkout"
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

/** Coming CONFIRMED bookings whose reminder is due by the tenant's calendar and has not been written. */
export function findDueReminders(limit: number): Promise<SweptBooking[]> {
  return swept(
    `SELECT b."tenantId", b."id" AS "bookingId" FROM "Booking" b JOIN "Tenant" t ON t."id" = b."tenantId"
      WHERE b."reminderDueDate" <= (now() AT TIME ZONE 'UTC')::date + 1
        AND b."reminderDueDate" <= (now() AT TIME ZONE t."timeZone")::date
        AND b."reminderSentAt" IS NULL AND b."status" = 'CONFIRMED' AND b."startTime" > now()
      ORDER BY b."reminderDueDate" LIMIT $1`,
    [limit],
  );
}

/** CONFIRMED bookings paid online whose balance is due within `days` local days or overdue. What is owed, the booking says. */
export function findDueBalances(days: number, limit: number): Promise<SweptBooking[]> {
  return swept(
    `SELECT b."tenantId", b."id" AS "bookingId" FROM "Booking" b JOIN "Tenant" t ON t."id" = b."tenantId"
      WHERE b."status" = 'CONFIRMED' AND b."arrangement" = 'ONLINE'
        AND b."balanceDueOn" <= (now() AT TIME ZONE 'UTC')::date + $1::integer + 1
        AND b."balanceDueOn" <= (now() AT TIME ZONE t."timeZone")::date + $1::integer
        AND b."totalCents" > (
          SELECT coalesce(sum(p."amountCents"), 0) FROM "Payment" p
           WHERE p."tenantId" = b."tenantId" AND p."bookingId" = b."id")
      ORDER BY b."balanceDueOn" LIMIT $2`,
    [days, limit],
  );
}
