import { z } from 'zod';
import { AppError } from '@/lib/domain/errors';
import { openCustomerBooking } from '@/lib/http/auth/customer-booking';
import { pageFeed } from '@/lib/http/pages/page-feed';

const query = z.strictObject({ token: z.string().max(200) });

/** The status of a booking, for the page that waits for its payment to arrive. */
export const GET = pageFeed(
  '/t/[tenant]/booked/[booking]/status',
  query,
  async (params: { tenant: string; booking: string }, { token }) => {
    const opened = await openCustomerBooking(token, Date.now());
    if (opened.state !== 'open' || opened.booking.id !== params.booking) {
      throw new AppError('not_found', 'There is nothing at this address.');
    }
    const { status, checkouts } = opened.booking;
    return { isSettled: status !== 'PENDING', isProcessing: checkouts.at(-1)?.status === 'PROCESSING' };
  },
);
