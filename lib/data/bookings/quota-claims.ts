import { dateText } from '@/lib/data/connection/date-column';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { Tx } from '@/lib/data/connection/transaction';

/** Bookings of a service that hold a place from yesterday (UTC) on, in the order they were made. */
export async function readUpcomingOfService(tx: Tx, ctx: TenantContext, serviceId: string) {
  const rows = await tx.booking.findMany({
    where: {
      tenantId: ctx.tenantId,
      serviceId,
      status: { in: ['PENDING', 'CONFIRMED'] },
      startTime: { gte: new Date(Date.now() - 86_400_000) },
    },
    select: { id: true, date: true, holdExpiresAt: true },
    orderBy: { createdAt: 'asc' },
  });
  return rows.map((row) => ({ ...row, date: dateText(row.date) }));
}

export type QuotaClaim = {
  bookingId: string;
  resourceId: string;
  /** The seat's number, from 0. */
  seat: number;
  /** Epoch ms, half-open. */
  start: number;
  end: number;
  occurrence: string;
  expiresAt: Date | null;
};

export async function removeQuotaClaims(
  tx: Tx,
  ctx: TenantContext,
  resourceId: string,
  bookingIds: string[],
): Promise<void> {
  await tx.claim.deleteMany({
    where: { tenantId: ctx.tenantId, resourceId, bookingId: { in: bookingIds } },
  });
}

export async function addQuotaClaims(tx: Tx, ctx: TenantContext, claims: QuotaClaim[]): Promise<void> {
  if (claims.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO "Claim" ("id", "tenantId", "bookingId", "resourceId", "seats", "during", "occurrence", "expiresAt")
    SELECT gen_random_uuid(), ${ctx.tenantId}::uuid, c."bookingId", c."resourceId", int4range(c.seat, c.seat + 1),
           tstzrange(to_timestamp(c.start::float8 / 1000), to_timestamp(c."end"::float8 / 1000)), c.occurrence, c."expiresAt"
      FROM jsonb_to_recordset(${JSON.stringify(claims)}::jsonb)
        AS c("bookingId" uuid, "resourceId" uuid, seat int, start bigint, "end" bigint, occurrence uuid, "expiresAt" timestamptz)
    ON CONFLICT DO NOTHING`;
}
