import type { BookingCore } from '@/lib/data/bookings/booking-shape';
import type { Result } from '@/lib/domain/errors';
import { spreadRefund } from '@/lib/domain/refunds';
import type { Refundable } from './request-refunds';

/**
 * Splits `amountCents` over the payments, newest first; while a dispute is open its payment's refunds are written and
 * wait.
 */
export function refundParts(
  booking: BookingCore,
  amountCents: number,
): Result<{ parts: { payment: Refundable; amountCents: number }[] }> {
  const spread = spreadRefund(booking, amountCents);
  if (!spread.ok) return spread;
  const byId = new Map(booking.payments.map((payment) => [payment.id, payment]));
  return {
    ok: true,
    parts: spread.parts.flatMap((part) => {
      const payment = byId.get(part.paymentId);
      return payment ? [{ payment, amountCents: part.amountCents }] : [];
    }),
  };
}
