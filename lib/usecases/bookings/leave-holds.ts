import { readBooking } from '@/lib/data/bookings/bookings';
import { findIdempotencyEntry } from '@/lib/data/bookings/idempotency';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { customerLink } from '@/lib/usecases/links/customer-link';
import { permit } from '@/lib/usecases/permit';
import { releaseEarly } from './expire';

/**
 * The customer wants something else now: what the site still holds under the keys of their earlier wishes is given up.
 * A key counts as its browser's word, since nobody else has seen it; it may name a booking whose request was cut off,
 * of which the page knows nothing more. The keys come as they are stored, in the site's scope.
 * @returns the booking that can't be given up, since it is paid or a bank is at work on it; null: nothing is held any more
 * @throws AppError unavailable when Stripe is away (the hold then ends by itself)
 */
export async function leaveHolds(
  ctx: TenantContext,
  keys: string[],
): Promise<{ id: string; manageUrl: string } | null> {
  permit(ctx, 'booking:create');
  let standing: { id: string; manageUrl: string } | null = null;
  for (const key of keys) {
    const bookingId = (await findIdempotencyEntry(ctx, key))?.bookingId;
    const booking = bookingId ? await readBooking(ctx, bookingId) : null;
    // The keys of API clients are their own affair: some are not hard to guess.
    if (booking?.source !== 'SITE') continue;
    const released = await releaseEarly(ctx, booking.id);
    if (!released.ok || released.status === 'CONFIRMED' || released.status === 'PENDING') {
      standing ??= { id: booking.id, manageUrl: customerLink(ctx.tenantId, booking) };
    }
  }
  return standing;
}
