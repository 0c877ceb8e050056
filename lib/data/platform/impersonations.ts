import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { systemQuery, type Tx } from '@/lib/data/connection/transaction';

/** A running impersonation: an operator acts inside a business. */
export type Impersonation = {
  id: string;
  tenantId: string;
  tenantSlug: string;
  tenantName: string;
  reason: string;
  /** Epoch milliseconds. */
  expiresAt: number;
};

/**
 * The impersonation by its id; null when it is another operator's, was ended, or has expired. `now` is epoch milliseconds.
 */
export async function findImpersonation(
  id: string,
  operatorId: string,
  now: number,
): Promise<Impersonation | null> {
  const [row] = await systemQuery<Impersonation>(
    `SELECT i."id", i."tenantId", t."slug" AS "tenantSlug", t."name" AS "tenantName", i."reason",
            (extract(epoch FROM i."expiresAt") * 1000)::float8 AS "expiresAt"
       FROM "Impersonation" i JOIN "Tenant" t ON t."id" = i."tenantId"
      WHERE i."operatorId" = $2::uuid AND i."id" = $1::uuid AND i."endedAt" IS NULL
        AND i."expiresAt" > to_timestamp($3::float8 / 1000)`,
    [id, operatorId, now],
  );
  return row ?? null;
}

/** As the system role. */
export async function addImpersonation(
  tx: Tx,
  ctx: TenantContext,
  impersonation: { operatorId: string; reason: string; createdAt: Date; expiresAt: Date },
): Promise<{ id: string; tenantName: string }> {
  const made = await tx.impersonation.create({
    data: { ...impersonation, tenantId: ctx.tenantId },
    select: { id: true, tenant: { select: { name: true } } },
  });
  return { id: made.id, tenantName: made.tenant.name };
}

/**
 * Ends an impersonation, as the system role.
 * @returns false when it was over already
 */
export async function closeImpersonation(
  tx: Tx,
  ctx: TenantContext,
  impersonation: { id: string; operatorId: string },
): Promise<boolean> {
  const { count } = await tx.impersonation.updateMany({
    where: {
      tenantId: ctx.tenantId,
      id: impersonation.id,
      operatorId: impersonation.operatorId,
      endedAt: null,
    },
    data: { endedAt: new Date() },
  });
  return count === 1;
}
