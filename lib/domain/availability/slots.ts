import type { Service } from '@/lib/domain/catalogue';
import { addDays } from '@/lib/domain/local-date';
import { startOfDay } from '@/lib/domain/time';
import { assign } from './assignment';
import { bookingWindow, lastDateOf, outsideWindow } from './booking-window';
import { checkSeats, isShared, needsOf, serviceOf } from './needs';
import { classOccurrence } from './occurrence';
import { dailyQuota } from './quota';
import { type Candidate, slotSearch } from './slot-search';
import type { AvailabilityQuery, Slot } from './types';

const DAY = 86_400_000;

/**
 * The bookable starts of a TIMESLOT package whose local date in `timeZone` is from `from` to `to`: ascending, one row a
 * start (RULES: time). None when the party or the chosen resource doesn't fit: `checkStart` says why.
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
  const fill = isShared(service)
    ? sharedFill(service, groups, seats)
    : aloneFill(groups, query.package.maxSeats);

  const slots: Slot[] = [];
  let stretch = 0;
  for (const start of starts) {
    while ((tenantZone.starts[stretch + 1] ?? Number.POSITIVE_INFINITY) <= start) stretch += 1;
    const day = Math.floor((start + (tenantZone.offsets[stretch] as number)) / DAY);
    if (outsideWindow(window, start, day) !== null) continue;
    const filled = fill(start);
    if (filled === null || !hasQuota(day)) continue;
    slots.push({ start, end: start + timing.duration, ...filled });
  }
  return slots;
}

type Fill = (start: number) => { seatsLeft: number; resourceIds: string[] } | null;

/** Each group is filled by a resource that is taken alone. */
function aloneFill(groups: readonly Candidate[][], seatsLeft: number): Fill {
  const canTake = ({ allowed, grid, sweep }: Candidate, start: number) =>
    allowed && (grid === null || grid.has(start)) && sweep.isOpen(start) && sweep.isFree(start);
  return (start) => {
    const resourceIds: string[] = [];
    let isClash = false;
    for (const group of groups) {
      const first = group.find((candidate) => canTake(candidate, start));
      if (!first) return null;
      if (resourceIds.includes(first.sweep.resourceId)) isClash = true;
      resourceIds.push(first.sweep.resourceId);
    }
    if (!isClash) return { seatsLeft, resourceIds };
    const others = assign(
      groups.map((group) =>
        group.filter((candidate) => canTake(candidate, start)).map(({ sweep }) => sweep.resourceId),
      ),
    );
    return others && { seatsLeft, resourceIds: others };
  };
}

/**
 * The seats of an occurrence share its resources: once one is taken, the others are on the same resource of each group,
 * even where a preferred one is free.
 */
function sharedFill(service: Service, groups: readonly Candidate[][], seats: number): Fill {
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
    return (
      resourceIds && { seatsLeft: Math.min(...resourceIds.map((id) => left.get(id) as number)), resourceIds }
    );
  };
}
