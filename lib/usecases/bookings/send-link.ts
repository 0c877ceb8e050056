import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { idField } from '@/lib/domain/editing/fields';
import type { Result } from '@/lib/domain/errors';
import type { BookingStatus } from '@/lib/domain/lifecycle';
import { nothing } from '@/lib/usecases/answers';
import { changeBooking } from '@/lib/usecases/booking-core/change';
import { operation } from '@/lib/usecases/operation';

const linkInput = z.strictObject({
  bookingId: idField,
  /** The version that the caller read; refused with `conflict` if the booking has another one by now. */
  version: z.int().min(1).optional(),
});

export const sendLink = operation({
  name: 'booking.send_link',
  can: 'booking:read',
  effect: 'tells',
  input: linkInput,
  output: nothing,
  describe: 'Mails the customer their booking again: its confirmation, its payment link, or the link to it.',
  run: send,
});

/**
 * Mails the customer the booking again, when the office asks: the confirmation with its calendar file, the payment link
 * while the booking waits for payment, else the link to the booking. The text is written when the mail is sent.
 * @throws AppError not_found
 */
function send(ctx: TenantContext, input: z.output<typeof linkInput>): Promise<Result<object>> {
  return changeBooking(ctx, input, async (change) => {
    await change.record('booking.mailed_again', { after: { mail: mailToSend(change.booking.status) } });
    return { ok: true as const };
  });
}

/** The mail with which a customer gets a booking of this status again. */
export function mailToSend(status: BookingStatus): 'pay_link' | 'booking_confirmed' | 'link_again' {
  if (status === 'PENDING') return 'pay_link';
  return status === 'CONFIRMED' ? 'booking_confirmed' : 'link_again';
}
