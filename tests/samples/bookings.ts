import { v7 } from 'uuid';
import type { Ground, Samples } from '@/tests/support/data-samples';

export async function samples({
  ctx,
  a,
  own,
  day,
  at,
  want,
  lock,
  seat,
  mailTime,
}: Ground): Promise<Samples> {
  const d = {
    bookingWrite: await import('@/lib/data/bookings/booking-write'),
    bookings: await import('@/lib/data/bookings/bookings'),
    claims: await import('@/lib/data/bookings/claims'),
    idempotency: await import('@/lib/data/bookings/idempotency'),
    linkRequests: await import('@/lib/data/bookings/link-requests'),
    quotaClaims: await import('@/lib/data/bookings/quota-claims'),
    standing: await import('@/lib/data/bookings/standing'),
    sweep: await import('@/lib/data/bookings/due-bookings'),
    zoneChange: await import('@/lib/data/bookings/zone-change'),
  };
  return {
    'booking-write.writeBooking': () => d.bookingWrite.writeBooking(ctx, { ...a.write, wants: [want] }),
    'booking-write.writeBookings': () => d.bookingWrite.writeBookings(ctx, [{ ...a.write, wants: [want] }]),
    'bookings.readBooking': () => d.bookings.readBooking(ctx, a.bookingId),
    'bookings.readBookings': () => d.bookings.readBookings(ctx, [a.bookingId]),
    'bookings.lockBooking': () => own((tx) => d.bookings.lockBooking(tx, ctx, a.bookingId)),
    'bookings.updateBooking': () =>
      own((tx) => d.bookings.updateBooking(tx, ctx, a.bookingId, { notes: 'x' })),
    'bookings.markBooking': () =>
      own((tx) => d.bookings.markBooking(tx, ctx, a.bookingId, { officeNotes: 'x' })),
    'bookings.listAnswered': () => d.bookings.listAnswered(ctx, { limit: 100 }),
    'bookings.listDetails': () => d.bookings.listDetails(ctx, { limit: 100, customerId: a.customerId }),
    'bookings.listBookings': async () => {
      await d.bookings.listBookings(ctx, { limit: 100 });
      await d.bookings.listBookings(ctx, {
        limit: 100,
        from: day,
        to: day,
        status: ['CONFIRMED'],
        order: 'desc',
      });
      await d.bookings.listBookings(ctx, { limit: 100, endsFrom: day, to: day });
      await d.bookings.listBookings(ctx, { limit: 100, to: day, endsTo: day, order: 'desc' });
      await d.bookings.listBookings(ctx, { limit: 100, search: 'customer-17' });
      await d.bookings.listBookings(ctx, { limit: 100, customerId: a.customerId });
      await d.bookings.listBookings(ctx, { limit: 100, packageId: a.packageId, resourceId: a.resourceId });
    },
    'claims.readLiveClaims': () => d.claims.readLiveClaims(ctx, [a.resourceId], at, at + 86_400_000),
    'claims.readLiveClaimsOfEach': () =>
      d.claims.readLiveClaimsOfEach(ctx, [a.resourceId], [{ from: at, to: at + 86_400_000 }]),
    'claims.claimWants': () =>
      own((tx) => d.claims.claimWants(tx, ctx, a.bookingId, [want], { expiresAt: null, forMove: false })),
    'claims.lockWants': () => own((tx) => d.claims.lockWants(tx, ctx, [want])),
    'claims.releaseClaims': () => own((tx) => d.claims.releaseClaims(tx, ctx, a.bookingId)),
    'claims.keepLiveClaims': () => own((tx) => d.claims.keepLiveClaims(tx, ctx, a.bookingId)),
    'claims.extendClaims': () => own((tx) => d.claims.extendClaims(tx, ctx, a.bookingId, new Date(at))),
    'claims.readStandingClaims': () => own((tx) => d.claims.readStandingClaims(tx, ctx, a.bookingId)),
    'idempotency.findIdempotencyEntry': () => d.idempotency.findIdempotencyEntry(ctx, 'key-10'),
    'idempotency.startIdempotencyEntry': () =>
      d.idempotency.startIdempotencyEntry(ctx, { ...lock, key: v7(), requestHash: 'x' }),
    'idempotency.resumeIdempotencyEntry': () =>
      d.idempotency.resumeIdempotencyEntry(ctx, 'key-10', new Date(at)),
    'idempotency.keepIdempotencyAlive': () => d.idempotency.keepIdempotencyAlive(ctx, lock),
    'idempotency.keepIdempotentAnswer': () => d.idempotency.keepIdempotentAnswer(ctx, lock, 200, {}),
    'idempotency.markIdempotentWork': () =>
      own((tx) => d.idempotency.markIdempotentWork(tx, ctx, lock, a.bookingId)),
    'idempotency.dropIdempotencyEntry': () => d.idempotency.dropIdempotencyEntry(ctx, lock),
    'idempotency.releaseIdempotencyEntry': () => d.idempotency.releaseIdempotencyEntry(ctx, lock),
    'link-requests.bookingsToLink': () =>
      own((tx) => d.linkRequests.bookingsToLink(tx, ctx, 'customer-1@example.com', new Date(at))),
    'quota-claims.readUpcomingOfService': () =>
      own((tx) => d.quotaClaims.readUpcomingOfService(tx, ctx, a.serviceId)),
    'quota-claims.removeQuotaClaims': () =>
      own((tx) => d.quotaClaims.removeQuotaClaims(tx, ctx, a.resourceId, [a.bookingId])),
    'quota-claims.addQuotaClaims': () =>
      own((tx) => d.quotaClaims.addQuotaClaims(tx, ctx, [{ ...seat, seat: 0, expiresAt: null }])),
    'standing.readStanding': async () => {
      await d.standing.readStanding(ctx, { resourceIds: null, from: day, to: day });
      await d.standing.readStanding(ctx, { resourceIds: [a.resourceId], from: null, to: null });
      await d.standing.readStanding(ctx, { resourceIds: null, serviceId: a.serviceId, from: null, to: null });
    },
    'due-bookings.findOverdueHolds': () => d.sweep.findOverdueHolds(0, 100),
    'due-bookings.findStaleCheckouts': () => d.sweep.findStaleCheckouts(0, 100),
    'due-bookings.findOver': () => d.sweep.findOver(100),
    'due-bookings.findDueReminders': () => d.sweep.findDueReminders(100, null, mailTime),
    'due-bookings.findDueBalances': () =>
      d.sweep.findDueBalances({ aheadDays: 7, againAfterDays: 7, cancelAfterDays: 3 }, 100, null, mailTime),
    'zone-change.keepOthersInZone': () =>
      own((tx) => d.zoneChange.keepOthersInZone(tx, ctx, 'Europe/London', [a.bookingId])),
    'zone-change.hasAnyBooking': () => own((tx) => d.zoneChange.hasAnyBooking(tx, ctx)),
    'zone-change.readBookingsToMove': () => own((tx) => d.zoneChange.readBookingsToMove(tx, ctx, Date.now())),
    'zone-change.replaceClaims': () =>
      own((tx) =>
        d.zoneChange.replaceClaims(tx, ctx, [
          { ...seat, id: v7(), quota: false, seatFrom: 0, seatTo: null, expiresAt: null, forMove: false },
        ]),
      ),
    'zone-change.writeBookingTimes': () =>
      own((tx) =>
        d.zoneChange.writeBookingTimes(tx, ctx, {
          id: a.bookingId,
          date: day,
          endDate: day,
          start: at,
          end: at + 1,
        }),
      ),
  };
}
