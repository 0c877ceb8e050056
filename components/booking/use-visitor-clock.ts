'use client';

import { useEffect, useSyncExternalStore } from 'react';
import { monthOf } from '@/lib/domain/month-feed';
import type { ZoneClock } from '@/lib/domain/zone-offsets';
import { type Choice, dateOf } from './choice';
import type { Offer } from './offer';
import { fetchMonth } from './use-month';
import { useVisitorZone } from './use-visitor-zone';
import { onVisitorClock, visitorClock } from './visitor-clock';

/** The visitor's clock as the server has it; null: not known (yet), or no other than the business's. */
export function useVisitorClock(): ZoneClock | null {
  const zone = useVisitorZone();
  return useSyncExternalStore(
    onVisitorClock,
    () => visitorClock(zone),
    () => null,
  );
}

/** A page that begins behind the calendar has seen no month yet: one is asked for, for its clocks. */
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
