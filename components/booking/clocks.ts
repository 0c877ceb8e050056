import { addDays } from '@/lib/domain/local-date';
import { type FeedSlot, monthOf } from '@/lib/domain/month-feed';
import { localDateOf, offsetMinutesAt, startOfDay } from '@/lib/domain/time';
import type { ZoneClock } from '@/lib/domain/zone-offsets';
import type { Clock, WhenChoice } from './choice';
import type { Offer } from './offer';

/**
 * The zone in which times are shown: the business's for what happens at a place, the visitor's for what happens online,
 * unless the other one was chosen (rule: time).
 */
export function clockOf(offer: Offer, choice: Pick<WhenChoice, 'clock'>): Clock {
  return choice.clock ?? (offer.package.locationKind === 'ONLINE' ? 'visitor' : 'business');
}

/** The zone in which times are shown, and the other one where it differs at one of these slots. */
export function shownClocks(
  offer: Offer,
  clock: Clock,
  visitor: ZoneClock | null,
  slots: readonly Pick<FeedSlot, 'start'>[],
): { zone: ZoneClock; otherZone: ZoneClock | null } {
  const [zone, other] =
    clock === 'visitor' && visitor !== null ? [visitor, offer.clock] : [offer.clock, visitor];
  const differs =
    other !== null &&
    slots.some(({ start }) => offsetMinutesAt(start, zone) !== offsetMinutesAt(start, other));
  return { zone, otherZone: differs ? other : null };
}

/**
 * Whether a time is told by both clocks: what happens at a place is told by that place's alone, unless the visitor chose
 * their own.
 */
export const tellsBoth = (offer: Offer, choice: Pick<WhenChoice, 'clock'>): boolean =>
  offer.package.locationKind === 'ONLINE' || choice.clock === 'visitor';

/** Today, and the first and last month with anything to book, as dates in the shown zone. */
export function monthsOf(
  offer: Offer,
  zone: ZoneClock,
): { today: string; firstMonth: string; lastMonth: string } {
  const today = localDateOf(offer.now, zone);
  const lastInstant = startOfDay(addDays(offer.lastDay, 1), offer.clock) - 1;
  return { today, firstMonth: monthOf(today), lastMonth: monthOf(localDateOf(lastInstant, zone)) };
}
