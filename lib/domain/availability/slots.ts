import type { Service } from '@/lib/domain/catalogue';
import { DAY } from '@/lib/domain/durations';
import { addDays } from '@/lib/domain/local-date';
import { startOfDay } from '@/lib/domain/time';
import { stretchAt } from '@/lib/domain/zone-offsets';
import { assign } from './assignment';
import { bookingWindow, lastDateOf, outsideWindow } from './booking-window';
import { checkSeats, isShared, needsOf, serviceOf } from './needs';
import { classOccurrence } from './occurrence';
import { dailyQuota } from './quota';
import { type Candidate, slotSearch } from './slot-search';
import type { AvailabilityQuery, Slot } from './types';

/**
 * The bookable starts of a TIMESLOT package whose local date in `timeZone` is between `from` and `to` (inclusive):
 * ascending, one row for each start (rule: time). Empty when the party or the chosen resource doesn't fit: `checkStart`
 * says why.
 */
export function availableSlots(query: AvailabilityQuery): Slot[] {
  const { catalogue, seats } = query;
  const service = serviceOf(catalogue, query.package);
  const needed = needsOf(service, query.resourceId);
  if (!needed.ok || needed.needs.length === 0 || !checkSeats(query.package, service, seats).ok) return [];

  const tenantZoneName = catalogue.tenant.timeZone;
  const window = bookingWindow(service, tenantZoneName, query.now);
  const from = Math.max(startOfDay(query.from, query.timeZone), window.earliest);
  const to = Math.min(
    startOfDay(addDays(query.to, 1), query.timeZone),
    startOfDay(addDays(lastDateOf(window), 2), tenantZoneName),
  );
  if (from >= to) return [];

  const search = slotSearch({ catalogue, service, needs: needed.needs, claims: query.claims, from, to });
  const { starts, timing, tenantZone, groups } = search;
  const hasQuota = dailyQuota(service, search.quotaClaims, tenantZone);
  const { maxSeats } = query.package;
  const fill = isShared(service)
    ? sharedFill(service, groups, seats, timing.duration)
    : aloneFill(groups, maxSeats, timing.duration);

  const slots: Slot[] = [];
  // Rules of a whole local day are checked once a day: the starts ascend.
  let dayEnds = Number.NEGATIVE_INFINITY;
  let isBookable = false;
  for (const start of starts) {
    if (start >= dayEnds) {
      const stretch = stretchAt(tenantZone, start);
      const offset = tenantZone.offsets[stretch] as number;
      const day = Math.floor((start + offset) / DAY);
      dayEnds = Math.min(
        (day + 1) * DAY - offset,
        tenantZone.starts[stretch + 1] ?? Number.POSITIVE_INFINITY,
      );
      isBookable = outsideWindow(window, start, day) === null && hasQuota(day);
    }
    if (!isBookable) continue;
    const slot = fill(start);
    if (slot !== null) slots.push(slot);
  }
  return slots;
}

type Fill = (start: number) => Slot | null;

function canTake(candidate: Candidate, start: number): boolean {
  const { grid, sweep } = candidate;
  return (
    candidate.allowed && (grid === null || grid.has(start)) && sweep.isOpen(start) && sweep.isFree(start)
  );
}

/** Fills each group with a resource that is taken alone. */
function aloneFill(groups: readonly Candidate[][], seatsLeft: number, duration: number): Fill {
  const [only = []] = groups;

  // Most services need one resource; no closure or list is allocated for each of their starts.
  const firstOf = (group: readonly Candidate[], start: number, taken: readonly string[]): string | null => {
    for (const candidate of group) {
      const id = candidate.sweep.resourceId;
      if (!taken.includes(id) && canTake(candidate, start)) return id;
    }
    return null;
  };
  const none: string[] = [];
  if (groups.length === 1) {
    return (start) => {
      const id = firstOf(only, start, none);
      return id === null ? null : { start, end: start + duration, seatsLeft, resourceIds: [id] };
    };
  }
  return (start) => {
    // The first untaken candidate of each group is the best assignment, as long as every group finds one.
    const chosen: string[] = [];
    for (const group of groups) {
      const id = firstOf(group, start, chosen);
      if (id === null) break;
      chosen.push(id);
    }
    const stuckAt = groups[chosen.length];
    if (stuckAt === undefined) return { start, end: start + duration, seatsLeft, resourceIds: chosen };
    if (firstOf(stuckAt, start, none) === null) return null;
    const resourceIds = assign(groups.map((group) => idsThatCanTake(group, start)));
    return resourceIds && { start, end: start + duration, seatsLeft, resourceIds };
  };
}

function idsThatCanTake(group: readonly Candidate[], start: number): string[] {
  return group.filter((candidate) => canTake(candidate, start)).map(({ sweep }) => sweep.resourceId);
}

/**
 * Fills the groups by seats. The seats of an occurrence share its resources: once one seat is taken, the others are on
 * the same resource of each group, even where a preferred one is free.
 */
function sharedFill(service: Service, groups: readonly Candidate[][], seats: number, duration: number): Fill {
  let known = { start: Number.NaN, occurrence: '' };
  const occurrenceAt = (start: number) => {
    if (known.start !== start) known = { start, occurrence: classOccurrence(service.id, start) };
    return known.occurrence;
  };
  return (start) => {
    const left = new Map<string, number>();
    const candidates: string[][] = [];
    for (const group of groups) {
      const taken = group.map(({ sweep }) => sweep.seatsTaken(start, occurrenceAt));
      const isRunning = taken.some((count) => count > 0);
      const ids: string[] = [];
      group.forEach(({ allowed, grid, sweep }, index) => {
        const count = taken[index] as number;
        const seatsLeft = service.capacity - count;
        const isOnGrid = grid === null || grid.has(start);
        if (count < 0 || (isRunning && count === 0) || seatsLeft < seats) return;
        if (!allowed || !isOnGrid || !sweep.isOpen(start)) return;
        left.set(sweep.resourceId, seatsLeft);
        ids.push(sweep.resourceId);
      });
      if (ids.length === 0) return null;
      candidates.push(ids);
    }
    const resourceIds = assign(candidates);
    if (resourceIds === null) return null;
    const seatsLeft = Math.min(...resourceIds.map((id) => left.get(id) as number));
    return { start, end: start + duration, seatsLeft, resourceIds };
  };
}
