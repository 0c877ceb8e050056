import { withEdition } from '@/lib/data/catalogue/edition';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type Tx, withTenant } from '@/lib/data/connection/transaction';
import type { Prisma } from '@/lib/data/prisma-client/client';

/**
 * Called in the transaction of every change of what is sold or when it is open: cached values of older versions are
 * stale from its commit on.
 */
export async function raiseCatalogueVersion(tx: Tx, ctx: TenantContext): Promise<void> {
  await tx.tenant.update({ where: { id: ctx.tenantId }, data: { catalogVersion: { increment: 1 } } });
}

/** The settings that prices, hours and phone numbers are written in. */
export async function readTenantUnits(
  tx: Tx,
  ctx: TenantContext,
): Promise<{ currency: string; country: string; locale: string; taxIncluded: boolean; timeZone: string }> {
  return tx.tenant.findUniqueOrThrow({
    where: { id: ctx.tenantId },
    select: { currency: true, country: true, locale: true, taxIncluded: true, timeZone: true },
  });
}

const business = {
  id: true,
  slug: true,
  name: true,
  trade: true,
  status: true,
  liveAt: true,
  timeZone: true,
  currency: true,
  country: true,
  locale: true,
  taxIncluded: true,
  taxName: true,
  commissionBps: true,
  stripeAccountId: true,
  chargesEnabled: true,
  payoutsEnabled: true,
  detailsSubmitted: true,
  stripeLostAt: true,
  stripeRequirements: true,
  isDemo: true,
  checklist: true,
} as const;

/** The business as its own office sees it. */
export function readBusiness(ctx: TenantContext) {
  return withTenant(ctx, (tx) =>
    tx.tenant.findUniqueOrThrow({ where: { id: ctx.tenantId }, select: business }),
  );
}

type EditedBusiness = Pick<
  Awaited<ReturnType<typeof readBusiness>>,
  'name' | 'timeZone' | 'currency' | 'country' | 'taxName' | 'taxIncluded'
>;

/** The values of the business that its form edits, with their edition. */
export const businessValues = ({ name, timeZone, currency, country, taxName, taxIncluded }: EditedBusiness) =>
  withEdition({ name, timeZone, currency, country, taxName, taxIncluded });

/**
 * The business inside the caller's transaction, with its row locked: no booking is written until the change commits.
 */
export async function lockBusiness(tx: Tx, ctx: TenantContext) {
  await tx.$queryRaw`SELECT "id" FROM "Tenant" WHERE "id" = ${ctx.tenantId}::uuid FOR UPDATE`;
  return tx.tenant.findUniqueOrThrow({ where: { id: ctx.tenantId }, select: business });
}

export async function writeBusiness(
  tx: Tx,
  ctx: TenantContext,
  columns: Prisma.TenantUpdateInput,
): Promise<void> {
  await tx.tenant.update({ where: { id: ctx.tenantId }, data: columns });
}

/** The time zone of the business's local dates. */
export async function readTenantClock(ctx: TenantContext): Promise<string> {
  const { timeZone } = await readBusiness(ctx);
  return timeZone;
}
