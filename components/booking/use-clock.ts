'use client';

import { localMinuteOf } from '@/lib/domain/time';
import type { Clock, WhenChoice } from './choice';
import type { Offer } from './offer';
import { useVisitorZone } from './use-visitor-zone';

const HALF_YEAR = 182 * 86_400_000;

/**
 * On whose clock times are read, and the zone of the other one, where the two differ. What happens at a place is read on
 * its clock, what happens online on the visitor's, unless the other one was chosen (rule: time).
 */
export function useClock(
  offer: Offer,
  choice: Pick<WhenChoice, 'clock'>,
): { clock: Clock; zone: string; otherZone: string | null } {
  const business = offer.tenant.timeZone;
  const visitor = useVisitorZone();
  const zonesDiffer =
    offer.package.bookingType === 'TIMESLOT' &&
    visitor !== null &&
    visitor !== business &&
    clocksDiffer(business, visitor, offer.now);
  const clock = choice.clock ?? (offer.package.locationKind === 'ONLINE' ? 'visitor' : 'business');
  const zone = zonesDiffer && clock === 'visitor' ? visitor : business;
  return { clock, zone, otherZone: zonesDiffer ? (zone === visitor ? business : visitor) : null };
}

function clocksDiffer(one: string, other: string, now: number): boolean {
  return [now, now + HALF_YEAR].some((at) => localMinuteOf(at, one) !== localMinuteOf(at, other));
}
