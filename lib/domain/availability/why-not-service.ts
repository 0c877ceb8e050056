import type { Catalogue, ResourceGroup, Service } from '@/lib/domain/catalogue';
import { DAY, MINUTE } from '@/lib/domain/durations';
import { weekdayOf } from '@/lib/domain/local-date';
import { localDateOf } from '@/lib/domain/time';
import { zoneOffsets } from '@/lib/domain/zone-offsets';
import { assign } from './assignment';
import { bookingWindow, lastDateOf } from './booking-window';
import type { Interval } from './intervals';
import { type NextAvailable, nextAvailable } from './next';
import { HoursOfResources } from './resource-hours';
import { type WhyNot, whyNot } from './why-not';

/**
 * Why a service couldn't be booked even with an empty calendar, for a party of `seats`; null: it can be. What is merely
 * full can. The engine that sells decides whether (`nextAvailable`), this only finds the reason. `now` in epoch ms.
 */
export function whyNotService(
  catalogue: Catalogue,
  service: Service,
  seats: number,
  now: number,
): WhyNot | null {
  if (firstStart(catalogue, service, seats, now) !== null) return null;
  return reasonOfNeeds(service) ?? reasonOfTime(catalogue, service, now);
}

/** The first start with an empty calendar. */
export function firstStart(
  catalogue: Catalogue,
  service: Service,
  seats: number,
  now: number,
): NextAvailable | null {
  const { timeZone } = catalogue.tenant;
  // A group of nobody is never filled.
  if (service.groups.some(({ resourceIds }) => resourceIds.length === 0)) return null;
  return nextAvailable({
    catalogue: { ...catalogue, services: [service] },
    package: {
      name: service.name,
      serviceId: service.id,
      bookingType: service.durationDays === null ? 'TIMESLOT' : 'DATE',
      minSeats: seats,
      maxSeats: seats,
    },
    from: localDateOf(now, timeZone),
    timeZone,
    seats,
    claims: [],
    now,
  });
}

/** What stands against it without looking at a clock. */
function reasonOfNeeds({ groups, dailyLimit }: Service): WhyNot | null {
  if (groups.length === 0) return whyNot('needs_nothing', 'it says nobody who does it and no place for it.');
  const empty = groups.find(({ resourceIds }) => resourceIds.length === 0);
  if (empty) return whyNot('nobody_active', `nobody of “${empty.name}” takes bookings.`);
  if (assign(groups.map(({ resourceIds }) => resourceIds)) === null)
    return whyNot('not_enough', `it needs more people or rooms at once than ${namesOf(groups)} have.`);
  if (dailyLimit !== null && dailyLimit < 1) return whyNot('limit_zero', 'it may be booked 0 times a day.');
  return null;
}

const namesOf = (groups: ResourceGroup[]) => groups.map(({ name }) => `“${name}”`).join(' and ');

function reasonOfTime(catalogue: Catalogue, service: Service, now: number): WhyNot {
  const { timeZone } = catalogue.tenant;
  const window = bookingWindow(service, timeZone, now);
  const { earliest } = window;
  if (window.soldToday === null && localDateOf(earliest, timeZone) > lastDateOf(window))
    return whyNot('window_closed', 'it has to be booked earlier than bookings are open.');
  const [from, to] = [earliest - DAY, now + (service.horizonDays + 2) * DAY];
  const hours = new HoursOfResources(catalogue, zoneOffsets(timeZone, from, to), from, to);
  const groups = service.groups.map((group) => ({
    name: nameOf(catalogue, group),
    open: group.resourceIds.flatMap((id) => hours.openOf(id)),
    hasHours: group.resourceIds.some((id) => {
      const schedule = hours.scheduleOf(id);
      return schedule !== undefined && hours.of(schedule).open.length > 0;
    }),
  }));
  const idle = groups.find(({ hasHours }) => !hasHours);
  if (idle) return whyNot('no_hours', `${idle.name} has no hours while it can be booked.`);
  const shut = groups.find(({ open }) => open.length === 0);
  if (shut) return whyNot('closed', `${shut.name} is closed for as long as it can be booked.`);
  const length = (service.durationMinutes ?? 0) * MINUTE;
  const short = groups.find(({ open }) => open.every(({ start, end }) => end - start < length));
  if (short)
    return whyNot(
      'too_long',
      `it takes ${service.durationMinutes} minutes, and the hours of ${short.name} are never that long at a stretch.`,
    );
  const isStartDay = (open: Interval) =>
    eachDay(open, timeZone).some((day) => service.startDays.includes(day));
  if (service.startDays.length > 0 && !groups.every(({ open }) => open.some(isStartDay)))
    return whyNot('wrong_weekdays', 'it starts only on weekdays on which it is never open.');
  return whyNot('never_together', 'what it needs is never open together for as long as it takes.');
}

/** Who alone fills a group is named; several are named by what they are. */
function nameOf({ resources }: Catalogue, { name, resourceIds }: ResourceGroup): string {
  const alone = resourceIds.length === 1 && resources.find(({ id }) => id === resourceIds[0]);
  return `“${alone ? alone.name : name}”`;
}

/** The ISO weekdays of the local dates that an opening touches. */
function eachDay({ start, end }: Interval, timeZone: string): number[] {
  const days: number[] = [];
  for (let at = start; at < end; at += DAY) days.push(weekdayOf(localDateOf(at, timeZone)));
  return days;
}
