import { DAY, MINUTE } from '@/lib/domain/durations';
import { minutesOfTime } from '@/lib/domain/time';
import { epochDayAt, instantsOf, stretchAt, type ZoneOffsets } from '@/lib/domain/zone-offsets';
import type { Opening } from './hours';

/**
 * Starts in [from, to) (epoch ms) on a grid of `stepMinutes` that is anchored at each opening and counted on the local
 * clock: a time in a DST gap is left out, in a fold both instants count (rule: time). Ascending, each once.
 */
export function stepStarts(
  openings: readonly Opening[],
  zone: ZoneOffsets,
  stepMinutes: number,
  from: number,
  to: number,
): number[] {
  const starts: number[] = [];
  const step = Math.max(1, stepMinutes) * MINUTE;
  for (const { wallStart, wallEnd, start, end } of openings) {
    const lowest = Math.max(start, from);
    const highest = Math.min(end, to);
    const stretch = stretchAt(zone, start);
    const isPlain = stretchAt(zone, end) === stretch;
    const offset = zone.offsets[stretch] ?? 0;
    // Skipping stays a whole local day behind, so that no instant of a fold is missed.
    const skipped = Math.floor((lowest - start - DAY) / step);
    for (let wall = wallStart + Math.max(0, skipped) * step; wall < wallEnd; wall += step) {
      if (isPlain) {
        const instant = wall - offset;
        if (instant >= highest) break;
        if (instant >= lowest) starts.push(instant);
      } else {
        for (const instant of instantsOf(zone, wall)) {
          if (instant >= lowest && instant < highest) starts.push(instant);
        }
      }
    }
  }
  return ascendingOnce(starts);
}

/**
 * Starts in [from, to) (epoch ms) at fixed times `HH:MM` of the tenant's clock, on every local date. Ascending, each
 * once.
 */
export function fixedStarts(
  startTimes: readonly string[],
  zone: ZoneOffsets,
  from: number,
  to: number,
): number[] {
  const starts: number[] = [];
  const lastDay = epochDayAt(zone, to) + 1;
  for (let day = epochDayAt(zone, from) - 1; day <= lastDay; day += 1) {
    for (const time of startTimes) {
      for (const instant of instantsOf(zone, day * DAY + minutesOfTime(time) * MINUTE)) {
        if (instant >= from && instant < to) starts.push(instant);
      }
    }
  }
  return ascendingOnce(starts);
}

/**
 * Sorted, without duplicates. Sorts only where needed: a grid is in order except for folds and overlapping openings.
 */
export function ascendingOnce(instants: number[]): number[] {
  for (let index = 1; index < instants.length; index += 1) {
    if ((instants[index] as number) <= (instants[index - 1] as number)) {
      return [...new Set(instants)].sort((a, b) => a - b);
    }
  }
  return instants;
}
