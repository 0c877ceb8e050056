import { addDays, daysBetween } from '@/lib/domain/local-date';
import { localDateOf } from '@/lib/domain/time';
import { bookingWindow, lastDateOf } from './booking-window';
import { availableDates } from './dates';
import { serviceOf } from './needs';
import { availableSlots } from './slots';
import type { AvailabilityQuery, Slot } from './types';

const DAYS_AT_ONCE = 31;

/** `date` is in the query's `timeZone` (DATE packages: the tenant's); `slot` is null for DATE packages. */
export type NextAvailable = { date: string; slot: Slot | null };

/**
 * The first free date or slot from `from` on, up to the horizon; null when there is none. The claims must cover the
 * time up to the horizon: time without claims counts as free.
 */
export function nextAvailable(query: Omit<AvailabilityQuery, 'to'>): NextAvailable | null {
  const { catalogue, timeZone } = query;
  const window = bookingWindow(serviceOf(catalogue, query.package), catalogue.tenant.timeZone, query.now);
  // One day more, since the visitor's date may be ahead of the tenant's.
  const last = addDays(lastDateOf(window), 1);
  const today = localDateOf(query.now, timeZone);
  let from = query.from < today ? addDays(today, -1) : query.from;
  while (from <= last) {
    const to = addDays(from, Math.min(DAYS_AT_ONCE - 1, daysBetween(from, last)));
    if (query.package.bookingType === 'DATE') {
      const found = availableDates({ ...query, from, to }).find(({ available }) => available);
      if (found) return { date: found.date, slot: null };
    } else {
      const slot = availableSlots({ ...query, from, to })[0];
      if (slot) return { date: localDateOf(slot.start, timeZone), slot };
    }
    from = addDays(to, 1);
  }
  return null;
}
