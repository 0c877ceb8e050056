import { v7 } from 'uuid';
import { writeBookings } from '@/lib/data/bookings/booking-write';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { Catalogue } from '@/lib/domain/catalogue';
import { localDateOf } from '@/lib/domain/time';
import { chanceOf } from './chance';
import type { DemoBooking } from './history';
import { type Planned, planned } from './plan';
import type { Rows } from './record';
import { rowsOf } from './rows';
import { writeRows } from './write-rows';

/** So that no statement takes long. */
const AT_ONCE = 150;

/**
 * Writes the past and the coming bookings of a demo tenant, the way the product would have: the claims by its own booking
 * write, then money, history and mails, all of them at once.
 */
export async function writeHistory(
  ctx: TenantContext,
  catalogue: Catalogue,
  bookings: DemoBooking[],
  { now, owner, withMails }: { now: number; owner: string; withMails: boolean },
): Promise<void> {
  const { slug, timeZone } = catalogue.tenant;
  const chance = chanceOf(`${slug} ${localDateOf(now, timeZone)}`);
  const all = bookings.map((demo) => planned(catalogue, demo, now, chance));
  const booked: Planned[] = [];
  for (let at = 0; at < all.length; at += AT_ONCE)
    booked.push(...(await claimed(ctx, all.slice(at, at + AT_ONCE))));
  const rows: Rows = { bookings: [], payments: [], refunds: [], audit: [], mails: [], released: [] };
  for (const one of booked) rowsOf(rows, one, { now, chance, owner, withMails });
  await writeRows(ctx, rows);
}

/** @returns those that have their times: one that may be left out is, where somebody else has the time */
async function claimed(ctx: TenantContext, all: Planned[]): Promise<Planned[]> {
  const written = await writeBookings(
    ctx,
    all.map(({ demo, plan, row, catalogue, bookedAt }) => ({
      catalogVersion: catalogue.tenant.catalogVersion,
      booking: row,
      customer: { id: v7({ msecs: bookedAt }), ...demo.customer },
      wants: plan.wants,
      claimExpiresAt: null,
      maxHolds: null,
      maxHoldsAddress: null,
      checkout: null,
      idempotency: null,
      audit: [],
      mails: [],
      jobs: [],
    })),
  );
  return all.filter(({ demo, catalogue }, at) => {
    const outcome = written[at]?.outcome;
    if (outcome === 'slot_taken' && demo.optional) return false;
    if (outcome !== 'booked')
      throw new Error(`Demo booking ${demo.package} of ${catalogue.tenant.slug}: ${outcome}`);
    return true;
  });
}
