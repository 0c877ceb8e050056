import { AppError } from '@/lib/domain/errors';
import { monthQuerySchema } from '@/lib/domain/month-feed';
import { openCustomerBooking } from '@/lib/http/auth/customer-booking';
import { pageFeed } from '@/lib/http/pages/page-feed';
import { readMonth } from '@/lib/usecases/availability/month';

/** A month of what the booking could move to: its own time counts as free. */
export const GET = pageFeed(
  '/manage/[token]/month',
  monthQuerySchema,
  async (params: { token: string }, query) => {
    const opened = await openCustomerBooking(params.token, Date.now());
    if (opened.state !== 'open') throw new AppError('not_found', 'There is nothing at this address.');
    const { ctx, booking } = opened;
    const item = { slug: booking.package.slug, bookingType: booking.bookingType };
    // The party and the person stay as booked.
    const asked = { ...query, seats: booking.seats, resource: undefined };
    const month = await readMonth(ctx, item, asked, booking.id);
    return month.ok ? month.feed : month;
  },
);
