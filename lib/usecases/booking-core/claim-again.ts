import { claimWants, lockWants, releaseClaims } from '@/lib/data/bookings/claims';
import { bookingWindow } from '@/lib/domain/availability/booking-window';
import type { Catalogue } from '@/lib/domain/catalogue';
import { toEpochDay } from '@/lib/domain/local-date';
import type { Change } from './change';
import { wantsOfBooking } from './wants';

/** Whether the booking's start has passed. A day that has begun counts as ahead while it is still sold. */
function hasBegun(catalogue: Catalogue, booking: Change['booking'], now: number): boolean {
  if (booking.start > now) return false;
  const service = catalogue.services.find(({ id }) => id === booking.serviceId);
  if (!service || booking.bookingType !== 'DATE') return true;
  return bookingWindow(service, catalogue.tenant.timeZone, now).soldToday !== toEpochDay(booking.date);
}

/**
 * Claims the range of an expired hold again until `expiresAt` (null: permanently), if it is free and ahead. `catalogue`
 * holds its package and service, on sale or not.
 * @returns the claimed resources; null when the range is lost
 */
export async function claimAgain(
  change: Change,
  catalogue: Catalogue,
  expiresAt: Date | null,
): Promise<string[] | null> {
  const { tx, ctx, booking } = change;
  if (hasBegun(catalogue, booking, change.now)) return null;
  const wants = wantsOfBooking(catalogue, booking);
  if (!wants) return null;
  // The rest of the hold is removed. Locks are taken first, so that two transactions can't deadlock.
  await lockWants(tx, ctx, wants);
  await releaseClaims(tx, ctx, booking.id);
  return claimWants(tx, ctx, booking.id, wants, { expiresAt, forMove: false });
}
