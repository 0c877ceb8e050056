import { dateColumn, dateText } from '@/lib/data/connection/date-column';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type Tx, withTenant } from '@/lib/data/connection/transaction';
import type { BookingType } from '@/lib/data/prisma-client/enums';
import { type PackageInput, packageInput } from '@/lib/domain/editing/package-input';
import { pickShape } from '@/lib/domain/pick-shape';
import { withEdition } from './edition';

/** A package as the office edits it, with what only the office sees (how often it was booked). */
export type PackageForOffice = PackageInput & {
  id: string;
  edition: string;
  bookingType: BookingType;
  position: number;
  bookings: number;
};

const forOffice = {
  priceRules: { orderBy: { position: 'asc' as const } },
  addOns: { select: { addOnId: true }, orderBy: { addOnId: 'asc' as const } },
  _count: { select: { bookings: true } },
};

/** What the form edits, in its order: the edition is made of it. */
const { edition: _, time: __, ...edited } = packageInput.shape;

/** All packages, on sale or not, in their order. */
export function listPackages(ctx: TenantContext): Promise<PackageForOffice[]> {
  return withTenant(ctx, (tx) => packagesForOffice(tx, ctx));
}

/** The same inside the caller's transaction; with `id`, only that one. */
export async function packagesForOffice(
  tx: Tx,
  ctx: TenantContext,
  id?: string | null,
): Promise<PackageForOffice[]> {
  const rows = await tx.package.findMany({
    where: { tenantId: ctx.tenantId, ...(id && { id }) },
    include: forOffice,
    orderBy: [{ position: 'asc' }, { name: 'asc' }],
  });
  return rows.map((row) => ({
    ...withEdition(
      pickShape(edited, {
        ...row,
        grouping: row.grouping ?? '',
        priceRules: row.priceRules.map((rule) => ({
          startDate: dateText(rule.startDate),
          endDate: dateText(rule.endDate),
          weekdays: rule.weekdays,
          priceCents: rule.priceCents,
        })),
        photos: row.photos as PackageInput['photos'],
        addOnIds: row.addOns.map((link) => link.addOnId),
      }),
    ),
    bookingType: row.bookingType,
    position: row.position,
    bookings: row._count.bookings,
  }));
}

/** The stored values that a change of the package is checked against; null when the tenant has none of this id. */
export function findPackage(tx: Tx, ctx: TenantContext, id: string) {
  return tx.package.findUnique({
    where: { tenantId_id: { tenantId: ctx.tenantId, id } },
    select: {
      id: true,
      slug: true,
      name: true,
      bookingType: true,
      priceCents: true,
      active: true,
      position: true,
    },
  });
}

/** Whether the package or service has a booking that stands (PENDING or CONFIRMED) and isn't over. */
export async function hasStandingBookings(
  tx: Tx,
  ctx: TenantContext,
  of: { packageId: string } | { serviceId: string },
): Promise<boolean> {
  const one = await tx.booking.findFirst({
    where: {
      tenantId: ctx.tenantId,
      ...of,
      status: { in: ['PENDING', 'CONFIRMED'] },
      endTime: { gt: new Date() },
    },
    select: { id: true },
  });
  return one !== null;
}

/** Writes the package and replaces all of its price rules and add-ons. */
export async function writePackage(
  tx: Tx,
  ctx: TenantContext,
  input: Omit<PackageInput, 'time'> & { bookingType: BookingType },
): Promise<string> {
  const { tenantId } = ctx;
  const { id, priceRules, addOnIds, grouping, ...rest } = input;
  const columns = { ...rest, grouping: grouping || null };
  const saved = id
    ? await tx.package.update({
        where: { tenantId_id: { tenantId, id } },
        data: columns,
        select: { id: true },
      })
    : await tx.package.create({
        data: { ...columns, tenantId, position: await nextPosition(tx, ctx) },
        select: { id: true },
      });
  await tx.priceRule.deleteMany({ where: { tenantId, packageId: saved.id } });
  await tx.priceRule.createMany({
    data: priceRules.map((rule, position) => ({
      tenantId,
      packageId: saved.id,
      position,
      startDate: dateColumn(rule.startDate),
      endDate: dateColumn(rule.endDate),
      weekdays: rule.weekdays,
      priceCents: rule.priceCents,
    })),
  });
  await tx.packageAddOn.deleteMany({ where: { tenantId, packageId: saved.id } });
  await tx.packageAddOn.createMany({
    data: addOnIds.map((addOnId) => ({ tenantId, packageId: saved.id, addOnId })),
  });
  return saved.id;
}

async function nextPosition(tx: Tx, ctx: TenantContext): Promise<number> {
  const { _max } = await tx.package.aggregate({
    where: { tenantId: ctx.tenantId },
    _max: { position: true },
  });
  return (_max.position ?? -1) + 1;
}

export function setPackageActive(tx: Tx, ctx: TenantContext, id: string, active: boolean) {
  return tx.package.update({ where: { tenantId_id: { tenantId: ctx.tenantId, id } }, data: { active } });
}

/** Puts the packages in this order; ids that aren't the tenant's are ignored. */
export async function orderPackages(tx: Tx, ctx: TenantContext, ids: string[]): Promise<void> {
  for (const [position, id] of ids.entries())
    await tx.package.updateMany({ where: { tenantId: ctx.tenantId, id }, data: { position } });
}

/**
 * Deletes a package.
 * @returns false when it has bookings; then it can only be taken off sale
 */
export async function deletePackage(tx: Tx, ctx: TenantContext, id: string): Promise<boolean> {
  const where = { tenantId: ctx.tenantId, packageId: id };
  if (await tx.booking.findFirst({ where, select: { id: true } })) return false;
  await tx.priceRule.deleteMany({ where });
  await tx.packageAddOn.deleteMany({ where });
  await tx.packageSlug.deleteMany({ where });
  await tx.package.delete({ where: { tenantId_id: { tenantId: ctx.tenantId, id } } });
  return true;
}

const priced = {
  id: true,
  name: true,
  priceCents: true,
  priceUnit: true,
  minSeats: true,
  taxBps: true,
  priceRules: { select: { priceCents: true } },
};

/** Prices of these packages, to check that each can be charged together with the add-on. */
export function pricesOf(tx: Tx, ctx: TenantContext, packageIds: string[]) {
  return tx.package.findMany({
    where: { tenantId: ctx.tenantId, id: { in: packageIds } },
    select: priced,
  });
}

/**
 * Prices of all packages on sale and of their add-ons, to check that each can be charged in the business's currency
 * and with its tax setting.
 */
export async function pricesOnSale(tx: Tx, ctx: TenantContext) {
  const rows = await tx.package.findMany({
    where: { tenantId: ctx.tenantId, active: true },
    select: {
      ...priced,
      addOns: {
        where: { addOn: { active: true } },
        select: { addOn: { select: { priceCents: true, taxBps: true } } },
      },
    },
    orderBy: [{ position: 'asc' }, { name: 'asc' }],
  });
  return rows.map((row) => ({ ...row, addOns: row.addOns.map((link) => link.addOn) }));
}

/** A package on sale whose fewest seats are more than this capacity of its service; null: none. */
export function findPackageOfMoreSeats(tx: Tx, ctx: TenantContext, serviceId: string, capacity: number) {
  return tx.package.findFirst({
    where: { tenantId: ctx.tenantId, serviceId, active: true, minSeats: { gt: capacity } },
    select: { name: true, minSeats: true },
  });
}
