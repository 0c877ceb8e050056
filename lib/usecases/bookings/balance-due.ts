import type { TenantContext } from '@/lib/data/context';
import { addDays } from '@/lib/domain/local-date';
import { moneyState } from '@/lib/domain/money-state';
import { localDateOf } from '@/lib/domain/time';
import { cancelInChange } from './cancel';
import { changeBooking } from './change';

const DAY = 86_400_000;

/** How often an overdue balance is asked for. */
const AGAIN_AFTER_MS = 7 * DAY;

/** A tenant who chose that overdue bookings are cancelled gives the customer this many days after the due date. */
const CANCEL_AFTER_DAYS = 3;

/**
 * A balance that is due soon or overdue (rule: cancel, refund, move): mails go out, the booking stays CONFIRMED, and
 * only a tenant whose policy says so has it cancelled, by the terms for a customer who cancels.
 */
export async function remindOfBalance(ctx: TenantContext, bookingId: string): Promise<void> {
  await changeBooking(ctx, { bookingId }, async (change) => {
    const { booking, now } = change;
    if (booking.status !== 'CONFIRMED' || booking.balanceDueOn === null) return;
    const today = localDateOf(now, booking.tenant.timeZone);
    const { owedCents } = moneyState(booking, today);
    if (owedCents === 0) return;
    const asked = booking.balanceReminderSentAt;
    const overdue = booking.balanceDueOn < today;
    if (
      asked !== null &&
      booking.policy.autoCancelOverdue &&
      addDays(booking.balanceDueOn, CANCEL_AFTER_DAYS) < today &&
      booking.start > now
    ) {
      await cancelInChange(change, { by: 'customer', reason: 'The balance was not paid in time.' });
      return;
    }
    if (asked !== null && !(overdue && asked + AGAIN_AFTER_MS <= now)) return;
    await change.mark({ balanceReminderSentAt: new Date(now) });
    change.mail('balance_due');
  });
}
