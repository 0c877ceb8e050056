import type { Service } from '@/lib/domain/catalogue';
import { formatEpochDay, weekdayOfEpochDay } from '@/lib/domain/local-date';
import { epochDayAt, firstInstantOf, type ZoneOffsets, zoneOffsets } from '@/lib/domain/zone-offsets';
import type { DateReason } from './types';

/**
 * When a service may be booked, seen from `now` (rule: time: notice counts in exact time, the horizon in local days).
 * Instants in epoch ms. Whole days that are sold on the day itself until some time need no notice.
 */
export type BookingWindow = {
  now: number;
  /** The first instant at which a booking may start. */
  earliest: number;
  /** The last local date on which a booking may start, as days since 1970-01-01. */
  lastDay: number;
  startDays: readonly number[];
  /** Today as days since 1970-01-01, while whole days are still sold for it though it has begun; null: they aren't. */
  soldToday: number | null;
};

/** `timeZone` is the tenant's IANA zone, `now` epoch ms. */
export function bookingWindow(service: Service, timeZone: string, now: number): BookingWindow {
  const zone: ZoneOffsets = zoneOffsets(timeZone, now, now);
  const today = epochDayAt(zone, now);
  const until = service.durationDays === null ? null : service.sameDayUntilMinute;
  const isSold = until !== null && now < firstInstantOf(zone, (today * 1440 + until) * 60_000);
  return {
    now,
    earliest: until === null ? now + service.noticeMinutes * 60_000 : now,
    lastDay: today + service.horizonDays,
    startDays: service.startDays,
    soldToday: isSold ? today : null,
  };
}

/**
 * Why a start is outside the window; null when it is inside. `start` is epoch ms, `day` its local date as days since
 * 1970-01-01.
 */
export function outsideWindow(window: BookingWindow, start: number, day: number): DateReason | null {
  if (day !== window.soldToday) {
    if (start < window.now) return 'past';
    if (start < window.earliest) return 'too_soon';
  }
  if (day > window.lastDay) return 'too_far';
  if (window.startDays.length > 0 && !window.startDays.includes(weekdayOfEpochDay(day))) {
    return 'not_a_start_day';
  }
  return null;
}

/** The last bookable local date, `YYYY-MM-DD` in the tenant's zone. */
export function lastDateOf(window: BookingWindow): string {
  return formatEpochDay(window.lastDay);
}
