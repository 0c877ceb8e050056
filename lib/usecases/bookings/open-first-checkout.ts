import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { AppError, type FieldError, type Result } from '@/lib/domain/errors';
import { isAccountLost } from '@/lib/integrations/stripe/accounts';
import { StripeRefused } from '@/lib/integrations/stripe/client';
import { openCheckout } from '@/lib/usecases/checkouts/open-checkout';
import { releaseEarly } from './expire';

type Opened = { opened: { url: string; expiresAt: number } };

/**
 * Opens the payment page of a new booking. Refuses with `validation_failed` when Stripe rejects the e-mail address: the
 * address is part of the booking, so the hold is released; otherwise it would block the same booking with the right
 * address.
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
    // The business's account can't take cards: nobody can pay for this hold, so it is released.
    if (error.cause instanceof StripeRefused && isAccountLost(error.cause))
      await releaseEarly(ctx, bookingId);
    if (error.code !== 'validation_failed') throw error;
    await releaseEarly(ctx, bookingId);
    return { ok: false, reason: error.code, detail: error.message, errors: error.errors ?? [] };
  }
}
