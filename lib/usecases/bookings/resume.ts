import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { withTenant } from '@/lib/data/connection/transaction';
import { type Result, refuse } from '@/lib/domain/errors';
import { addressMissing } from '@/lib/domain/place';
import { quoteSchema } from '@/lib/domain/quote';
import { manageUrl } from '@/lib/integrations/crypto/manage-link';
import type { CreatedBooking } from './created-booking';
import { openFirstCheckout } from './open-first-checkout';

/**
 * Resumes a booking whose first request was cut off, or failed because Stripe was away: the same booking, the same
 * Checkout attempt. Refuses with `slot_taken` when its hold has expired meanwhile, and with `validation_failed` as
 * openFirstCheckout does.
 * @throws AppError unavailable when Stripe is (still) away
 */
export async function resumeBooking(
  ctx: TenantContext,
  bookingId: string,
): Promise<Result<{ booking: CreatedBooking }>> {
  const booking = await withTenant(ctx, (tx) =>
    tx.booking.findUnique({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: bookingId } },
      include: {
        package: { select: { locationKind: true } },
        checkouts: { orderBy: { createdAt: 'desc' }, take: 1 },
      },
    }),
  );
  if (!booking || (booking.status !== 'PENDING' && booking.status !== 'CONFIRMED')) {
    return refuse('slot_taken', 'The time to pay for this booking has run out. Please book again.');
  }
  const [checkout] = booking.checkouts;
  const answer =
    booking.status === 'PENDING' && checkout ? await openFirstCheckout(ctx, booking.id, checkout.id) : null;
  if (answer && !answer.ok) return answer;
  const opened = answer?.opened ?? null;
  return {
    ok: true,
    booking: {
      id: booking.id,
      status: booking.status,
      holdExpiresAt: opened && new Date(opened.expiresAt).toISOString(),
      checkoutUrl: opened?.url ?? null,
      manageUrl: manageUrl({
        tenantId: ctx.tenantId,
        bookingId: booking.id,
        manageVersion: booking.manageVersion,
        endTime: booking.endTime.getTime(),
      }),
      addressMissing: addressMissing(booking.package, booking),
      quote: quoteSchema.parse(booking.quote),
    },
  };
}
