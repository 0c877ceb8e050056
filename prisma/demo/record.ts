import { v7 } from 'uuid';
import type { Prisma } from '@/lib/data/prisma-client/client';
import type { BookingEventName } from '@/lib/domain/events/booking-events';
import type { MailKind } from '@/lib/domain/mail-kinds';
import { applicationFee, feeToReturn } from '@/lib/domain/refunds';
import type { Chance } from './chance';
import type { Planned } from './plan';

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

export type Setting = { now: number; chance: Chance; owner: string; withMails: boolean };

/** Writes down what happens to one booking: its history, its mails, and money that comes and goes. */
export function recorderOf(rows: Rows, one: Planned, { chance, owner, withMails }: Setting) {
  const { id, demo, catalogue } = one;
  const { tenant } = catalogue;
  const { currency } = tenant;
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
    if (!withMails) return;
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

  return { happened, mailed, paid, givenBack, payments };
}
