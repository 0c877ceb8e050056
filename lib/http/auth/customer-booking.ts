import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { AppError } from '@/lib/domain/errors';
import type { ManageClaim } from '@/lib/integrations/crypto/manage-link';
import type { LinkedBooking } from '@/lib/usecases/booking-core/answers';
import { type OwnBooking, readOwnBooking } from '@/lib/usecases/bookings/read-own';
import { manageContext } from './tenant-contexts';

export type CustomerBooking =
  | (Extract<OwnBooking, { state: 'open' }> & { ctx: TenantContext })
  /** `tenantSlug`: only for a link that was once genuine, so that the page can offer a new one; else null. */
  | { state: 'expired' | 'replaced'; tenantSlug: string | null }
  | { state: 'unknown' };

/** A customer's booking by the link they were sent; the booking's version decides whether the link still counts. */
export async function openCustomerBooking(token: string, now: number): Promise<CustomerBooking> {
  const found = manageContext(token, now);
  if (!found) return { state: 'unknown' };
  const { ctx, link } = found;
  const own = await readOwnBooking(ctx, link.claim);
  if (own.state === 'unknown') return own;
  if (!link.ok) {
    return { state: 'expired', tenantSlug: own.state === 'open' ? own.booking.tenant.slug : own.tenantSlug };
  }
  return own.state === 'open' ? { ...own, ctx } : own;
}

/**
 * The booking that a customer's action is about.
 * @throws AppError not_found when the link was replaced by a newer one
 */
export async function requireCustomerBooking(ctx: TenantContext, claim: ManageClaim): Promise<LinkedBooking> {
  const own = await readOwnBooking(ctx, claim);
  if (own.state !== 'open') {
    throw new AppError(
      'not_found',
      'This link doesn’t work any more. Please use the newest one we sent you.',
    );
  }
  return own.booking;
}
