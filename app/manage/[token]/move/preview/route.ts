import { z } from 'zod';
import { AppError } from '@/lib/domain/errors';
import { openCustomerBooking } from '@/lib/http/auth/customer-booking';
import { pageFeed } from '@/lib/http/pages/page-feed';
import { previewMove } from '@/lib/usecases/bookings/move';

const query = z.strictObject({ date: z.iso.date().optional(), start: z.iso.datetime().optional() });

/** What a move would cost or refund. */
export const GET = pageFeed(
  '/manage/[token]/move/preview',
  query,
  async (params: { token: string }, target) => {
    const opened = await openCustomerBooking(params.token, Date.now());
    if (opened.state !== 'open') throw new AppError('not_found', 'There is nothing at this address.');
    const { booking, ctx } = opened;
    const plan = await previewMove(ctx, { bookingId: booking.id, by: 'customer', ...target });
    if (!plan.ok) return plan;
    const { differenceCents, refundCents } = plan;
    return { differenceCents, refundCents, totalCents: plan.target.quote.totalCents };
  },
);
