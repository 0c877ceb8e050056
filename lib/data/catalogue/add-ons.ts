import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type Tx, withTenant } from '@/lib/data/connection/transaction';
import type { AddOnInput } from '@/lib/domain/editing/add-on-input';
import { withEdition } from './edition';

export type AddOnForOffice = AddOnInput & { id: string; edition: string };

/** All add-ons, on sale or not, in their order. */
export function listAddOns(ctx: TenantContext): Promise<AddOnForOffice[]> {
  return withTenant(ctx, (tx) => addOnsForOffice(tx, ctx));
}

/** The same inside the caller's transaction; with `id`, only that one. */
export async function addOnsForOffice(
  tx: Tx,
  ctx: TenantContext,
  id?: string | null,
): Promise<AddOnForOffice[]> {
  const rows = await tx.addOn.findMany({
    where: { tenantId: ctx.tenantId, ...(id && { id }) },
    include: { packages: { select: { packageId: true }, orderBy: { packageId: 'asc' } } },
    orderBy: [{ position: 'asc' }, { name: 'asc' }],
  });
  return rows.map((row) =>
    withEdition({
      id: row.id,
      name: row.name,
      slug: row.slug,
      description: row.description,
      image: row.image,
      priceCents: row.priceCents,
      priceUnit: row.priceUnit,
      maxQuantity: row.maxQuantity,
      taxBps: row.taxBps,
      active: row.active,
      packageIds: row.packages.map((link) => link.packageId),
    }),
  );
}

/** The tenant's add-ons among these ids, with the columns that pricing needs. */
export function findAddOns(tx: Tx, ctx: TenantContext, ids: string[]) {
  return tx.addOn.findMany({
    where: { tenantId: ctx.tenantId, id: { in: ids } },
    select: { id: true, name: true, priceCents: true, taxBps: true, active: true },
  });
}

export function findAddOnBySlug(tx: Tx, ctx: TenantContext, slug: string) {
  return tx.addOn.findUnique({
    where: { tenantId_slug: { tenantId: ctx.tenantId, slug } },
    select: { id: true },
  });
}

/** Writes the add-on and the list of packages that offer it. */
export async function writeAddOn(tx: Tx, ctx: TenantContext, input: AddOnInput): Promise<string> {
  const { tenantId } = ctx;
  const { id, packageIds, ...columns } = input;
  const saved = id
    ? await tx.addOn.update({ where: { tenantId_id: { tenantId, id } }, data: columns, select: { id: true } })
    : await tx.addOn.create({
        data: { ...columns, tenantId, position: await tx.addOn.count({ where: { tenantId } }) },
        select: { id: true },
      });
  await tx.packageAddOn.deleteMany({ where: { tenantId, addOnId: saved.id } });
  await tx.packageAddOn.createMany({
    data: packageIds.map((packageId) => ({ tenantId, packageId, addOnId: saved.id })),
  });
  return saved.id;
}

/** Bookings keep their own copy of the price and the name, so an add-on may be deleted. */
export async function deleteAddOn(tx: Tx, ctx: TenantContext, id: string): Promise<void> {
  await tx.packageAddOn.deleteMany({ where: { tenantId: ctx.tenantId, addOnId: id } });
  await tx.addOn.delete({ where: { tenantId_id: { tenantId: ctx.tenantId, id } } });
}
