import { mintTenantContext } from '@/lib/data/connection/mint-context';
import { systemActor, type TenantContext } from '@/lib/data/connection/tenant-context';
import { systemQuery } from '@/lib/data/connection/transaction';

/**
 * Customers whose last booking ended (or, without one, whose row was made) more than `years` years ago, oldest first.
 */
export async function findForgottenCustomers(
  years: number,
  limit: number,
): Promise<{ ctx: TenantContext; customerId: string }[]> {
  const rows = await systemQuery<{ tenantId: string; id: string }>(
    `SELECT c."tenantId", c."id" FROM "Customer" c
      WHERE c."erasedAt" IS NULL AND c."createdAt" < now() - make_interval(years => $1)
        AND NOT EXISTS (SELECT 1 FROM "Booking" b WHERE b."tenantId" = c."tenantId" AND b."customerId" = c."id"
                          AND b."endTime" > now() - make_interval(years => $1))
      ORDER BY c."createdAt" LIMIT $2`,
    [years, limit],
  );
  return rows.map((row) => ({ ctx: mintTenantContext(row.tenantId, systemActor), customerId: row.id }));
}

/**
 * Removes up to `limit` mails that are older than `months` months, held ones too.
 * @returns how many
 */
export async function removeOldMails(months: number, limit: number): Promise<number> {
  const rows = await systemQuery(
    `DELETE FROM "Mail" WHERE ("tenantId", "id") IN (
       SELECT "tenantId", "id" FROM "Mail" WHERE "createdAt" < now() - make_interval(months => $1) LIMIT $2) RETURNING 1`,
    [months, limit],
  );
  return rows.length;
}

/**
 * Removes the visitor's hash from up to `limit` bookings that are older than `days` days.
 * @returns from how many
 */
export async function forgetVisitors(days: number, limit: number): Promise<number> {
  const rows = await systemQuery(
    `UPDATE "Booking" SET "visitor" = NULL WHERE ("tenantId", "id") IN (
       SELECT "tenantId", "id" FROM "Booking" WHERE "visitor" IS NOT NULL
          AND "createdAt" < now() - make_interval(days => $1) ORDER BY "createdAt" LIMIT $2) RETURNING 1`,
    [days, limit],
  );
  return rows.length;
}
