'use client';

import { useEffect, useSyncExternalStore } from 'react';
import { monthOf } from '@/lib/domain/month-feed';
import type { ZoneClock } from '@/lib/domain/zone-offsets';
import { type Choice, dateOf } from './choice';
import type { Offer } from './offer';
import { fetchMonth } from './use-month';
import { useVisitorZone } from './use-visitor-zone';
import { onVisitorClock, visitorClock } from './visitor-clock';

/** The offsets of the visitor's zone as the server has them; null: not known (yet), or the same as the business's. */
export function useVisitorClock(): ZoneClock | null {
  const zone = useVisitorZone();
  return useSyncExternalStore(
    onVisitorClock,
    () => visitorClock(zone),
    () => null,
  );
}

/** A page that opens at a step after the calendar hasn't loaded a month yet: loads one for its zone offsets. */
export function useFirstClock(offer: Offer, choice: Choice, route: string, isNeeded: boolean): void {
  const zone = useVisitorZone();
  const date = offer.package.bookingType === 'TIMESLOT' ? dateOf(offer, choice) : null;
  const lacks =
    isNeeded && date !== null && zone !== null && zone !== offer.clock.zone && visitorClock(zone) === null;
  const { seats, resource } = choice;
  useEffect(() => {
    if (!lacks || date === null) return;
    fetchMonth(route, monthOf(date), { seats, resource, zone, clock: 'business' }).catch(() => undefined);
  }, [lacks, route, date, seats, resource, zone]);
}
