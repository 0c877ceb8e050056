import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { tenantQuery } from '@/lib/data/connection/transaction';
import { LONGEST_SERVICE_DAYS } from '@/lib/domain/editing/service-input';
import { HOLD_GRACE_MS } from '@/lib/domain/holds';

/** An upcoming booking that holds its place: confirmed, or being paid for right now. Instants in epoch ms. */
export type StandingBooking = {
  id: string;
  reference: string;
  version: number;
  status: 'PENDING' | 'CONFIRMED';
  contactName: string;
  package: { id: string; name: string };
  serviceId: string;
  bookingType: 'DATE' | 'TIMESLOT';
  date: string;
  endDate: string;
  start: number;
  end: number;
  seats: number;
  resourceIds: string[];
  /** The new start of a move that waits for the payment of the difference. */
  pendingMove: {
    date: string;
    endDate: string;
    start: number;
    end: number;
    wants: { resourceIds: string[] }[];
  } | null;
};

const where = `b."tenantId" = $1::uuid AND b."endTime" > now()
   AND b."startTime" > now() - interval '${LONGEST_SERVICE_DAYS} days'
   AND (b."status" = 'CONFIRMED'
     OR (b."status" = 'PENDING' AND b."holdExpiresAt" > now() - interval '${HOLD_GRACE_MS / 1000} seconds'))`;

/**
 * Upcoming bookings, earliest first. Where given, they are limited to any of the resources, to the service, and to
 * those with a day from `from` to `to` (local dates); bookings with a pending move are always included.
 */
export function readStanding(
  ctx: TenantContext,
  of: { resourceIds: string[] | null; serviceId?: string; from: string | null; to: string | null },
): Promise<StandingBooking[]> {
  return tenantQuery<StandingBooking>(
    ctx,
    `SELECT b."id", b."reference", b."version", b."status", b."contactName",
            jsonb_build_object('id', p."id", 'name', p."name") AS package, b."serviceId", b."bookingType",
            b."date"::text AS date, b."endDate"::text AS "endDate",
            (extract(epoch FROM b."startTime") * 1000)::float8 AS start,
            (extract(epoch FROM b."endTime") * 1000)::float8 AS "end", b."seats", b."resourceIds", b."pendingMove"
       FROM "Booking" b JOIN "Package" p ON p."tenantId" = b."tenantId" AND p."id" = b."packageId"
      WHERE ${where}
        AND (b."pendingMove" IS NOT NULL OR (
          ($2::uuid[] IS NULL OR b."resourceIds" && $2::uuid[]) AND ($5::uuid IS NULL OR b."serviceId" = $5::uuid)
          AND ($3::date IS NULL OR b."endDate" >= $3::date) AND ($4::date IS NULL OR b."date" <= $4::date)))
      ORDER BY b."startTime", b."id"`,
    [ctx.tenantId, of.resourceIds, of.from, of.to, of.serviceId ?? null],
  );
}
