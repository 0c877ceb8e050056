import type { BookingCore } from '@/lib/data/bookings/booking-shape';
import { readBooking } from '@/lib/data/bookings/bookings';
import type { BalanceTerms } from '@/lib/data/bookings/due-bookings';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { DAY } from '@/lib/domain/durations';
import { addDays } from '@/lib/domain/local-date';
import { moneyState } from '@/lib/domain/money-state';
import { localDateOf } from '@/lib/domain/time';
import { changeBooking } from '@/lib/usecases/booking-core/change';
import { isLive } from '@/lib/usecases/booking-core/end-checkout';
import { closeCheckout } from '@/lib/usecases/checkouts/close-checkout';
import { cancelInChange } from './cancel';

export const balanceTerms: BalanceTerms = {
  /** The payment request goes out this many local days before the due date. */
  aheadDays: 3,
  /** Interval between reminders of an overdue balance. */
  againAfterDays: 7,
  /** Days after the due date until an overdue booking is cancelled, for a tenant whose policy cancels them. */
  cancelAfterDays: 3,
};

/**
 * Handles a balance that is due soon or overdue (rule: cancel, refund, move): sends mails; the booking stays CONFIRMED.
 * Only for a tenant whose policy says so is an overdue booking cancelled, by the terms for a customer who cancels. Its
 * payment page is closed first, so that a payment of a moment ago counts and nobody pays for a cancelled booking; while
 * a bank is processing a payment nothing happens.
 * @throws AppError unavailable when a payment page is open and Stripe is away
 */
export async function remindOfBalance(ctx: TenantContext, bookingId: string): Promise<void> {
  const found = await readBooking(ctx, bookingId);
  if (found && nextStep(found, Date.now()) === 'cancel') {
    for (const checkout of found.checkouts.filter(isLive)) await closeCheckout(ctx, bookingId, checkout);
  }
  await changeBooking(ctx, { bookingId }, async (change) => {
    const { booking, now } = change;
    const step = nextStep(booking, now);
    // A page that was opened meanwhile is left to the next day's sweep.
    if (step === 'cancel' && !booking.checkouts.some(isLive)) {
      const reason = 'The balance was not paid in time.';
      await cancelInChange(change, { by: 'customer', unpaid: true, reason });
    } else if (step === 'ask') {
      await change.mark({ balanceReminderSentAt: new Date(now) });
      await change.record('balance.due', {});
    }
  });
}

/**
 * The next action for an unpaid balance at `now` (epoch milliseconds); null: none. `findDueBalances` applies the same
 * rule in SQL.
 */
export function nextStep(booking: BookingCore, now: number): 'ask' | 'cancel' | null {
  if (booking.status !== 'CONFIRMED' || booking.arrangement !== 'ONLINE') return null;
  if (booking.balanceDueOn === null) return null;
  const today = localDateOf(now, booking.tenant.timeZone);
  if (moneyState(booking, today).owedCents === 0) return null;
  if (booking.checkouts.some(({ status }) => status === 'PROCESSING')) return null;
  const asked = booking.balanceReminderSentAt;
  if (asked === null) return booking.balanceDueOn <= addDays(today, balanceTerms.aheadDays) ? 'ask' : null;
  const isLate = addDays(booking.balanceDueOn, balanceTerms.cancelAfterDays) < today;
  if (booking.policy.autoCancelOverdue && isLate && booking.start > now) return 'cancel';
  return booking.balanceDueOn < today && asked + balanceTerms.againAfterDays * DAY <= now ? 'ask' : null;
}
