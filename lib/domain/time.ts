import { DAY, MINUTE } from '@/lib/domain/durations';
import { addDays, formatEpochDay, toEpochDay } from '@/lib/domain/local-date';
import {
  epochDayAt,
  firstInstantOf,
  instantsOf,
  stretchAt,
  type Zone,
  zoneOffsets,
} from '@/lib/domain/zone-offsets';

/** Half-open, epoch ms. */
export type Range = { start: number; end: number };

/** Whether `zone` is an IANA zone that this runtime knows ("Europe/London"; not an offset like "+02:00"). */
export function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone) || zone.length > 64) return false;
  try {
    zoneOffsets(zone, 0, 0);
    return true;
  } catch {
    return false;
  }
}

/** The first instant of a local date (midnight, or the moment of the jump where a gap swallows it), epoch ms. */
export function startOfDay(date: string, zone: Zone): number {
  const wall = toEpochDay(date) * DAY;
  return firstInstantOf(zoneOffsets(zone, wall - DAY, wall + DAY), wall);
}

/**
 * The range of `days` local days from `date` on, epoch ms: local midnight (or the day's first instant) to that of the
 * day after the last (rule: time).
 */
export function dayRange(date: string, days: number, zone: Zone): Range {
  return { start: startOfDay(date, zone), end: startOfDay(addDays(date, days), zone) };
}

/** The local date `YYYY-MM-DD` of an instant (epoch ms). */
export function localDateOf(instant: number, zone: Zone): string {
  return formatEpochDay(epochDayAt(zoneOffsets(zone, instant, instant), instant));
}

/** Minutes since local midnight on the clock of `zone` at an instant (epoch ms). */
export function localMinuteOf(instant: number, zone: Zone): number {
  const offsets = zoneOffsets(zone, instant, instant);
  const day = epochDayAt(offsets, instant);
  let index = offsets.starts.length - 1;
  while (index > 0 && (offsets.starts[index] ?? 0) > instant) index -= 1;
  return Math.floor((instant + (offsets.offsets[index] ?? 0) - day * DAY) / MINUTE);
}

/** The offset of `zone` from UTC at an instant (epoch ms), in minutes; positive east of Greenwich. */
export function offsetMinutesAt(instant: number, zone: Zone): number {
  const offsets = zoneOffsets(zone, instant, instant);
  return (offsets.offsets[stretchAt(offsets, instant)] ?? 0) / MINUTE;
}

/** The local time of an instant (epoch ms) in `zone`, as `YYYY-MM-DDTHH:MM`. */
export function localTextOf(instant: number, zone: Zone): string {
  return new Date(instant + offsetMinutesAt(instant, zone) * MINUTE).toISOString().slice(0, 16);
}

/** Whether an instant (epoch ms) lies in a fold: the clock of `zone` shows its local time twice. */
export function isShownTwice(instant: number, zone: Zone): boolean {
  const offsets = zoneOffsets(zone, instant - DAY, instant + DAY);
  const wall = instant + (offsets.offsets[stretchAt(offsets, instant)] ?? 0);
  return instantsOf(offsets, wall).length > 1;
}

/**
 * Every instant (epoch ms) at which the clock of `zone` shows `date` `HH:MM`: none in a gap, two in a fold, else one
 * (rule: time).
 */
export function localInstants(date: string, time: string, zone: Zone): number[] {
  const wall = toEpochDay(date) * DAY + minutesOfTime(time) * MINUTE;
  return instantsOf(zoneOffsets(zone, wall - DAY, wall + DAY), wall);
}

/** Minutes since midnight of `HH:MM`. */
export function minutesOfTime(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** Whether the text is a time `HH:MM`, 00:00–23:59. */
export function isLocalTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}
