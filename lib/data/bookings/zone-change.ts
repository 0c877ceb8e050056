import { dateColumn, dateText } from '@/lib/data/connection/date-column';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { Tx } from '@/lib/data/connection/transaction';
import type { BookingType } from '@/lib/data/prisma-client/enums';

export async function hasAnyBooking(tx: Tx, ctx: TenantContext): Promise<boolean> {
  const one = await tx.booking.findFirst({
    where: { tenantId: ctx.tenantId },
    select: { id: true },
    // Ordered as an index is: without an order the planner may search from the start of the table.
    orderBy: { startTime: 'asc' },
  });
  return one !== null;
}

/** An upcoming booking with the claims that hold its place. Instants in epoch ms. */
export type BookingToMove = {
  id: string;
  reference: string;
  serviceId: string;
  bookingType: BookingType;
  date: string;
  endDate: string;
  start: number;
  end: number;
  claims: HeldClaim[];
};

export type HeldClaim = {
  id: string;
  bookingId: string;
  resourceId: string;
  quota: boolean;
  seatFrom: number;
  /** Null: the whole resource. */
  seatTo: number | null;
  start: number;
  end: number;
  occurrence: string;
  expiresAt: string | null;
  forMove: boolean;
};

/** Bookings that end after `now` and hold a place, or may hold one again: a late payment revives an expired booking. */
export async function readBookingsToMove(tx: Tx, ctx: TenantContext, now: number): Promise<BookingToMove[]> {
  const bookings = await tx.booking.findMany({
    where: {
      tenantId: ctx.tenantId,
      status: { in: ['PENDING', 'CONFIRMED', 'COMPLETED', 'NO_SHOW', 'EXPIRED'] },
      // A day more than two zones can differ by.
      endTime: { gt: new Date(now - 2 * 86_400_000) },
    },
    select: {
      id: true,
      reference: true,
      serviceId: true,
      bookingType: true,
      date: true,
      endDate: true,
      startTime: true,
      endTime: true,
    },
  });
  const claims = await tx.$queryRaw<HeldClaim[]>`
    SELECT c."id", c."bookingId", c."resourceId", r."kind" = 'QUOTA' AS quota,
           lower(c."seats") AS "seatFrom", upper(c."seats") AS "seatTo",
           (extract(epoch FROM lower(c."during")) * 1000)::float8 AS start,
           (extract(epoch FROM upper(c."during")) * 1000)::float8 AS "end",
           c."occurrence", c."expiresAt"::text AS "expiresAt", c."forMove"
      FROM "Claim" c JOIN "Resource" r ON r."tenantId" = c."tenantId" AND r."id" = c."resourceId"
     WHERE c."tenantId" = ${ctx.tenantId}::uuid AND c."bookingId" = ANY (${bookings.map((row) => row.id)}::uuid[])`;
  return bookings.map((row) => ({
    id: row.id,
    reference: row.reference,
    serviceId: row.serviceId,
    bookingType: row.bookingType,
    date: dateText(row.date),
    endDate: dateText(row.endDate),
    start: row.startTime.getTime(),
    end: row.endTime.getTime(),
    claims: claims.filter((claim) => claim.bookingId === row.id),
  }));
}

/**
 * Deletes the claims and inserts them again: neighbours that shift together would collide if updated one by one.
 * @returns the bookings whose claims found no room
 */
export async function replaceClaims(tx: Tx, ctx: TenantContext, claims: HeldClaim[]): Promise<string[]> {
  if (claims.length === 0) return [];
  await tx.claim.deleteMany({
    where: { tenantId: ctx.tenantId, id: { in: claims.map((claim) => claim.id) } },
  });
  const written = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO "Claim" ("id", "tenantId", "bookingId", "resourceId", "seats", "during", "occurrence", "expiresAt", "forMove")
    SELECT c.id, ${ctx.tenantId}::uuid, c."bookingId", c."resourceId", int4range(c."seatFrom", c."seatTo"),
           tstzrange(to_timestamp(c.start / 1000), to_timestamp(c."end" / 1000)), c.occurrence, c."expiresAt", c."forMove"
      FROM jsonb_to_recordset(${JSON.stringify(claims)}::jsonb)
        AS c(id uuid, "bookingId" uuid, "resourceId" uuid, "seatFrom" int, "seatTo" int, start float8, "end" float8,
             occurrence uuid, "expiresAt" timestamptz, "forMove" boolean)
    ON CONFLICT DO NOTHING RETURNING "id"`;
  const there = new Set(written.map((row) => row.id));
  return [...new Set(claims.filter((claim) => !there.has(claim.id)).map((claim) => claim.bookingId))];
}

/** The local dates and, for whole days, the instants of a booking in its business's new zone. */
export async function writeBookingTimes(
  tx: Tx,
  ctx: TenantContext,
  booking: { id: string; date: string; endDate: string; start: number; end: number },
): Promise<void> {
  await tx.booking.update({
    where: { tenantId_id: { tenantId: ctx.tenantId, id: booking.id } },
    data: {
      date: dateColumn(booking.date),
      endDate: dateColumn(booking.endDate),
      startTime: new Date(booking.start),
      endTime: new Date(booking.end),
      version: { increment: 1 },
    },
  });
}

/**
 * Keeps the former zone with every booking that doesn't move, so that its page and documents go on saying the day
 * that they said.
 */
export async function keepOthersInZone(
  tx: Tx,
  ctx: TenantContext,
  zone: string,
  moved: string[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Booking" SET "keptZone" = ${zone}
     WHERE "tenantId" = ${ctx.tenantId}::uuid AND "keptZone" IS NULL AND "id" <> ALL (${moved}::uuid[])`;
}
