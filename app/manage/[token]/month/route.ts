import { AppError } from '@/lib/domain/errors';
import { monthQuerySchema } from '@/lib/domain/month-feed-schema';
import { packMonth } from '@/lib/domain/month-wire';
import { openCustomerBooking } from '@/lib/http/auth/customer-booking';
import { pageFeed } from '@/lib/http/pages/page-feed';
import { readMonth } from '@/lib/usecases/availability/month';

/** A month of the days and times that the booking could move to: its own time counts as free. */
export const GET = pageFeed(
  '/manage/[token]/month',
  monthQuerySchema,
  async (params: { token: string }, query) => {
    const opened = await openCustomerBooking(params.token, Date.now());
    if (opened.state !== 'open') throw new AppError('not_found', 'There is nothing at this address.');
    const { ctx, booking } = opened;
    // Party size and person stay as booked.
    const asked = {
      ...query,
      package: booking.package.slug,
      bookingType: booking.bookingType,
      seats: booking.seats,
      resource: undefined,
      exceptBookingId: booking.id,
    };
    const month = await readMonth(ctx, asked);
    return month.ok ? packMonth(month.feed) : month;
  },
);
