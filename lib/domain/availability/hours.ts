import type { Blackout, OpenPeriod, Schedule } from '@/lib/domain/catalogue';
import { DAY, MINUTE } from '@/lib/domain/durations';
import { formatEpochDay, toEpochDay, weekdayOfEpochDay } from '@/lib/domain/local-date';
import { epochDayAt, firstInstantOf, type ZoneOffsets } from '@/lib/domain/zone-offsets';
import type { Interval } from './intervals';

/** A period may run past midnight, so one that began up to two local days earlier may still be open. */
const DAYS_BACK = 2;

/**
 * One opening: the wall-clock times at its edges (ms since 1970-01-01 00:00 local time) and the instants (epoch ms).
 */
export type Opening = Interval & { wallStart: number; wallEnd: number };

/** The hours of a local date (`day` since 1970-01-01): an override replaces the weekly ones. */
export function periodsOf(schedule: Schedule, day: number): readonly OpenPeriod[] {
  return schedule.overrides[formatEpochDay(day)] ?? weeklyOf(schedule, day);
}

function weeklyOf(schedule: Schedule, day: number): readonly OpenPeriod[] {
  return schedule.weekly[weekdayOfEpochDay(day)] ?? [];
}

/** Every opening that overlaps [from, to), epoch ms, in the order of local dates. `zone` is the schedule's. */
export function openingsBetween(schedule: Schedule, zone: ZoneOffsets, from: number, to: number): Opening[] {
  const openings: Opening[] = [];
  const hasOverrides = Object.keys(schedule.overrides).length > 0;
  const lastDay = epochDayAt(zone, to) + 1;
  for (let day = epochDayAt(zone, from) - DAYS_BACK; day <= lastDay; day += 1) {
    for (const { startMinute, endMinute } of hasOverrides
      ? periodsOf(schedule, day)
      : weeklyOf(schedule, day)) {
      const wallStart = day * DAY + startMinute * MINUTE;
      const wallEnd = day * DAY + endMinute * MINUTE;
      const start = firstInstantOf(zone, wallStart);
      const end = firstInstantOf(zone, wallEnd);
      if (end > start && end > from && start < to) openings.push({ wallStart, wallEnd, start, end });
    }
  }
  return openings;
}

/** The instants (epoch ms) at which a blackout begins and ends, on the tenant's clock. */
export function rangeOfBlackout(
  blackout: Omit<Blackout, 'reason' | 'resourceId'>,
  zone: ZoneOffsets,
): Interval {
  const at = (date: string, minute: number) => firstInstantOf(zone, toEpochDay(date) * DAY + minute * MINUTE);
  return {
    start: at(blackout.startDate, blackout.startMinute ?? 0),
    end: at(blackout.endDate, blackout.endMinute ?? 1440),
  };
}

/**
 * The blackouts of a resource (its own and those of the whole business, however many) that overlap [from, to), epoch
 * ms. Their dates are the tenant's, whatever zone the resource's schedule is in; `zone` is the tenant's.
 */
export function blackoutsBetween(
  blackouts: readonly Blackout[],
  resourceId: string,
  zone: ZoneOffsets,
  from: number,
  to: number,
): Interval[] {
  if (blackouts.length === 0) return [];
  const firstDate = formatEpochDay(epochDayAt(zone, from) - DAYS_BACK);
  const lastDate = formatEpochDay(epochDayAt(zone, to) + DAYS_BACK);
  const closed: Interval[] = [];
  for (const blackout of blackouts) {
    if (blackout.resourceId !== null && blackout.resourceId !== resourceId) continue;
    if (blackout.endDate < firstDate || blackout.startDate > lastDate) continue;
    const { start, end } = rangeOfBlackout(blackout, zone);
    if (end > start && end > from && start < to) closed.push({ start, end });
  }
  return closed;
}
