import { mintTenantContext } from '@/lib/data/connection/mint-context';
import { systemActor, type TenantContext } from '@/lib/data/connection/tenant-context';
import { systemQuery } from '@/lib/data/connection/transaction';

/** The businesses with the most bookings made in the last days, busiest first; those without any are left out. */
export async function busiestTenants(days: number, limit: number): Promise<TenantContext[]> {
  const rows = await systemQuery<{ id: string }>(
    `SELECT t."id" FROM "Tenant" t CROSS JOIN LATERAL (
        SELECT count(*) AS made FROM "Booking" b
         WHERE b."tenantId" = t."id" AND b."createdAt" > now() - make_interval(days => $1)) recent
      WHERE t."status" = 'ACTIVE' AND recent.made > 0
      ORDER BY recent.made DESC, t."id" LIMIT $2`,
    [days, limit],
  );
  return rows.map(({ id }) => mintTenantContext(id, systemActor));
}
