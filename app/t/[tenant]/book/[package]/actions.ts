'use server';

import { z } from 'zod';
import { offerOf } from '@/components/booking/offer';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { createBookingInput } from '@/lib/domain/booking-input';
import { AppError, type Refusal } from '@/lib/domain/errors';
import { isTimeZone } from '@/lib/domain/time';
import { siteAction } from '@/lib/http/actions/public-action';
import { requestHash, runIdempotently, scopedKey, siteBooking } from '@/lib/http/api/idempotency';
import { createBooking } from '@/lib/usecases/bookings/create';
import { leaveHolds } from '@/lib/usecases/bookings/leave-holds';
import { readCatalogue } from '@/lib/usecases/catalogue/read-public';

/** The stored answer of the first run, which a replay gets. */
const created = z.object({
  booking: z.object({
    id: z.string(),
    holdExpiresAt: z.string().nullable(),
    checkoutUrl: z.string().nullable(),
    manageUrl: z.string(),
  }),
});

/** Books once per idempotency key and says where to continue: Stripe's page, or the booked page when nothing is due. */
export const bookAction = siteAction(createBooking, {
  limit: 'booking',
  input: z.strictObject({ key: z.uuid(), body: createBookingInput }),
  run: async (ctx, { key, body: sent }, caller) => {
    // A device may report an unknown zone; then mails to the customer use the business's.
    const body = isTimeZone(sent.timeZone ?? '') ? sent : { ...sent, timeZone: undefined };
    const answer = await runIdempotently(
      ctx,
      {
        scope: siteBooking,
        key,
        requestHash: requestHash('ACTION', 'book', body),
        marks: 'inTransaction',
        status: 201,
      },
      (idempotency) => createBooking(ctx, body, { source: 'SITE', visitor: caller.holder, idempotency }),
    );
    if (!answer.replayed && !answer.outcome.ok) return withOffer(ctx, answer.outcome, body.package);
    const { booking } = created.parse(answer.replayed ? answer.body : answer.outcome);
    return {
      ok: true,
      nextUrl: booking.checkoutUrl,
      bookedPath: bookedPath(booking),
      holdExpiresAt: booking.holdExpiresAt === null ? null : Date.parse(booking.holdExpiresAt),
    };
  },
});

/**
 * Releases the holds of earlier attempts by their idempotency keys. `bookedPath`: the page of the one that is paid or
 * being paid, and stays.
 */
export const leaveHoldsAction = siteAction(leaveHolds, {
  limit: 'public',
  input: z.strictObject({ keys: z.array(z.uuid()).max(10) }),
  run: async (ctx, { keys }) => {
    const standing = await leaveHolds(ctx, { keys: keys.map((key) => scopedKey(siteBooking, key)) });
    return { ok: true, bookedPath: standing && bookedPath(standing) };
  },
});

/** A page that was made before a price changed is told what is offered now. */
async function withOffer(ctx: TenantContext, refusal: Refusal, packageSlug: string): Promise<Refusal> {
  if (refusal.reason !== 'price_changed') return refusal;
  const catalogue = await readCatalogue(ctx);
  const item = catalogue.packages.find(({ slug }) => slug === packageSlug);
  return item ? Object.assign(refusal, { offer: offerOf(catalogue, item, Date.now()) }) : refusal;
}

function bookedPath({ id, manageUrl }: { id: string; manageUrl: string }): string {
  const token = manageUrl.split('/').at(-1);
  if (!token) throw new AppError('internal', 'The booking has no link.');
  return `booked/${id}?token=${token}`;
}
