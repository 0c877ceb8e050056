import type { Catalogue, Service } from '@/lib/domain/catalogue';
import { DAY } from '@/lib/domain/durations';
import { eachDate, toEpochDay } from '@/lib/domain/local-date';
import { localDateOf } from '@/lib/domain/time';
import { firstInstantOf, type ZoneOffsets, zoneOffsets } from '@/lib/domain/zone-offsets';
import { assign } from './assignment';
import { bookingWindow, outsideWindow } from './booking-window';
import { claimsByResource, seatsTakenIn } from './claim-counts';
import { blackoutsBetween, periodsOf } from './hours';
import { checkSeats, isShared, type Need, needsOf, serviceOf } from './needs';
import { classOccurrence } from './occurrence';
import { dailyQuota } from './quota';
import { availableSlots } from './slots';
import type { AvailabilityQuery, Claim, DateAvailability, DateReason } from './types';

/**
 * One row for each date from `from` to `to`. DATE packages: whether a booking may start on that date of the tenant,
 * which needs all of its days open and free on one resource of each group. TIMESLOT packages: whether the date (in
 * `timeZone`) has a free slot.
 */
export function availableDates(query: AvailabilityQuery): DateAvailability[] {
  if (query.package.bookingType === 'TIMESLOT') return datesWithSlots(query);
  const service = serviceOf(query.catalogue, query.package);
  const needed = needsOf(service, query.resourceId);
  const dates = eachDate(query.from, query.to);
  if (!needed.ok || !checkSeats(query.package, service, query.seats).ok) {
    return dates.map((date) => ({ date, available: false, reason: 'closed' }));
  }
  const search = dateSearch(query.catalogue, service, needed.needs, query.claims, query.from, query.to);
  const window = bookingWindow(service, query.catalogue.tenant.timeZone, query.now);
  return dates.map((date) => {
    const day = toEpochDay(date);
    const reason =
      outsideWindow(window, search.rangeOf(day).start, day) ?? search.refusalOf(day, query.seats);
    return reason === null ? { date, available: true } : { date, available: false, reason };
  });
}

export type DateSearch = {
  /** The local days of a booking that starts on `day`, epoch ms. */
  rangeOf: (day: number) => { start: number; end: number };
  /** Resources of each group that are open on all of the days. */
  openOn: (day: number) => string[][];
  /** Why a booking can't start on `day`, as far as hours and claims decide it; null: it can. */
  refusalOf: (day: number, seats: number) => DateReason | null;
};

/** Prepares the search for DATE bookings that start from `from` to `to` (the tenant's local dates, inclusive). */
export function dateSearch(
  catalogue: Catalogue,
  service: Service,
  needs: readonly Need[],
  claims: readonly Claim[],
  from: string,
  to: string,
): DateSearch {
  const days = service.durationDays ?? 1;
  const edges = { from: toEpochDay(from) * DAY, to: (toEpochDay(to) + days + 1) * DAY };
  const zone: ZoneOffsets = zoneOffsets(catalogue.tenant.timeZone, edges.from, edges.to);
  const rangeOf = (day: number) => ({
    start: firstInstantOf(zone, day * DAY),
    end: firstInstantOf(zone, (day + days) * DAY),
  });
  const quota = service.quotaResourceId === null ? [] : [service.quotaResourceId];
  const ids = new Set(needs.flatMap(({ resourceIds }) => resourceIds));
  const held = claimsByResource(claims, [...ids, ...quota], edges.from - 2 * DAY, edges.to + 2 * DAY);
  const hasQuota = dailyQuota(
    service,
    quota.flatMap((id) => held.get(id) ?? []),
    zone,
  );
  const blackouts = new Map(
    [...ids].map((id) => [
      id,
      blackoutsBetween(catalogue.blackouts, id, zone, edges.from - 2 * DAY, edges.to + 2 * DAY),
    ]),
  );
  const schedules = new Map(
    [...ids].map((id) => {
      const resource = catalogue.resources.find((each) => each.id === id);
      return [id, catalogue.schedules.find((each) => each.id === resource?.scheduleId)];
    }),
  );

  /** A day is open when it has any hours and exists at all (a zone that crosses the date line skips a day). */
  const isOpenOn = (id: string, day: number): boolean => {
    const schedule = schedules.get(id);
    if (!schedule) return false;
    for (let each = day; each < day + days; each += 1) {
      const exists = firstInstantOf(zone, (each + 1) * DAY) > firstInstantOf(zone, each * DAY);
      if (!exists || !periodsOf(schedule, each).some((period) => period.endMinute > period.startMinute)) {
        return false;
      }
    }
    const { start, end } = rangeOf(day);
    return !(blackouts.get(id) ?? []).some((blackout) => blackout.start < end && blackout.end > start);
  };
  const openOn = (day: number) => needs.map(({ allowed }) => allowed.filter((id) => isOpenOn(id, day)));

  const freeOn = (day: number, seats: number): string[][] => {
    const { start, end } = rangeOf(day);
    const occurrence = () => classOccurrence(service.id, start);
    const takenOn = (id: string) => seatsTakenIn(held.get(id) ?? [], start, end, occurrence);
    return openOn(day).map((open, group) => {
      if (!isShared(service)) {
        return open.filter(
          (id) => !(held.get(id) ?? []).some((claim) => claim.start < end && claim.end > start),
        );
      }
      const isRunning = (needs[group]?.resourceIds ?? []).some((id) => takenOn(id) > 0);
      return open.filter((id) => {
        const taken = takenOn(id);
        return taken >= 0 && (taken > 0 || !isRunning) && service.capacity - taken >= seats;
      });
    });
  };

  return {
    rangeOf,
    openOn,
    refusalOf: (day, seats) => {
      if (needs.length === 0 || assign(openOn(day)) === null) return 'closed';
      return assign(freeOn(day, seats)) === null || !hasQuota(day) ? 'taken' : null;
    },
  };
}

function datesWithSlots(query: AvailabilityQuery): DateAvailability[] {
  const datesOf = (claims: readonly Claim[]) =>
    new Set(availableSlots({ ...query, claims }).map(({ start }) => localDateOf(start, query.timeZone)));
  const free = datesOf(query.claims);
  const open = datesOf([]);
  const { catalogue } = query;
  const { timeZone } = catalogue.tenant;
  const window = bookingWindow(serviceOf(catalogue, query.package), timeZone, query.now);
  return eachDate(query.from, query.to).map((date) => {
    if (free.has(date)) return { date, available: true };
    if (open.has(date)) return { date, available: false, reason: 'taken' };
    return { date, available: false, reason: ruleAgainst(date) ?? 'closed' };
  });

  /** The rule of the booking window that closes a whole date to slots; null: none does. */
  function ruleAgainst(date: string): DateReason | null {
    const day = toEpochDay(date);
    const zone = zoneOffsets(query.timeZone, day * DAY, (day + 1) * DAY);
    const lastInstant = firstInstantOf(zone, (day + 1) * DAY) - 1;
    return outsideWindow(window, lastInstant, toEpochDay(localDateOf(lastInstant, timeZone)));
  }
}
