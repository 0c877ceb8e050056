import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { AppError, type FieldError, type Result } from '@/lib/domain/errors';
import { isAccountLost } from '@/lib/integrations/stripe/accounts';
import { StripeRefused } from '@/lib/integrations/stripe/client';
import { openCheckout } from '@/lib/usecases/checkouts/open-checkout';
import { releaseEarly } from './expire';

type Opened = { opened: { url: string; expiresAt: number } };

/**
 * The payment page of a new booking. Refuses with `validation_failed` when Stripe doesn't take the e-mail address: it is
 * part of the booking, so the hold is given up, or it would stand in the way of the same booking with the right one.
 * @throws AppError as openCheckout does
 */
export async function openFirstCheckout(
  ctx: TenantContext,
  bookingId: string,
  checkoutId: string,
): Promise<Result<Opened, { errors?: FieldError[] }>> {
  try {
    return { ok: true, opened: await openCheckout(ctx, checkoutId) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // The business's account takes no cards: nobody can pay for this hold, so it stands in nobody's way.
    if (error.cause instanceof StripeRefused && isAccountLost(error.cause))
      await releaseEarly(ctx, bookingId);
    if (error.code !== 'validation_failed') throw error;
    await releaseEarly(ctx, bookingId);
    return { ok: false, reason: error.code, detail: error.message, errors: error.errors ?? [] };
  }
}
