import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type Tx, tenantQuery } from '@/lib/data/connection/transaction';

/** The package that has this slug now, or had it once (`live` false). Null: it is free. */
export async function findSlugOwner(
  tx: Tx,
  ctx: TenantContext,
  slug: string,
): Promise<{ packageId: string; live: boolean } | null> {
  const now = await tx.package.findUnique({
    where: { tenantId_slug: { tenantId: ctx.tenantId, slug } },
    select: { id: true },
  });
  if (now) return { packageId: now.id, live: true };
  const before = await tx.packageSlug.findUnique({
    where: { tenantId_slug: { tenantId: ctx.tenantId, slug } },
    select: { packageId: true },
  });
  return before && { packageId: before.packageId, live: false };
}

/** Makes the old slug redirect to the package, and the new slug no longer one that redirects. */
export async function keepOldSlug(
  tx: Tx,
  ctx: TenantContext,
  change: { packageId: string; from: string; to: string },
): Promise<void> {
  const { tenantId } = ctx;
  await tx.packageSlug.deleteMany({ where: { tenantId, slug: change.to } });
  await tx.packageSlug.create({ data: { tenantId, slug: change.from, packageId: change.packageId } });
}

/** The present slug of an active package that once had `old`; null when there is none. */
export async function findPackageByOldSlug(ctx: TenantContext, old: string): Promise<string | null> {
  const [row] = await tenantQuery<{ slug: string }>(
    ctx,
    `SELECT p."slug" FROM "PackageSlug" s JOIN "Package" p ON p."tenantId" = s."tenantId" AND p."id" = s."packageId"
      WHERE s."tenantId" = $1::uuid AND s."slug" = $2 AND p."active" AND p."slug" <> s."slug"`,
    [ctx.tenantId, old],
  );
  return row?.slug ?? null;
}
