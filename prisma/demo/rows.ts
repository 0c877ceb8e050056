import { cancellationOutcome, keepBps } from '@/lib/domain/policy';
import { localInstants } from '@/lib/domain/time';
import type { Planned } from './plan';
import { type BookingChange, type Rows, recorderOf, type Setting } from './record';

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** Adds the rows of what happened to a booking after it was made: payments, moves, refunds, its end, and the mails. */
export function rowsOf(rows: Rows, one: Planned, setting: Setting): void {
  const { now, chance } = setting;
  const { id, demo, quote, bookedAt, catalogue, over, plan, row } = one;
  const { tenant, policy } = catalogue;
  const { timeZone } = tenant;
  const { happened, mailed, paid, givenBack, payments } = recorderOf(rows, one, setting);
  const byHand = demo.source === 'OFFICE' ? 'MEMBER' : 'CUSTOMER';

  const change: BookingChange = {
    id,
    createdAt: new Date(bookedAt).toISOString(),
    updatedAt: new Date(bookedAt).toISOString(),
    status: 'CONFIRMED',
    reminderDueDate: row.reminderDueDate,
    reminderSentAt: null,
    balanceReminderSentAt: null,
    rescheduleCount: 0,
    keepFloorBps: 0,
    canceledAt: null,
    canceledBy: null,
    cancelReason: '',
  };
  const changed = (at: number) => {
    change.updatedAt = new Date(at).toISOString();
  };
  rows.bookings.push(change);

  happened('booking.held', bookedAt - 240_000, byHand, { after: { totalCents: quote.totalCents } });
  paid(quote.dueNowCents, quote.balanceCents > 0 ? 'DEPOSIT' : 'FULL', bookedAt);
  happened('booking.confirmed', bookedAt, 'SYSTEM', {
    before: { status: 'PENDING' },
    after: { status: 'CONFIRMED' },
  });
  mailed('booking_confirmed', bookedAt);
  mailed('owner_new_booking', bookedAt);

  if (demo.moved) {
    const at = bookedAt + demo.moved.afterDays * DAY;
    const { startTime: start, endTime: end } = plan;
    const byMs = demo.moved.byDays * DAY;
    const { totalCents } = quote;
    change.rescheduleCount = 1;
    change.keepFloorBps = keepBps(policy, start - byMs, at);
    changed(at);
    happened('booking.moved', at, 'CUSTOMER', {
      before: { start: start - byMs, end: end - byMs, totalCents },
      after: { start, end, totalCents, by: 'customer' },
    });
    mailed('booking_moved', at);
    mailed('owner_moved', at);
  }

  if (demo.end === 'canceled_by_customer') {
    const by = demo.canceledAfterDays === undefined ? ('business' as const) : ('customer' as const);
    const at = demo.canceledAfterDays === undefined ? now - DAY : bookedAt + demo.canceledAfterDays * DAY;
    const reason = by === 'business' ? 'Asked by phone; refunded in full as a courtesy.' : '';
    const { refundCents } = cancellationOutcome({
      policySnapshot: policy,
      totalCents: quote.totalCents,
      depositCents: quote.depositCents,
      paidCents: quote.dueNowCents,
      refundedCents: 0,
      start: plan.startTime,
      now: at,
      keepFloorBps: 0,
      by,
    });
    givenBack(
      refundCents,
      by === 'business' ? 'CANCELED_BY_BUSINESS' : 'CANCELED_BY_CUSTOMER',
      at,
      by === 'business' ? 'MEMBER' : 'CUSTOMER',
    );
    Object.assign(change, {
      status: 'CANCELED',
      canceledAt: new Date(at).toISOString(),
      canceledBy: by === 'business' ? 'MEMBER' : 'CUSTOMER',
      cancelReason: reason,
      reminderDueDate: null,
    });
    changed(at);
    rows.released.push(id);
    happened('booking.canceled', at, by === 'business' ? 'MEMBER' : 'CUSTOMER', {
      before: { status: 'CONFIRMED' },
      after: { status: 'CANCELED', by, refundCents, reason },
    });
    mailed('booking_canceled', at);
    if (by === 'customer') mailed('owner_canceled', at);
    return;
  }

  const morning = (date: string) => localInstants(date, '09:00', timeZone)[0] ?? now;
  if (quote.balanceDueOn !== null && quote.balanceCents > 0) {
    const at = morning(quote.balanceDueOn);
    if (at < now && demo.optional) {
      change.balanceReminderSentAt = new Date(at).toISOString();
      mailed('balance_due', at);
    }
    const when = Math.max(bookedAt + HOUR, at - DAY * 4 * chance.next());
    // Of those in `history`, which tests know, what is ahead still owes.
    if (when < now && (over || (demo.optional && !demo.owes))) {
      paid(quote.balanceCents, 'BALANCE', when);
      mailed('payment_received', when);
    }
  }
  if (row.reminderDueDate !== null && morning(row.reminderDueDate) < now) {
    const at = morning(row.reminderDueDate);
    change.reminderSentAt = new Date(at).toISOString();
    mailed('reminder', at);
  }
  if (!over) return;
  const isMissed = demo.end === 'no_show';
  const at = plan.endTime + (isMissed ? 2 * HOUR : HOUR / 4);
  if (at > now) return;
  change.status = isMissed ? 'NO_SHOW' : 'COMPLETED';
  change.reminderDueDate = null;
  changed(at);
  happened(isMissed ? 'booking.no_show' : 'booking.completed', at, isMissed ? 'MEMBER' : 'SYSTEM', {
    before: { status: 'CONFIRMED' },
    after: { status: change.status },
  });
  const gift = Math.round(((demo.goodwillBps ?? 0) * (payments.at(-1)?.amountCents ?? 0)) / 10_000);
  if (gift > 0 && at + 20 * HOUR < now) givenBack(gift, 'GOODWILL', at + 20 * HOUR, 'MEMBER');
}
