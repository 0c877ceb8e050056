import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { idField } from '@/lib/domain/editing/fields';
import type { Result } from '@/lib/domain/errors';
import { nothing } from '@/lib/usecases/answers';
import { changeBooking } from '@/lib/usecases/booking-core/change';
import { operation } from '@/lib/usecases/operation';

export const sendLink = operation({
  name: 'booking.send_link',
  can: 'booking:read',
  effect: 'tells',
  input: z.strictObject({ bookingId: idField }),
  output: nothing,
  describe: 'Mails the customer their booking again: its confirmation, its payment link, or the link to it.',
  run: send,
});

/**
 * Mails the customer the booking again, when the office asks: the confirmation with its calendar file, the payment link
 * while the booking waits for payment, else the link to the booking. The text is written when the mail is sent.
 * @throws AppError not_found
 */
function send(ctx: TenantContext, { bookingId }: { bookingId: string }): Promise<Result<object>> {
  return changeBooking(ctx, { bookingId }, async (change) => {
    const { status } = change.booking;
    const kind =
      status === 'PENDING' ? 'pay_link' : status === 'CONFIRMED' ? 'booking_confirmed' : 'link_again';
    await change.record('booking.mailed_again', { after: { mail: kind } });
    return { ok: true as const };
  });
}
