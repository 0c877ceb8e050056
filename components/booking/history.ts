import { formatMoney } from '@/lib/domain/money';
import type { RefundStatus } from '@/lib/domain/refunds';
import { spelled } from '@/lib/domain/spelling';

type Lived = {
  createdAt: number;
  confirmedAt: number | null;
  canceledAt: number | null;
  currency: string;
  payments: readonly { amountCents: number; method: 'CARD' | 'CASH' | 'TRANSFER'; paidAt: number }[];
  refunds: readonly { amountCents: number; status: RefundStatus; createdAt: number }[];
  timeline: readonly { action: string; at: number }[];
  tenant: { locale: string };
};

type Moment = { at: number; text: string };

const by = { CARD: 'by card', CASH: 'in cash', TRANSFER: 'by transfer' };

/** What happened to a booking, for its customer: oldest first. */
export function historyOf(booking: Lived): Moment[] {
  const say = (cents: number) => formatMoney(cents, booking.currency, booking.tenant.locale);
  const moments: (Moment | null)[] = [
    { at: booking.createdAt, text: 'Booked' },
    ...booking.payments.map(({ amountCents, method, paidAt }) => ({
      // Stripe's timestamps are whole seconds: a quick payment would sort before its booking.
      at: Math.max(paidAt, booking.createdAt),
      text: `Paid ${say(amountCents)} ${by[method]}`,
    })),
    booking.confirmedAt === null ? null : { at: booking.confirmedAt, text: 'Confirmed' },
    ...booking.timeline
      .filter(({ action }) => action === 'booking.moved')
      .map(({ at }) => ({ at, text: 'Moved to another time' })),
    booking.canceledAt === null
      ? null
      : { at: booking.canceledAt, text: spelled('Cancelled', booking.tenant.locale) },
    ...booking.refunds
      .filter(({ status }) => status !== 'FAILED')
      .map(({ amountCents, status, createdAt }) => ({
        at: createdAt,
        text:
          status === 'SUCCEEDED'
            ? `${say(amountCents)} refunded`
            : `${say(amountCents)} on its way back to you`,
      })),
  ];
  return moments.filter((moment) => moment !== null).sort((a, b) => a.at - b.at);
}
