'use client';

import { cn } from '@/components/ui/cn';
import { Skeleton } from '@/components/ui/skeleton';
import type { FeedSlot } from '@/lib/domain/month-feed';
import { minutesOfTime } from '@/lib/domain/time';
import { timeInWords, timeThereInWords } from '@/lib/domain/when';
import type { WhenChoice } from './choice';
import { tellsBoth } from './clocks';
import type { Offer } from './offer';
import type { When } from './use-when';

type SlotListProps = { offer: Offer; choice: WhenChoice; when: When; onPick: (start: number) => void };

const parts = [
  { name: 'Morning', from: 0, to: 12 * 60 },
  { name: 'Afternoon', from: 12 * 60, to: 17 * 60 },
  { name: 'Evening', from: 17 * 60, to: 24 * 60 },
];

/** The free times of one day, by the part of the day. Native radios: arrow keys move between the times. */
export function SlotList({ offer, choice, when, onPick }: SlotListProps) {
  if (!when.feed) return <SlotSkeleton />;
  if (when.slotsOfDay.length === 0) {
    return <p className="text-soft">No free time on this day. Please choose another.</p>;
  }
  const minuteOf = (slot: FeedSlot) => minutesOfTime(slot.local.slice(11));
  return (
    <div className="grid gap-5">
      {parts.map(({ name, from, to }) => {
        const slots = when.slotsOfDay.filter((slot) => minuteOf(slot) >= from && minuteOf(slot) < to);
        if (slots.length === 0) return null;
        return (
          <fieldset key={name} className="grid gap-2">
            <legend className="mb-2 text-sm text-faint">{name}</legend>
            <div className="grid grid-cols-[repeat(auto-fill,minmax(6.5rem,1fr))] gap-2">
              {slots.map((slot) => (
                <SlotOption
                  key={slot.start}
                  slot={slot}
                  offer={offer}
                  choice={choice}
                  when={when}
                  onPick={onPick}
                />
              ))}
            </div>
          </fieldset>
        );
      })}
    </div>
  );
}

function SlotOption({ slot, offer, choice, when, onPick }: SlotListProps & { slot: FeedSlot }) {
  const { locale } = offer.tenant;
  const fits = slot.seatsLeft >= choice.seats;
  return (
    <label
      className={cn(
        'grid min-h-12 place-items-center content-center rounded-control border border-edge/60 bg-surface px-2 py-2 text-center transition-colors hover:bg-hover',
        'has-checked:border-accent has-checked:bg-accent has-checked:text-accent-ink has-checked:hover:bg-accent-hover',
        'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring',
        !fits && 'border-dashed bg-transparent text-faint hover:bg-transparent',
      )}
    >
      <input
        type="radio"
        name="start"
        className="sr-only"
        checked={choice.start === slot.start}
        disabled={!fits}
        onChange={() => onPick(slot.start)}
      />
      <span className="font-medium tabular-nums">{timeInWords(slot.start, when.zone, locale)}</span>
      {when.otherZone && tellsBoth(offer, choice) && (
        <span className="text-xs tabular-nums">
          {timeThereInWords(slot.start, { timeZone: when.zone, there: when.otherZone }, locale)}{' '}
          {when.otherZone === offer.clock ? 'there' : 'for you'}
        </span>
      )}
      {offer.isShared && (
        <span className="text-xs">
          {slot.seatsLeft === 1 ? '1 place left' : `${slot.seatsLeft} places left`}
        </span>
      )}
    </label>
  );
}

function SlotSkeleton() {
  return (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(6.5rem,1fr))] gap-2">
      {['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((key) => (
        <Skeleton key={key} className="h-12" />
      ))}
    </div>
  );
}
