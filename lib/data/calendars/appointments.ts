import { columnsOf, dateSql, jsonObject, msSql } from '@/lib/data/connection/json-sql';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { tenantQuery } from '@/lib/data/connection/transaction';
import type { BookedTime } from '@/lib/domain/calendars/appointments';

/** As many as fit into a file that calendars still read. */
const MOST = 5_000;

const columns = {
  ...columnsOf(
    'b',
    'id',
    'reference',
    'status',
    'version',
    'bookingType',
    'seats',
    'resourceIds',
    'serviceId',
  ),
  ...columnsOf('b', 'contactName', 'contactEmail', 'contactPhone', 'contactAddress', 'notes'),
  date: dateSql('b."date"'),
  endDate: dateSql('b."endDate"'),
  start: msSql('b."startTime"'),
  end: msSql('b."endTime"'),
  changedAt: msSql('b."updatedAt"'),
  isClass: 's."capacity" > 1',
  package: jsonObject<BookedTime['package']>(columnsOf('k', 'name', 'locationKind', 'locationText')),
};

/**
 * Bookings that stand or stood and start within [from, to), in epoch milliseconds; `resourceId`: those that it was given.
 * Cancelled ones too, so that a calendar hears of it; mere holds only `withHolds`.
 */
export async function readBookedTimes(
  ctx: TenantContext,
  from: number,
  to: number,
  resourceId: string | null,
  withHolds = false,
): Promise<BookedTime[]> {
  const rows = await tenantQuery<{ booked: BookedTime }>(
    ctx,
    `SELECT ${jsonObject<BookedTime>(columns)} AS booked
       FROM "Booking" b
       JOIN "Package" k ON k."tenantId" = b."tenantId" AND k."id" = b."packageId"
       JOIN "Service" s ON s."tenantId" = b."tenantId" AND s."id" = b."serviceId"
      WHERE b."tenantId" = $1::uuid
        AND b."startTime" >= to_timestamp($2::float8 / 1000) AND b."startTime" < to_timestamp($3::float8 / 1000)
        AND (b."status" IN ('CONFIRMED', 'COMPLETED', 'NO_SHOW') OR b."status" = 'CANCELED' AND b."confirmedAt" IS NOT NULL
             OR $5::boolean AND b."status" = 'PENDING' AND b."holdExpiresAt" > now())
        AND ($4::uuid IS NULL OR $4::uuid = ANY (b."resourceIds"))
      ORDER BY b."startTime", b."id" LIMIT ${MOST}`,
    [ctx.tenantId, from, to, resourceId, withHolds],
  );
  return rows.map(({ booked }) => booked);
}
