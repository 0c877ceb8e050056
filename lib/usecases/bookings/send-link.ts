import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { Result } from '@/lib/domain/errors';
import { changeBooking } from '@/lib/usecases/booking-core/change';
import { permit } from '@/lib/usecases/permit';

/**
 * Mails the customer the booking again, as the office asks: the confirmation with its calendar file, or the link to
 * pay while it waits for that, else the link to it. The words are those of the moment.
 * @throws AppError not_found
 */
export async function sendLink(ctx: TenantContext, input: { bookingId: string }): Promise<Result<object>> {
  permit(ctx, 'booking:read');
  return changeBooking(ctx, { bookingId: input.bookingId }, async (change) => {
    const { status } = change.booking;
    const kind =
      status === 'PENDING' ? 'pay_link' : status === 'CONFIRMED' ? 'booking_confirmed' : 'link_again';
    await change.record('booking.mailed_again', { after: { mail: kind } });
    return { ok: true as const };
  });
}
