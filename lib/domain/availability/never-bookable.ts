import type { Catalogue, Service } from '@/lib/domain/catalogue';
import { DAY, MINUTE } from '@/lib/domain/durations';
import { weekdayOf } from '@/lib/domain/local-date';
import { localDateOf } from '@/lib/domain/time';
import { zoneOffsets } from '@/lib/domain/zone-offsets';
import { bookingWindow } from './booking-window';
import type { Interval } from './intervals';
import { nextAvailable } from './next';
import { HoursOfResources } from './resource-hours';

/** A service that couldn't be booked even with an empty calendar, and why, in a sentence for the owner. */
export type NeverBookable = { serviceId: string; name: string; why: string };

/**
 * The services for which the present hours, closed periods and people leave no bookable time at all: hours that are too
 * short, nobody with hours, start days that are never open. Services that are merely full are not among them. `now` in
 * epoch ms.
 */
export function neverBookable(catalogue: Catalogue, now: number): NeverBookable[] {
  return catalogue.services
    .filter((service) => isClosedForGood(catalogue, service, now))
    .map((service) => ({
      serviceId: service.id,
      name: service.name,
      why: whyNever(catalogue, service, now),
    }));
}

function isClosedForGood(catalogue: Catalogue, service: Service, now: number): boolean {
  const { timeZone } = catalogue.tenant;
  const query = {
    catalogue,
    // Stands for any package of the service at the smallest party: what blocks this one blocks all of them.
    package: {
      name: service.name,
      serviceId: service.id,
      bookingType: service.durationDays === null ? ('TIMESLOT' as const) : ('DATE' as const),
      minSeats: 1,
      maxSeats: service.capacity,
    },
    from: localDateOf(now, timeZone),
    timeZone,
    seats: 1,
    claims: [],
    now,
  };
  return service.groups.some(({ resourceIds }) => resourceIds.length === 0) || nextAvailable(query) === null;
}

function whyNever(catalogue: Catalogue, service: Service, now: number): string {
  const { timeZone } = catalogue.tenant;
  const { earliest } = bookingWindow(service, timeZone, now);
  const [from, to] = [earliest - DAY, now + (service.horizonDays + 2) * DAY];
  const hours = new HoursOfResources(catalogue, zoneOffsets(timeZone, from, to), from, to);
  const groups = service.groups.map(({ name, resourceIds }) => ({
    name,
    isEmpty: resourceIds.length === 0,
    open: resourceIds.flatMap((id) => hours.openOf(id)),
  }));
  const empty = groups.find(({ isEmpty }) => isEmpty);
  if (empty) return `nobody of “${empty.name}” takes bookings.`;
  const shut = groups.find(({ open }) => open.length === 0);
  if (shut) return `nobody of “${shut.name}” has any hours while it can be booked.`;
  const length = (service.durationMinutes ?? 0) * MINUTE;
  const short = groups.find(({ open }) => open.every(({ start, end }) => end - start < length));
  if (short)
    return `it takes ${service.durationMinutes} minutes, and the hours of “${short.name}” are never that long at a stretch.`;
  const isStartDay = (open: Interval) =>
    eachDay(open, timeZone).some((day) => service.startDays.includes(day));
  if (service.startDays.length > 0 && !groups.every(({ open }) => open.some(isStartDay)))
    return 'it starts only on weekdays on which it is never open.';
  return 'what it needs is never open together for as long as it takes.';
}

/** The ISO weekdays of the local dates that an opening touches. */
function eachDay({ start, end }: Interval, timeZone: string): number[] {
  const days: number[] = [];
  for (let at = start; at < end; at += DAY) days.push(weekdayOf(localDateOf(at, timeZone)));
  return days;
}
