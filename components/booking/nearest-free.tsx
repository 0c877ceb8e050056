'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { addDays } from '@/lib/domain/local-date';
import { addMonths, monthOf } from '@/lib/domain/month-feed';
import { localDateOf } from '@/lib/domain/time';
import { zoneInWords } from '@/lib/domain/when';
import type { ZoneClock } from '@/lib/domain/zone-offsets';
import type { Choice, Clock, WhenChoice } from './choice';
import { clockOf, shownClocks } from './clocks';
import { type NearestOption, nearestOptions } from './nearest-options';
import type { Offer } from './offer';
import { fetchMonth } from './use-month';
import { useVisitorClock } from './use-visitor-clock';
import { useVisitorZone } from './use-visitor-zone';
import { startOf } from './when-words';

type NearestFreeProps = {
  offer: Offer;
  choice: Choice;
  route: string;
  onPick: (patch: Partial<WhenChoice>) => void;
};

/** The free times nearest to the one that was just taken: up to four, one tap each. */
export function NearestFree({ offer, choice, route, onPick }: NearestFreeProps) {
  const [options, setOptions] = useState<NearestOption[]>();
  const { seats, resource, date, start } = choice;
  const visitorZone = useVisitorZone();
  const visitor = useVisitorClock();
  const clock = clockOf(offer, choice);
  const gone = startOf(offer, choice);
  const { zone, otherZone } = shownClocks(offer, clock, visitor, gone === null ? [] : [{ start: gone }]);
  const zoneName = zone.zone;

  // biome-ignore lint/correctness/useExhaustiveDependencies: it answers for the time that went, whatever is picked next.
  useEffect(() => {
    let current = true;
    nearest(offer, choice, route, { zone, asked: { zone: visitorZone, clock } }).then(
      (found) => current && setOptions(found),
      () => current && setOptions([]),
    );
    return () => {
      current = false;
    };
  }, [route, seats, resource, date, start, zoneName]);

  if (!options) return <Skeleton className="h-11 w-full" />;
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap gap-2">
        {options.map(({ key, label, patch }) => (
          <Button key={key} onClick={() => onPick(patch)}>
            {label}
          </Button>
        ))}
      </div>
      {otherZone && options.length > 0 && <p className="text-sm">Shown in {zoneInWords(zoneName)}.</p>}
    </div>
  );
}

async function nearest(
  offer: Offer,
  choice: Choice,
  route: string,
  { zone, asked }: { zone: ZoneClock; asked: { zone: string | null; clock: Clock } },
): Promise<NearestOption[]> {
  const gone = startOf(offer, choice);
  if (gone === null) return [];
  const day = localDateOf(gone, zone);
  const query = { seats: choice.seats, resource: choice.resource, ...asked };
  const month = monthOf(day);
  const feeds = [await fetchMonth(route, month, query)];
  // Near the end of a month the nearest free time may be in the next one.
  if (monthOf(addDays(day, 7)) !== month) feeds.push(await fetchMonth(route, addMonths(month, 1), query));
  return nearestOptions(offer, choice, feeds, zone);
}
