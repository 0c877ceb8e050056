import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { Tx } from '@/lib/data/connection/transaction';

/** All addresses that the business has or had, the oldest first; its row is locked. As the system role. */
export async function lockAddresses(
  tx: Tx,
  ctx: TenantContext,
): Promise<{ present: string; all: string[] } | null> {
  const rows = await tx.$queryRaw<{ present: string; slug: string }[]>`
    SELECT t."slug" AS "present", s."slug" FROM "Tenant" t JOIN "TenantSlug" s ON s."tenantId" = t."id"
     WHERE t."id" = ${ctx.tenantId}::uuid ORDER BY s."createdAt" FOR UPDATE OF t`;
  const [first] = rows;
  return first ? { present: first.present, all: rows.map(({ slug }) => slug) } : null;
}

/**
 * Moves the site to another address; former ones lead there. Raises the catalogue version. As the system role.
 * @throws on an address that another business has or had (unique violation)
 */
export async function writeAddress(tx: Tx, ctx: TenantContext, slug: string): Promise<void> {
  await tx.tenant.update({
    where: { id: ctx.tenantId },
    data: { slug, catalogVersion: { increment: 1 } },
  });
}
