import type { BookingCore } from '@/lib/data/bookings/booking-shape';
import { asAgreed } from '@/lib/domain/agreed';
import { type ClaimPlan, type ClaimWant, claimPlan } from '@/lib/domain/availability/claim-plan';
import type { Catalogue } from '@/lib/domain/catalogue';

/**
 * What a booking claims for its range, with its former resources first; null when the business no longer offers that
 * (package withdrawn, chosen person gone). The duration is the agreed one.
 */
export function wantsOfBooking(catalogue: Catalogue, booking: BookingCore): ClaimPlan['wants'] | null {
  const agreed = asAgreed(catalogue, booking);
  if (!agreed) return null;
  const planned = claimPlan({
    ...agreed,
    seats: booking.seats,
    resourceId: booking.basket.resourceId,
    bookingId: booking.id,
    ...(booking.bookingType === 'DATE' ? { date: booking.date } : { start: booking.start }),
  });
  if (!planned.ok) return null;
  const { plan } = planned;
  if (plan.startTime !== booking.start || plan.endTime !== booking.end) return null;
  return plan.wants.map((want) => preferring(want, booking.resourceIds));
}

/** The same want, with the resources of `first` preferred. */
export function preferring(want: ClaimWant, first: readonly string[]): ClaimWant {
  const { resourceIds, preference } = want;
  return {
    ...want,
    resourceIds: [
      ...resourceIds.filter((id) => first.includes(id)),
      ...resourceIds.filter((id) => !first.includes(id)),
    ],
    ...(preference ? { preference: { ...preference, first } } : {}),
  };
}
