import type { BookingCore } from '@/lib/data/booking-shape';
import type { Result } from '@/lib/domain/errors';
import { spreadRefund } from '@/lib/domain/refunds';
import type { Refundable } from './request-refunds';

/**
 * The payments that give back `amountCents`, newest first. What a bank has taken back by a dispute is not there to be
 * given; while a dispute is open its refunds are written and wait.
 */
export function refundParts(
  booking: BookingCore,
  amountCents: number,
): Result<{ parts: { payment: Refundable; amountCents: number }[] }> {
  const lost = new Set(
    booking.disputes.filter(({ status }) => status === 'LOST').map((each) => each.paymentId),
  );
  const payments = booking.payments.filter(({ id }) => !lost.has(id));
  const spread = spreadRefund(payments, booking.refunds, amountCents);
  if (!spread.ok) return spread;
  const byId = new Map(payments.map((payment) => [payment.id, payment]));
  return {
    ok: true,
    parts: spread.parts.flatMap((part) => {
      const payment = byId.get(part.paymentId);
      return payment ? [{ payment, amountCents: part.amountCents }] : [];
    }),
  };
}
