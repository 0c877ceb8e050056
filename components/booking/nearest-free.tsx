'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { addDays, daysBetween } from '@/lib/domain/local-date';
import { addMonths, type MonthFeed, monthOf } from '@/lib/domain/month-feed';
import { localDateOf } from '@/lib/domain/time';
import { dateInWords, timeInWords } from '@/lib/domain/when';
import type { Choice, WhenChoice } from './choice';
import type { Offer } from './offer';
import { fetchMonth } from './use-month';
import { startOf } from './when-words';

type NearestFreeProps = {
  offer: Offer;
  choice: Choice;
  route: string;
  onPick: (patch: Partial<WhenChoice>) => void;
};

type Option = { key: string; label: string; patch: Partial<WhenChoice> };

/** What is free nearest to the time that has just gone: up to four, one tap each. */
export function NearestFree({ offer, choice, route, onPick }: NearestFreeProps) {
  const [options, setOptions] = useState<Option[]>();
  const { seats, resource, date, start } = choice;

  // biome-ignore lint/correctness/useExhaustiveDependencies: it answers for the time that went, whatever is picked next.
  useEffect(() => {
    let current = true;
    nearest(offer, choice, route).then(
      (found) => current && setOptions(found),
      () => current && setOptions([]),
    );
    return () => {
      current = false;
    };
  }, [route, seats, resource, date, start]);

  if (!options) return <Skeleton className="h-11 w-full" />;
  return (
    <div className="flex flex-wrap gap-2">
      {options.map(({ key, label, patch }) => (
        <Button key={key} onClick={() => onPick(patch)}>
          {label}
        </Button>
      ))}
    </div>
  );
}

async function nearest(offer: Offer, choice: Choice, route: string): Promise<Option[]> {
  const zone = offer.tenant.timeZone;
  const gone = startOf(offer, choice);
  if (gone === null) return [];
  const day = localDateOf(gone, zone);
  const isSlots = offer.package.bookingType === 'TIMESLOT';
  const query = { seats: choice.seats, resource: choice.resource, zone };
  const month = monthOf(day);
  const feeds = [await fetchMonth(route, month, query)];
  // Near the end of a month the nearest may lie in the next.
  if (monthOf(addDays(day, 7)) !== month) feeds.push(await fetchMonth(route, addMonths(month, 1), query));
  const options = isSlots ? slotsOf(offer, choice, feeds, gone) : daysOf(offer, feeds, day);
  if (options.length > 0) return options;
  const next = feeds.find((feed) => feed.next !== null)?.next;
  return next ? [dayOption(offer, next.date)] : [];
}

function slotsOf(offer: Offer, choice: Choice, feeds: MonthFeed[], gone: number): Option[] {
  const { locale, timeZone } = offer.tenant;
  return feeds
    .flatMap(({ slots }) => slots)
    .filter((slot) => slot.seatsLeft >= choice.seats && slot.start !== gone)
    .sort((a, b) => Math.abs(a.start - gone) - Math.abs(b.start - gone))
    .slice(0, 4)
    .sort((a, b) => a.start - b.start)
    .map(({ start }) => {
      const day = localDateOf(start, timeZone);
      const time = timeInWords(start, timeZone, locale);
      const label = day === localDateOf(gone, timeZone) ? time : `${dateInWords(day, locale)}, ${time}`;
      return {
        key: String(start),
        label,
        patch: { start, date: day, month: monthOf(day), clock: 'business' },
      };
    });
}

function daysOf(offer: Offer, feeds: MonthFeed[], day: string): Option[] {
  return feeds
    .flatMap(({ days }) => days)
    .filter(({ open, date }) => open && date !== day)
    .sort((a, b) => Math.abs(daysBetween(day, a.date)) - Math.abs(daysBetween(day, b.date)))
    .slice(0, 4)
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .map(({ date }) => dayOption(offer, date));
}

function dayOption(offer: Offer, date: string): Option {
  return { key: date, label: dateInWords(date, offer.tenant.locale), patch: { date, month: monthOf(date) } };
}
