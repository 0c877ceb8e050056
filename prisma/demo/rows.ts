import { v7 } from 'uuid';
import type { Prisma } from '@/lib/data/prisma-client/client';
import type { BookingEventName } from '@/lib/domain/events/booking-events';
import type { MailKind } from '@/lib/domain/mail-kinds';
import { cancellationOutcome, keepBps } from '@/lib/domain/policy';
import { applicationFee, feeToReturn } from '@/lib/domain/refunds';
import { localInstants } from '@/lib/domain/time';
import type { Chance } from './chance';
import type { Planned } from './plan';

const DAY = 86_400_000;
const HOUR = 3_600_000;

type Without<T> = Omit<T, 'tenantId'>;
/** What a booking became since it was made; instants in ISO. */
export type BookingChange = {
  id: string;
  createdAt: string;
  updatedAt: string;
  status: 'CONFIRMED' | 'COMPLETED' | 'NO_SHOW' | 'CANCELED';
  reminderDueDate: string | null;
  reminderSentAt: string | null;
  balanceReminderSentAt: string | null;
  rescheduleCount: number;
  keepFloorBps: number;
  canceledAt: string | null;
  canceledBy: 'CUSTOMER' | 'MEMBER' | null;
  cancelReason: string;
};
export type Rows = {
  bookings: BookingChange[];
  payments: Without<Prisma.PaymentCreateManyInput>[];
  refunds: Without<Prisma.RefundCreateManyInput>[];
  audit: Without<Prisma.AuditEntryCreateManyInput>[];
  mails: Without<Prisma.MailCreateManyInput>[];
  /** Bookings whose claims go. */
  released: string[];
};

type Setting = { now: number; chance: Chance; owner: string };

/** Adds the rows of what happened to a booking after it was made: payments, moves, refunds, its end, and the mails. */
export function rowsOf(rows: Rows, one: Planned, { now, chance, owner }: Setting): void {
  const { id, demo, quote, bookedAt, catalogue, over, plan, row } = one;
  const { tenant, policy } = catalogue;
  const { currency, timeZone } = tenant;
  const newId = (at: number) => v7({ msecs: Math.round(at), random: chance.bytes(16) });
  const actors = {
    CUSTOMER: '',
    MEMBER: owner,
    SYSTEM: 'MAIS',
  };
  const happened = (
    action: BookingEventName,
    at: number,
    actorKind: keyof typeof actors,
    data: { before?: object; after?: object } = {},
  ) =>
    rows.audit.push({
      id: newId(at),
      actorKind,
      actorName: actors[actorKind],
      action,
      subjectKind: 'Booking',
      subjectId: id,
      ...data,
      createdAt: new Date(at),
    });
  const mailed = (kind: MailKind, at: number) => {
    const sentAt = new Date(at + 4_000);
    const recipient = kind.startsWith('owner_') ? '' : demo.customer.email;
    rows.mails.push({
      id: newId(at),
      bookingId: id,
      kind,
      recipient,
      status: 'SENT',
      createdAt: new Date(at),
      sentAt,
    });
  };
  const byHand = demo.source === 'OFFICE' ? 'MEMBER' : 'CUSTOMER';

  const payments: { id: string; amountCents: number; feeCents: number }[] = [];
  const paid = (amountCents: number, purpose: 'DEPOSIT' | 'FULL' | 'BALANCE', at: number) => {
    const paymentId = newId(at);
    // The local Stripe knows payments of this form, so that they can be refunded like any other.
    const vendorId = `demo_${amountCents}_${currency.toLowerCase()}_${paymentId.replaceAll('-', '').slice(-12)}`;
    const feeCents = applicationFee(amountCents, tenant.commissionBps);
    payments.push({ id: paymentId, amountCents, feeCents });
    rows.payments.push({
      id: paymentId,
      bookingId: id,
      purpose,
      method: 'CARD',
      amountCents,
      feeCents,
      currency,
      stripePaymentIntentId: `pi_${vendorId}`,
      stripeChargeId: `ch_${vendorId}`,
      paidAt: new Date(at),
      createdAt: new Date(at),
    });
    happened('payment.received', at, 'SYSTEM', { after: { purpose, amountCents } });
  };
  const givenBack = (
    amountCents: number,
    reason: 'GOODWILL' | 'CANCELED_BY_CUSTOMER' | 'CANCELED_BY_BUSINESS',
    at: number,
    by: keyof typeof actors,
  ) => {
    let left = amountCents;
    // The newest payment first.
    for (const payment of [...payments].reverse()) {
      const part = Math.min(left, payment.amountCents);
      if (part <= 0) continue;
      left -= part;
      const refundId = newId(at);
      rows.refunds.push({
        id: refundId,
        bookingId: id,
        paymentId: payment.id,
        amountCents: part,
        feeCents: feeToReturn({
          paymentCents: payment.amountCents,
          feeCents: payment.feeCents,
          refundedBeforeCents: 0,
          amountCents: part,
        }),
        currency,
        reason,
        status: 'SUCCEEDED',
        stripeRefundId: `re_demo_${refundId.replaceAll('-', '').slice(-12)}`,
        createdAt: new Date(at),
        settledAt: new Date(at + 2_000),
      });
      happened('refund.requested', at, by, { after: { amountCents: part, refundId, reason } });
      happened('refund.sent', at + 2_000, 'SYSTEM', { after: { amountCents: part, refundId } });
    }
    if (amountCents > 0 && reason === 'GOODWILL') mailed('refund_sent', at + 2_000);
  };

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
    if (at < now) {
      change.balanceReminderSentAt = new Date(at).toISOString();
      mailed('balance_due', at);
    }
    const when = Math.max(bookedAt + HOUR, at - DAY * 4 * chance.next());
    if (when < now && !(demo.owes && !over)) {
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
