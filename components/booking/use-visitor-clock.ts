'use client';

import { useEffect, useSyncExternalStore } from 'react';
import { deviceZone } from '@/components/ui/device-zone';
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
  const date = offer.package.bookingType === 'TIMESLOT' ? dateOf(offer, choice) : null;
  const { seats, resource } = choice;
  const own = offer.clock.zone;
  // Asked at once, for a booking goes with its zone, and not only when the page has been drawn with it.
  useEffect(() => {
    const zone = deviceZone();
    if (!isNeeded || date === null || zone === null || zone === own || visitorClock(zone) !== null) return;
    fetchMonth(route, monthOf(date), { seats, resource, zone, clock: 'business' }).catch(() => undefined);
  }, [isNeeded, route, date, seats, resource, own]);
}
