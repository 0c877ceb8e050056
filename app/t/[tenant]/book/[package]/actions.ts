'use server';

import { z } from 'zod';
import { createBookingInput } from '@/lib/domain/booking-input';
import { AppError } from '@/lib/domain/errors';
import { requestHash, runIdempotently } from '@/lib/http/idempotency';
import { siteAction } from '@/lib/http/publicAction';
import { createBooking } from '@/lib/usecases/bookings/create';

/** What a replay is answered with is what the first run answered. */
const created = z.object({
  booking: z.object({
    id: z.string(),
    holdExpiresAt: z.string().nullable(),
    checkoutUrl: z.string().nullable(),
    manageUrl: z.string(),
  }),
});

/** Books once for a key, and says where to go next: Stripe's page, or the booked page when nothing is due. */
export const bookAction = siteAction(
  { name: 'book', limit: 'booking', input: z.strictObject({ key: z.uuid(), body: createBookingInput }) },
  async (ctx, { key, body }, visit) => {
    const answer = await runIdempotently(
      ctx,
      { key, requestHash: requestHash('ACTION', 'book', body), marks: 'inTransaction', status: 201 },
      (idempotency) => createBooking(ctx, body, { source: 'SITE', visitor: visit.visitor, idempotency }),
    );
    if (!answer.replayed && !answer.outcome.ok) return answer.outcome;
    const { booking } = created.parse(answer.replayed ? answer.body : answer.outcome);
    const token = booking.manageUrl.split('/').at(-1);
    if (!token) throw new AppError('internal', 'The booking has no link.');
    const path = `booked/${booking.id}?token=${token}`;
    return {
      ok: true,
      nextUrl: booking.checkoutUrl,
      bookedPath: path,
      holdExpiresAt: booking.holdExpiresAt === null ? null : Date.parse(booking.holdExpiresAt),
    };
  },
);
