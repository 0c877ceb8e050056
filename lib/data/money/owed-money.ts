import type { BookingListed } from '@/lib/data/bookings/listed-shape';
import { bookingsOf, type ListedPage, listedSql } from '@/lib/data/bookings/listed-sql';
import { keptSettledSql } from '@/lib/data/bookings/owed-sql';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { tenantQuery } from '@/lib/data/connection/transaction';

/** Bookings that stand, owe something and whose balance was due before `today` (local date), longest overdue first. */
export async function listPastBalanceDate(ctx: TenantContext, today: string): Promise<BookingListed[]> {
  const [page] = await tenantQuery<ListedPage<BookingListed>>(
    ctx,
    listedSql(
      `SELECT b.* FROM "Booking" b
        WHERE b."tenantId" = $1::uuid AND b."status" IN ('CONFIRMED', 'COMPLETED', 'NO_SHOW')
          AND b."balanceDueOn" < $2::date
          AND b."totalCents" > ${keptSettledSql('b')}
        ORDER BY b."balanceDueOn" LIMIT 200`,
      'b."balanceDueOn"',
    ),
    [ctx.tenantId, today],
  );
  return page ? bookingsOf(page) : [];
}

export type OpenDispute = {
  id: string;
  bookingId: string;
  reference: string;
  contactName: string;
  amountCents: number;
  currency: string;
  reason: string;
  /** Epoch ms. */
  openedAt: number;
};

/** Open disputes: payments that a customer's bank has taken back and not decided on yet. The oldest 200. */
export function listOpenDisputes(ctx: TenantContext): Promise<OpenDispute[]> {
  return tenantQuery<OpenDispute>(
    ctx,
    `SELECT d."id", d."bookingId", b."reference", b."contactName", d."amountCents", d."currency", d."reason",
            (extract(epoch FROM d."openedAt") * 1000)::float8 AS "openedAt"
       FROM "Dispute" d JOIN "Booking" b ON b."tenantId" = d."tenantId" AND b."id" = d."bookingId"
      WHERE d."tenantId" = $1::uuid AND d."status" = 'OPEN' ORDER BY d."openedAt" LIMIT 200`,
    [ctx.tenantId],
  );
}
