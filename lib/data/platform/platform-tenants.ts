import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { systemQuery, type Tx } from '@/lib/data/connection/transaction';

export type TenantForOperator = {
  id: string;
  slug: string;
  name: string;
  trade: string;
  status: 'ACTIVE' | 'SUSPENDED';
  suspendedReason: string | null;
  timeZone: string;
  currency: string;
  country: string;
  isDemo: boolean;
  commissionBps: number;
  stripeAccountId: string | null;
  chargesEnabled: boolean;
  payoutsEnabled: boolean;
  detailsSubmitted: boolean;
  createdAt: number;
  owners: { name: string; email: string }[];
  /** All bookings ever made, whatever their status. */
  bookings: number;
};

export type TenantFilter = {
  /** Part of a name, an address or an owner's e-mail. */
  search: string;
  status: 'ACTIVE' | 'SUSPENDED' | null;
  /** The last id of the page before. */
  after: string | null;
  limit: number;
};

/** Newest first; one more than `limit` tells that there is another page. */
export function listTenants(filter: TenantFilter): Promise<TenantForOperator[]> {
  return systemQuery<TenantForOperator>(
    `SELECT t."id", t."slug", t."name", t."trade", t."status", t."suspendedReason", t."timeZone", t."currency", t."country",
            t."isDemo", t."commissionBps", t."stripeAccountId", t."chargesEnabled", t."payoutsEnabled", t."detailsSubmitted",
            (extract(epoch FROM t."createdAt") * 1000)::float8 AS "createdAt",
            (SELECT coalesce(json_agg(json_build_object('name', u."name", 'email', u."email") ORDER BY m."createdAt"), '[]')
               FROM "Member" m JOIN "User" u ON u."id" = m."userId"
              WHERE m."tenantId" = t."id" AND m."role" = 'OWNER' AND m."active") AS "owners",
            (SELECT count(*)::int FROM "Booking" b WHERE b."tenantId" = t."id") AS "bookings"
       FROM "Tenant" t
      WHERE ($1 = '' OR position(lower($1) IN lower(t."name")) > 0 OR position(lower($1) IN t."slug") > 0
             OR EXISTS (SELECT 1 FROM "Member" m JOIN "User" u ON u."id" = m."userId"
                         WHERE m."tenantId" = t."id" AND position(lower($1) IN u."email") > 0))
        AND ($2::text IS NULL OR t."status" = $2::"TenantStatus")
        AND ($3::uuid IS NULL OR t."id" < $3::uuid)
      ORDER BY t."id" DESC LIMIT $4`,
    [filter.search, filter.status, filter.after, filter.limit + 1],
  );
}

/** Locks the business for a change by an operator; null when it is gone. As the system role. */
export async function lockTenant(
  tx: Tx,
  ctx: TenantContext,
): Promise<{
  slug: string;
  name: string;
  status: 'ACTIVE' | 'SUSPENDED';
  suspendedReason: string | null;
  commissionBps: number;
} | null> {
  const rows = await tx.$queryRaw<
    {
      slug: string;
      name: string;
      status: 'ACTIVE' | 'SUSPENDED';
      suspendedReason: string | null;
      commissionBps: number;
    }[]
  >`SELECT "slug", "name", "status"::text, "suspendedReason", "commissionBps"
      FROM "Tenant" WHERE "id" = ${ctx.tenantId}::uuid FOR UPDATE`;
  return rows[0] ?? null;
}

/** Writes what an operator may change. It raises the catalogue version, so cached values are stale from this commit on. */
export async function writeTenant(
  tx: Tx,
  ctx: TenantContext,
  columns: { status?: 'ACTIVE' | 'SUSPENDED'; suspendedReason?: string | null; commissionBps?: number },
): Promise<void> {
  await tx.tenant.update({
    where: { id: ctx.tenantId },
    data: { ...columns, catalogVersion: { increment: 1 } },
  });
}

/** As the system role; null when there is no such business. */
export function findTenantById(tx: Tx, ctx: TenantContext): Promise<{ id: string } | null> {
  return tx.tenant.findUnique({ where: { id: ctx.tenantId }, select: { id: true } });
}
