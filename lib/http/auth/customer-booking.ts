import type { BookingDetails } from '@/lib/data/bookings/booking-shape';
import { readBooking } from '@/lib/data/bookings/bookings';
import { readSite, type Site } from '@/lib/data/catalogue/sites';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { AppError } from '@/lib/domain/errors';
import type { ManageClaim } from '@/lib/integrations/crypto/manage-link';
import { customerLink } from '@/lib/usecases/links/customer-link';
import { manageContext } from './tenant-contexts';

export type CustomerBooking =
  /** `url`: the customer's own page, as it stands in their mails. */
  | { state: 'open'; ctx: TenantContext; booking: BookingDetails; site: Site | null; url: string }
  /** `tenantSlug`: only for a link that was once genuine, so that the page can offer a new one; else null. */
  | { state: 'expired' | 'replaced'; tenantSlug: string | null }
  | { state: 'unknown' };

/** A customer's booking by the link they were sent; the booking's version decides whether the link still counts. */
export async function openCustomerBooking(token: string, now: number): Promise<CustomerBooking> {
  const found = manageContext(token, now);
  if (!found) return { state: 'unknown' };
  const { ctx, link } = found;
  const [booking, site] = await Promise.all([readBooking(ctx, link.claim.bookingId), readSite(ctx)]);
  if (!booking) return { state: 'unknown' };
  if (!link.ok) return { state: 'expired', tenantSlug: booking.tenant.slug };
  if (booking.manageVersion !== link.claim.version) {
    return { state: 'replaced', tenantSlug: booking.tenant.slug };
  }
  const url = customerLink(ctx.tenantId, booking);
  return { state: 'open', ctx, booking, site, url };
}

/**
 * The booking that a customer's action is about.
 * @throws AppError not_found when the link was replaced by a newer one
 */
export async function requireCustomerBooking(
  ctx: TenantContext,
  claim: ManageClaim,
): Promise<BookingDetails> {
  const booking = await readBooking(ctx, claim.bookingId);
  if (!booking || booking.manageVersion !== claim.version) {
    throw new AppError(
      'not_found',
      'This link doesn’t work any more. Please use the newest one we sent you.',
    );
  }
  return booking;
}
