import { z } from 'zod';
import type { BookingCore, CheckoutRow } from '@/lib/data/bookings/booking-shape';
import { newId } from '@/lib/data/connection/new-id';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { addCheckout } from '@/lib/data/money/checkouts';
import { MINUTE } from '@/lib/domain/durations';
import { idField } from '@/lib/domain/editing/fields';
import { type Result, refuse } from '@/lib/domain/errors';
import { formatMoney, stripeMinimum } from '@/lib/domain/money';
import { moneyState } from '@/lib/domain/money-state';
import { applicationFee } from '@/lib/domain/refunds';
import { localDateOf } from '@/lib/domain/time';
import { changeBooking, RollBack } from '@/lib/usecases/booking-core/change';
import { isLive } from '@/lib/usecases/booking-core/end-checkout';
import { requireBooking } from '@/lib/usecases/booking-core/require-booking';
import { operation } from '@/lib/usecases/operation';
import { paymentPage } from './answers';
import { closeCheckout } from './close-checkout';
import { openCheckout } from './open-checkout';

/** A balance holds no claims, so its page may stay open for long (Stripe: at most 24 hours). */
const OPEN_FOR_MS = 12 * 60 * MINUTE;

/** Attempts of a request that keeps finding another request's page, before it gives up. */
const MOST_ROUNDS = 3;

export const payBalance = operation({
  name: 'booking.pay_balance',
  can: 'payment:collect',
  effect: 'money',
  input: z.strictObject({ bookingId: idField }),
  output: paymentPage,
  describe: 'Opens the page on which the customer pays by card what is owed for a booking.',
  run: pay,
});

/**
 * The Stripe page on which the customer pays what is owed. A page of an earlier attempt is reused while it is valid,
 * else closed first, so that there is only one at a time, however many requests are concurrent.
 *
 * Refuses with `not_allowed` (nothing owed, not confirmed, a bank is processing a payment, too small for a card).
 * @throws AppError not_found; unavailable when Stripe is away
 */
async function pay(
  ctx: TenantContext,
  { bookingId }: { bookingId: string },
): Promise<Result<{ checkoutUrl: string }>> {
  const booking = await requireBooking(ctx, bookingId);
  const owed = askable(booking, Date.now());
  if (!owed.ok) return owed;
  let pages = pagesOf(booking);
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    for (const page of pages) {
      if (!isGood(page, owed.owedCents, Date.now())) await closeCheckout(ctx, bookingId, page);
    }
    const found = await oneCheckout(ctx, bookingId);
    if (!found.ok) return found;
    if (found.checkoutId !== null) {
      return { ok: true, checkoutUrl: (await openCheckout(ctx, found.checkoutId)).url };
    }
    pages = pagesOf(await requireBooking(ctx, bookingId));
  }
  return refuse('conflict', 'This payment is being opened in another window. Please try again.');
}

const pagesOf = ({ checkouts }: BookingCore) =>
  checkouts.filter((checkout) => checkout.purpose === 'BALANCE' && isLive(checkout));

/**
 * Whether a checkout can be reused: for the sum that is owed and with time left, also while it is being opened, because
 * Stripe opens no page for less than half an hour.
 */
const isGood = ({ status, amountCents, expiresAt }: CheckoutRow, owedCents: number, now: number): boolean =>
  status !== 'PROCESSING' &&
  amountCents === owedCents &&
  (expiresAt ?? 0) > now + (status === 'NEW' ? 31 : 10) * MINUTE;

/**
 * The checkout that collects the balance, under the booking's lock: the existing one or a new one.
 * @returns null while a checkout of another sum exists that has to be closed first
 */
function oneCheckout(ctx: TenantContext, bookingId: string): Promise<Result<{ checkoutId: string | null }>> {
  return changeBooking(ctx, { bookingId }, async (change) => {
    const { booking: locked, now, tx } = change;
    const due = askable(locked, now);
    if (!due.ok) throw new RollBack(due);
    const pages = pagesOf(locked);
    const good = pages.find((page) => isGood(page, due.owedCents, now));
    if (good || pages.length > 0) return { ok: true as const, checkoutId: good?.id ?? null };
    const id = newId();
    await addCheckout(tx, ctx, {
      id,
      bookingId,
      purpose: 'BALANCE',
      amountCents: due.owedCents,
      feeCents: applicationFee(due.owedCents, locked.tenant.commissionBps),
      currency: locked.currency,
      expiresAt: new Date(now + OPEN_FOR_MS),
    });
    return { ok: true as const, checkoutId: id };
  });
}

/** What can be collected by card now, minor units. */
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
