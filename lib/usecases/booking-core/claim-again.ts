import { claimWants, lockWants, releaseClaims } from '@/lib/data/bookings/claims';
import { bookingWindow } from '@/lib/domain/availability/booking-window';
import type { Catalogue } from '@/lib/domain/catalogue';
import { toEpochDay } from '@/lib/domain/local-date';
import type { Change } from './change';
import { wantsOfBooking } from './wants';

/** A day that is still sold has begun and yet lies ahead. */
function hasBegun(catalogue: Catalogue, booking: Change['booking'], now: number): boolean {
  if (booking.start > now) return false;
  const service = catalogue.services.find(({ id }) => id === booking.serviceId);
  if (!service || booking.bookingType !== 'DATE') return true;
  return bookingWindow(service, catalogue.tenant.timeZone, now).soldToday !== toEpochDay(booking.date);
}

/**
 * A hold that ran out is claimed anew until `expiresAt` (null: for good), if its range is free and ahead.
 * `catalogue` holds its package and service, on sale or not.
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
  // What is left of the hold goes; locked first, so that nobody waits for us while we wait for them.
  await lockWants(tx, ctx, wants);
  await releaseClaims(tx, ctx, booking.id);
  return claimWants(tx, ctx, booking.id, wants, { expiresAt, forMove: false });
}
