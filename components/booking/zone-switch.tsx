'use client';

import { localDateOf } from '@/lib/domain/time';
import { zoneInWords } from '@/lib/domain/when';
import type { ZoneClock } from '@/lib/domain/zone-offsets';
import type { Clock, WhenChoice } from './choice';
import type { Offer } from './offer';
import { useVisitorClock } from './use-visitor-clock';
import type { When } from './use-when';

type ZoneSwitchProps = {
  offer: Offer;
  choice: WhenChoice;
  when: When;
  onChange: (patch: Partial<WhenChoice>) => void;
};

/** Chooses whose time zone comes first, when the two differ. */
export function ZoneSwitch({ offer, choice, when, onChange }: ZoneSwitchProps) {
  const visitor = useVisitorClock() ?? offer.clock;
  const zones: [Clock, ZoneClock][] = [
    ['business', offer.clock],
    ['visitor', visitor],
  ];
  const choose = (clock: Clock, zone: ZoneClock) =>
    onChange({ clock, date: choice.start === null ? choice.date : localDateOf(choice.start, zone) });
  return (
    <fieldset className="flex flex-wrap items-center gap-x-1 gap-y-1 text-sm">
      <legend className="sr-only">Show times in</legend>
      {zones.map(([clock, zone]) => (
        <label
          key={clock}
          className="flex min-h-9 items-center rounded-full border border-transparent px-3 text-soft transition-colors hover:bg-hover has-checked:border-edge/60 has-checked:bg-surface has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-ring pointer-coarse:min-h-11"
        >
          <input
            type="radio"
            name="clock"
            className="sr-only"
            checked={when.zone.zone === zone.zone}
            onChange={() => choose(clock, zone)}
          />
          {zoneInWords(zone.zone)}
          {clock === 'visitor' ? ' (yours)' : ''}
        </label>
      ))}
    </fieldset>
  );
}
