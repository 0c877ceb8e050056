import { z } from 'zod';
import { readBooking } from '@/lib/data/bookings/bookings';
import { findIdempotencyEntry } from '@/lib/data/bookings/idempotency';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { idField } from '@/lib/domain/editing/fields';
import { type Result, refuse } from '@/lib/domain/errors';
import { nothing } from '@/lib/usecases/answers';
import { customerLink } from '@/lib/usecases/booking-core/customer-link';
import { operation } from '@/lib/usecases/operation';
import { releaseEarly } from './expire';

export const leaveHolds = operation({
  name: 'booking.leave_holds',
  can: 'booking:create',
  effect: 'money',
  input: z.strictObject({ keys: z.array(z.string()).max(10) }),
  output: z.object({ id: idField, manageUrl: z.url() }).nullable(),
  describe: 'Releases the holds of earlier attempts in the same browser, by their idempotency keys.',
  run: leave,
});

/**
 * An idempotency key authenticates its browser, since nobody else has seen it. It may name a booking whose request was
 * cut off, so that the page doesn't know the booking's id. The keys are given as stored, in the site's scope.
 * @returns the booking that can't be given up, since it is paid or a bank is processing its payment; null: nothing is
 * held any more
 * @throws AppError unavailable when Stripe is away (the hold then expires by itself)
 */
async function leave(
  ctx: TenantContext,
  { keys }: { keys: string[] },
): Promise<{ id: string; manageUrl: string } | null> {
  let standing: { id: string; manageUrl: string } | null = null;
  for (const key of keys) {
    const bookingId = (await findIdempotencyEntry(ctx, key))?.bookingId;
    const booking = bookingId ? await readBooking(ctx, bookingId) : null;
    // Keys of API clients are excluded: some are easy to guess.
    if (booking?.source !== 'SITE') continue;
    const released = await releaseEarly(ctx, booking.id);
    if (!released.ok || released.status === 'CONFIRMED' || released.status === 'PENDING') {
      standing ??= { id: booking.id, manageUrl: customerLink(ctx.tenantId, booking) };
    }
  }
  return standing;
}

export const leaveHold = operation({
  name: 'booking.leave_hold',
  can: 'booking:create',
  effect: 'money',
  input: z.strictObject({ bookingId: idField }),
  output: nothing,
  describe: 'Releases the hold of a booking that isn’t paid yet, so that its time is free at once.',
  run: leaveOne,
});

/** Refuses with `conflict` when it was paid after all. @throws AppError not_found; unavailable when Stripe is away */
async function leaveOne(ctx: TenantContext, { bookingId }: { bookingId: string }): Promise<Result<object>> {
  const released = await releaseEarly(ctx, bookingId);
  if (!released.ok) return released;
  return released.status === 'EXPIRED'
    ? { ok: true }
    : refuse('conflict', 'This booking has been paid in the meantime.');
}
