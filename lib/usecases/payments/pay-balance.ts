import type { BookingCore } from '@/lib/data/booking-shape';
import { addCheckout } from '@/lib/data/checkouts';
import type { TenantContext } from '@/lib/data/context';
import { newId } from '@/lib/data/newId';
import { type Result, refuse } from '@/lib/domain/errors';
import { formatMoney, stripeMinimum } from '@/lib/domain/money';
import { moneyState } from '@/lib/domain/money-state';
import { applicationFee } from '@/lib/domain/refunds';
import { localDateOf } from '@/lib/domain/time';
import { changeBooking, Undo } from '@/lib/usecases/bookings/change';
import { closeCheckout } from '@/lib/usecases/bookings/expire';
import { isLive } from '@/lib/usecases/bookings/lapse';
import { requireBooking } from '@/lib/usecases/bookings/require-booking';
import { permit } from '@/lib/usecases/permit';
import { openCheckout } from './open-checkout';

const MINUTE = 60_000;

/** A balance holds nothing, so its page may stay open for long (Stripe: at most 24 hours). */
const OPEN_FOR_MS = 12 * 60 * MINUTE;

/**
 * The Stripe page on which the customer pays what is still owed. The page of an earlier try is used again while it is
 * good; otherwise it is closed first, so that there is only ever one.
 *
 * Refuses with `not_allowed` (nothing owed, not confirmed, a bank is at work, too small for a card).
 * @throws AppError not_found; unavailable when Stripe is away
 */
export async function payBalance(
  ctx: TenantContext,
  bookingId: string,
): Promise<Result<{ checkoutUrl: string }>> {
  permit(ctx, 'payment:collect');
  const booking = await requireBooking(ctx, bookingId);
  const owed = askable(booking, Date.now());
  if (!owed.ok) return owed;
  for (const checkout of booking.checkouts.filter(isLive)) {
    if (checkout.purpose !== 'BALANCE') continue;
    const good = checkout.status === 'OPEN' && checkout.amountCents === owed.owedCents;
    if (good && checkout.url && (checkout.expiresAt ?? 0) > Date.now() + 10 * MINUTE) {
      return { ok: true, checkoutUrl: checkout.url };
    }
    await closeCheckout(ctx, bookingId, checkout);
  }
  const id = newId();
  const made = await changeBooking(ctx, { bookingId }, async (change) => {
    const { booking: locked, now, tx } = change;
    const due = askable(locked, now);
    if (!due.ok) throw new Undo(due);
    await addCheckout(tx, ctx, {
      id,
      bookingId,
      purpose: 'BALANCE',
      amountCents: due.owedCents,
      feeCents: applicationFee(due.owedCents, locked.tenant.commissionBps),
      currency: locked.currency,
      expiresAt: new Date(now + OPEN_FOR_MS),
    });
    return { ok: true as const };
  });
  if (!made.ok) return made;
  const { url } = await openCheckout(ctx, id);
  return { ok: true, checkoutUrl: url };
}

/** What can be asked for by card now, minor units. */
function askable(booking: BookingCore, now: number): Result<{ owedCents: number }> {
  const { tenant } = booking;
  if (booking.status === 'PENDING') {
    return refuse('not_allowed', 'This booking is still waiting for its first payment.');
  }
  const { owedCents } = moneyState(booking, localDateOf(now, tenant.timeZone));
  if (owedCents === 0) return refuse('not_allowed', 'Nothing is owed for this booking.');
  if (!tenant.chargesEnabled || tenant.stripeAccountId === null) {
    return refuse('not_allowed', `${tenant.name} can’t take card payments online. Please pay them directly.`);
  }
  if (booking.checkouts.some(({ purpose, status }) => purpose === 'BALANCE' && status === 'PROCESSING')) {
    return refuse(
      'not_allowed',
      'Your bank is still working on the payment. We write to you when it is done.',
    );
  }
  if (owedCents < stripeMinimum(booking.currency)) {
    const sum = formatMoney(owedCents, booking.currency, tenant.locale);
    return refuse(
      'not_allowed',
      `${sum} is too small for a card payment. Please pay ${tenant.name} directly.`,
    );
  }
  return { ok: true, owedCents };
}
