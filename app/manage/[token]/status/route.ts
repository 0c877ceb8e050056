import { z } from 'zod';
import { AppError } from '@/lib/domain/errors';
import { openCustomerBooking } from '@/lib/http/auth/customer-booking';
import { pageFeed } from '@/lib/http/pages/page-feed';

const query = z.strictObject({ checkout: z.uuid() });
const waiting = ['NEW', 'OPEN', 'PROCESSING'];

/** Whether the payment that the customer has just made has arrived; polled by the page. */
export const GET = pageFeed(
  '/manage/[token]/status',
  query,
  async (params: { token: string }, { checkout: id }) => {
    const opened = await openCustomerBooking(params.token, Date.now());
    const checkout =
      opened.state === 'open' ? opened.booking.checkouts.find((each) => each.id === id) : undefined;
    if (!checkout) throw new AppError('not_found', 'There is nothing at this address.');
    return { isSettled: !waiting.includes(checkout.status), isProcessing: checkout.status === 'PROCESSING' };
  },
);
