import type { Catalogue, Package, Service } from '@/lib/domain/catalogue';
import type { Result } from '@/lib/domain/errors';
import { addDays, daysBetween } from '@/lib/domain/local-date';
import { dayRange, localDateOf } from '@/lib/domain/time';
import { isShared, needsOf, serviceOf } from './needs';
import { classOccurrence, exclusiveOccurrence, quotaOccurrence } from './occurrence';
import { timingOf } from './slot-search';

/**
 * Which of several resources to book when the customer chose none. LEAST_BUSY: the one with the least claimed time
 * within `from`–`to` (epoch ms). IN_TURN: the one of the group that was booked longest ago. Ties: in the group's own
 * order. `first` are tried before the others, so that a booking that moves keeps its person.
 */
export type AssignmentPreference = { first?: readonly string[] } & (
  | { rule: 'LEAST_BUSY'; from: number; to: number }
  | { rule: 'IN_TURN'; groupId: string }
);

/** One resource to claim: the first of `resourceIds` that takes it. */
export type ClaimWant = {
  /** Null: the quota resource of a daily limit. */
  groupId: string | null;
  /** In the order of preference. One resource can't fill two groups. */
  resourceIds: string[];
  /**
   * All resources of the group, whether open and chosen or not: an occurrence that has claims on one of them stays
   * there, so that its seats are never split over two resources.
   */
  among: string[];
  /** How many rows `[k,k+1)` to take below `capacity`; null: one row `[0,)`, which takes the whole resource. */
  seats: number | null;
  capacity: number;
  /** Half-open, epoch ms, buffers included. */
  from: number;
  to: number;
  occurrence: string;
  /** Absent: in the order of `resourceIds`. */
  preference?: AssignmentPreference;
};

export type ClaimPlan = {
  /** Epoch ms, without buffers. */
  startTime: number;
  endTime: number;
  /** The tenant's local date of the start, and the last local date it touches. */
  date: string;
  endDate: string;
  occurrence: string;
  wants: ClaimWant[];
};

/** A start of a TIMESLOT package (epoch ms) or the first local date of a DATE package. */
export type Start = { start: number } | { date: string };

/**
 * What a booking claims (ARCHITECTURE: promise 1), ready for the SQL function. Doesn't check whether the start is
 * allowed: `checkStart` does. A DATE booking claims its local days; buffers belong to slots only. Refuses with
 * `not_bookable` a resource that can't be chosen.
 */
export function claimPlan(
  query: {
    catalogue: Catalogue;
    package: Package;
    seats: number;
    resourceId?: string | null;
    /** Gives an exclusive claim its own occurrence. */
    bookingId: string;
  } & Start,
): Result<{ plan: ClaimPlan }> {
  const { catalogue } = query;
  const service = serviceOf(catalogue, query.package);
  const needed = needsOf(service, query.resourceId);
  if (!needed.ok) return needed;
  const { timeZone } = catalogue.tenant;

  const range =
    'date' in query
      ? dayRange(query.date, service.durationDays ?? 1, timeZone)
      : { start: query.start, end: query.start + timingOf(service).duration };
  const date = 'date' in query ? query.date : localDateOf(query.start, timeZone);
  const endDate =
    'date' in query
      ? addDays(query.date, (service.durationDays ?? 1) - 1)
      : localDateOf(range.end - 1, timeZone);
  const { before, after } = 'date' in query ? { before: 0, after: 0 } : timingOf(service);
  const occurrence = isShared(service)
    ? classOccurrence(service.id, range.start)
    : exclusiveOccurrence(query.bookingId);

  const preferenceOf = preferences(service, catalogue.tenant.timeZone, date);
  const wants: ClaimWant[] = needed.needs.map(({ groupId, allowed, resourceIds }) => ({
    groupId,
    ...(allowed.length > 1 ? preferenceOf(groupId) : {}),
    resourceIds: [...allowed],
    among: [...resourceIds],
    seats: isShared(service) ? query.seats : null,
    capacity: service.capacity,
    from: range.start - before,
    to: range.end + after,
    occurrence,
  }));
  if (service.dailyLimit !== null && service.quotaResourceId !== null) {
    const day = dayRange(date, 1, timeZone);
    wants.push({
      groupId: null,
      resourceIds: [service.quotaResourceId],
      among: [service.quotaResourceId],
      seats: 1,
      capacity: service.dailyLimit,
      from: day.start,
      to: day.end,
      occurrence: quotaOccurrence(service.quotaResourceId, date),
    });
  }
  return { ok: true, plan: { startTime: range.start, endTime: range.end, date, endDate, occurrence, wants } };
}

/**
 * The group's assignment rule. LEAST_BUSY looks at the local day; for whole days at the local month, since nobody who
 * is free on that day has anything on it.
 */
function preferences(service: Service, timeZone: string, date: string) {
  const within = () => {
    if (service.durationDays === null) return dayRange(date, 1, timeZone);
    const first = `${date.slice(0, 7)}-01`;
    const next = `${addDays(first, 31).slice(0, 7)}-01`;
    return dayRange(first, daysBetween(first, next), timeZone);
  };
  return (groupId: string): { preference?: AssignmentPreference } => {
    const rule = service.groups.find(({ id }) => id === groupId)?.assignment;
    if (rule === 'IN_TURN') return { preference: { rule, groupId } };
    if (rule !== 'LEAST_BUSY') return {};
    const { start, end } = within();
    return { preference: { rule, from: start, to: end } };
  };
}
