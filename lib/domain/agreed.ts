import type { BookingType, Catalogue, Package, Service } from '@/lib/domain/catalogue';
import { daysBetween } from '@/lib/domain/local-date';

/** What the business agreed to with a standing booking. Instants in epoch ms, local dates in the business's zone. */
export type Agreed = {
  package: { id: string };
  serviceId: string;
  bookingType: BookingType;
  seats: number;
  start: number;
  end: number;
  date: string;
  endDate: string;
};

/**
 * The catalogue with the terms of a standing booking (rule: cancel, refund, move): its package still takes its party
 * and its booking type, and its service lasts as long as agreed, whatever is sold to new customers by now. Hours,
 * notice, people and prices by date are today's. Null when the catalogue no longer has its package or its service.
 */
export function asAgreed(
  catalogue: Catalogue,
  booking: Agreed,
): { catalogue: Catalogue; package: Package } | null {
  const sold = catalogue.packages.find(({ id }) => id === booking.package.id);
  const offered = catalogue.services.find(({ id }) => id === booking.serviceId);
  if (!sold || !offered) return null;
  const item: Package = {
    ...sold,
    serviceId: booking.serviceId,
    bookingType: booking.bookingType,
    minSeats: Math.min(sold.minSeats, booking.seats),
    maxSeats: Math.max(sold.maxSeats, booking.seats),
  };
  const service: Service = { ...offered, ...lengthOf(booking) };
  const instead = <T extends { id: string }>(all: readonly T[], one: T) =>
    all.map((each) => (each.id === one.id ? one : each));
  return {
    catalogue: {
      ...catalogue,
      packages: instead(catalogue.packages, item),
      services: instead(catalogue.services, service),
    },
    package: item,
  };
}

function lengthOf(booking: Agreed): Pick<Service, 'durationDays' | 'durationMinutes'> {
  return booking.bookingType === 'DATE'
    ? { durationDays: daysBetween(booking.date, booking.endDate) + 1, durationMinutes: null }
    : { durationDays: null, durationMinutes: (booking.end - booking.start) / 60_000 };
}
