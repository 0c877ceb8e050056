import type { CheckoutRow } from '@/lib/data/bookings/booking-shape';
import { claimWants, lockWants, releaseClaims } from '@/lib/data/bookings/claims';
import { dateColumn } from '@/lib/data/connection/date-column';
import { jsonNull } from '@/lib/data/connection/json';
import type { MoveTarget } from '@/lib/domain/pending-move';
import { reminderDay } from '@/lib/domain/reminder-day';
import type { Change } from './change';

/**
 * Completes a dearer move once its difference was paid: the booking moves to the range that was held for it.
 * @returns false when the move is no longer pending or its range is lost; the booking then stays where it is
 */
export async function completeMove(change: Change, checkout: CheckoutRow): Promise<boolean> {
  const { booking, tx, ctx } = change;
  const move = booking.pendingMove;
  if (!move || move.checkoutId !== checkout.id || booking.status !== 'CONFIRMED') return false;
  // A day that was held while it was sold is still usable; a start time that has passed is not.
  if ((booking.bookingType === 'DATE' ? move.end : move.start) <= change.now) {
    await dropMove(change);
    return false;
  }
  await lockWants(tx, ctx, move.wants);
  await tx.$executeRaw`SAVEPOINT before_move`;
  await releaseClaims(tx, ctx, booking.id);
  const claimed = await claimWants(tx, ctx, booking.id, move.wants, { expiresAt: null, forMove: false });
  if (claimed === null) {
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT before_move`;
    await dropMove(change);
    return false;
  }
  await applyMove(change, move, claimed);
  return true;
}

/** Drops a pending move and releases the range that was held for it. `unpaid`: nobody paid for it in time. */
export async function dropMove(change: Change, { unpaid = false } = {}): Promise<void> {
  const move = change.booking.pendingMove;
  await releaseClaims(change.tx, change.ctx, change.booking.id, true);
  await change.update({ pendingMove: jsonNull });
  await change.record('booking.move_dropped', {
    before: { start: move?.start },
    detail: { unpaid: unpaid && move?.by === 'business' ? placeOf(move) : null },
  });
}

const placeOf = ({ start, end, date, endDate }: MoveTarget) => ({ start, end, date, endDate });

/** Writes the new range of a booking whose claims exist already, and records the move. */
export async function applyMove(change: Change, to: MoveTarget, resourceIds: string[]): Promise<void> {
  const { booking } = change;
  const { quote } = to;
  const reminderDueDate = reminderDay(to, booking.policy, booking.tenant.timeZone, change.now);
  await change.update({
    date: dateColumn(to.date),
    endDate: dateColumn(to.endDate),
    startTime: new Date(to.start),
    endTime: new Date(to.end),
    resourceIds,
    quote,
    totalCents: quote.totalCents,
    dueNowCents: quote.dueNowCents,
    balanceCents: quote.balanceCents,
    balanceDueOn: quote.balanceDueOn === null ? null : dateColumn(quote.balanceDueOn),
    basket: { ...booking.basket, resourceId: to.resourceId },
    keepFloorBps: to.keepFloorBps,
    rescheduleCount: to.by === 'customer' ? { increment: 1 } : booking.rescheduleCount,
    pendingMove: jsonNull,
    reminderDueDate: reminderDueDate === null ? null : dateColumn(reminderDueDate),
    reminderSentAt: null,
    balanceReminderSentAt: null,
  });
  const { start, end, date, endDate, totalCents } = booking;
  await change.record('booking.moved', {
    before: { start, end, totalCents },
    after: { start: to.start, end: to.end, totalCents: quote.totalCents, by: to.by },
    detail: { resourceIds, was: { start, end, date, endDate } },
  });
}
