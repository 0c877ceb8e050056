import { listBookings } from '@/lib/data/bookings';
import type { TenantContext } from '@/lib/data/context';
import { listPackages } from '@/lib/data/packages';
import { readSite } from '@/lib/data/sites';
import { readBusiness, tickChecklist } from '@/lib/data/tenants';
import { withTenant } from '@/lib/data/transaction';

export const setUpSteps = ['prices', 'hours', 'site', 'payments', 'booking'] as const;
export type SetUpStep = { name: (typeof setUpSteps)[number]; done: boolean };

/**
 * The way to the first live booking. What a row proves is done by itself; that somebody has looked at prices and
 * hours only they can say.
 */
export async function readSetUp(ctx: TenantContext): Promise<SetUpStep[]> {
  const [business, packages, site, bookings] = await Promise.all([
    readBusiness(ctx),
    listPackages(ctx),
    readSite(ctx),
    listBookings(ctx, { limit: 1 }),
  ]);
  const ticked = business.checklist as Record<string, unknown>;
  const done: Record<SetUpStep['name'], boolean> = {
    prices: ticked.prices === true && packages.some((each) => each.active),
    hours: ticked.hours === true,
    site: ticked.site === true && site?.published === true,
    payments: business.chargesEnabled || ticked.payments === true,
    booking: bookings.data.length > 0,
  };
  // A business that is booked has found its way.
  const found = done.booking && business.chargesEnabled;
  return setUpSteps.map((name) => ({ name, done: found || done[name] }));
}

/** Somebody has looked at it. */
export async function tickSetUp(
  ctx: TenantContext,
  input: { step: SetUpStep['name'] },
): Promise<{ ok: true }> {
  await withTenant(ctx, (tx) => tickChecklist(tx, ctx, input.step));
  return { ok: true };
}
