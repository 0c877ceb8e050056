'use client';

import { useEffect, useMemo, useState } from 'react';
import { dateOfSlot, type FeedSlot, monthOf } from '@/lib/domain/month-feed';
import { localDateOf } from '@/lib/domain/time';
import type { WhenChoice } from './choice';
import { clockOf, monthsOf, shownClocks } from './clocks';
import type { Offer } from './offer';
import { useMonth } from './use-month';
import { useVisitorClock } from './use-visitor-clock';
import { useVisitorZone } from './use-visitor-zone';

/** Everything that the month and the slots of one choice are rendered from. `route` answers a month (month-feed.ts). */
export function useWhen(offer: Offer, choice: WhenChoice, route: string) {
  const isSlots = offer.package.bookingType === 'TIMESLOT';
  const visitorZone = useVisitorZone();
  const visitor = useVisitorClock();
  const clock = clockOf(offer, choice);
  const { zone } = shownClocks(offer, clock, visitor, []);
  const { today, firstMonth, lastMonth } = isSlots ? monthsOf(offer, zone) : monthsOf(offer, offer.clock);
  const day = choice.date ?? (choice.start === null ? null : localDateOf(choice.start, zone));
  /** Where the first month has nothing free: the month of the next free day. */
  const [opensOn, setOpensOn] = useState(firstMonth);
  const isOpening = choice.month === null && day === null;
  const wanted = choice.month ?? (day === null ? opensOn : monthOf(day));
  const month = clamp(wanted, firstMonth, lastMonth);

  const asked = isSlots && visitorZone !== offer.clock.zone ? visitorZone : null;
  const { feed, isSettled, failed, again } = useMonth(
    route,
    month,
    { seats: choice.seats, resource: choice.resource, zone: asked, clock },
    lastMonth,
  );

  const slotsByDay = useMemo(() => {
    const byDay = new Map<string, FeedSlot[]>();
    for (const slot of feed?.slots ?? []) {
      const date = dateOfSlot(slot);
      byDay.set(date, [...(byDay.get(date) ?? []), slot]);
    }
    return byDay;
  }, [feed]);

  const fits = (slot: FeedSlot) => slot.seatsLeft >= choice.seats;
  const isOpen = (date: string) =>
    isSlots
      ? (slotsByDay.get(date) ?? []).some(fits)
      : (feed?.days.some((each) => each.date === date && each.open) ?? false);
  const nothingOpen =
    isSettled &&
    feed !== undefined &&
    (isSlots ? !feed.slots.some(fits) : !feed.days.some(({ open }) => open));
  const next = isOpening && nothingOpen ? (feed?.next ?? null) : null;
  useEffect(() => {
    if (next !== null) setOpensOn(monthOf(next.date));
  }, [next]);
  /** Whether the chosen time is in the visible month and free (undefined while that isn't known). */
  const chosenIsFree = (() => {
    if (!feed || !isSettled || day === null || monthOf(day) !== month) return undefined;
    if (!isSlots) return choice.date === null ? undefined : isOpen(choice.date);
    if (choice.start === null) return undefined;
    return feed.slots.some((slot) => slot.start === choice.start && fits(slot));
  })();

  return {
    isSlots,
    zone,
    otherZone: isSlots ? shownClocks(offer, clock, visitor, feed?.slots ?? []).otherZone : null,
    /** The visitor's device reports an invalid zone, so only the business's can be shown. */
    isZoneUnknown: isSlots && feed !== undefined && visitor === null && visitorZone !== offer.clock.zone,
    /** The visitor's device has the business's time, as far as this page shows any. */
    isSameClock: isSlots && feed !== undefined && (visitor !== null || visitorZone === offer.clock.zone),
    clock,
    today,
    month,
    firstMonth,
    lastMonth,
    day,
    feed,
    /** Whether `feed` answers the present choice, not the one before. */
    isSettled,
    failed,
    again,
    /** Whether the visible month is that of the chosen day: of other months nothing is known here. */
    isDayOnView: day !== null && monthOf(day) === month,
    slotsOfDay: day === null ? [] : (slotsByDay.get(day) ?? []),
    slotsByDay,
    isOpen,
    nothingOpen: nothingOpen && next === null,
    chosenIsFree,
  };
}

export type When = ReturnType<typeof useWhen>;

function clamp(month: string, first: string, last: string): string {
  if (month < first) return first;
  return month > last ? last : month;
}
