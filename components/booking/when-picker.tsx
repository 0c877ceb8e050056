'use client';

import { useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Calendar } from '@/components/ui/calendar';
import type { DayState } from '@/components/ui/calendar-day';
import { Callout } from '@/components/ui/callout';
import { LocaleProvider } from '@/components/ui/locale';
import type { DateReason } from '@/lib/domain/availability/types';
import { monthOf } from '@/lib/domain/month-feed';
import { dateInWords } from '@/lib/domain/when';
import type { WhenChoice } from './choice';
import { NextFree } from './next-free';
import type { Offer } from './offer';
import { SlotList } from './slot-list';
import type { When } from './use-when';
import { whenSaid } from './when-said';
import { ZoneSwitch } from './zone-switch';

type WhenPickerProps = {
  offer: Offer;
  choice: WhenChoice;
  when: When;
  onChange: (patch: Partial<WhenChoice>) => void;
};

const reasons: Record<DateReason, string> = {
  past: 'in the past',
  too_soon: 'too soon to book online',
  too_far: 'not open for booking yet',
  not_a_start_day: 'does not start on this weekday',
  closed: 'closed',
  taken: 'already booked',
};

/** The month of open days and, for slots, the times of the chosen day. */
export function WhenPicker({ offer, choice, when, onChange }: WhenPickerProps) {
  const times = useRef<HTMLElement>(null);
  const { locale } = offer.tenant;
  const noteOf = (date: string): DayState | undefined => {
    if (!when.feed) return undefined;
    const open = when.isOpen(date);
    if (when.isSlots) {
      const count = when.slotsByDay.get(date)?.length ?? 0;
      return { open, note: open ? `${count} ${count === 1 ? 'time' : 'times'}` : 'no free time' };
    }
    const reason = when.feed.days.find((each) => each.date === date)?.reason;
    return { open, note: open ? 'free' : reason ? reasons[reason] : 'not available' };
  };
  const pickDay = (date: string) => {
    const stays = when.isSlots && when.day === date;
    onChange({ date, month: monthOf(date), ...(when.isSlots && !stays ? { start: null } : {}) });
    // On a phone the times are below the month, out of sight.
    if (when.isSlots) requestAnimationFrame(() => bringIntoView(times.current));
  };

  return (
    <div
      className={
        when.isSlots
          ? 'grid items-start gap-x-8 gap-y-6 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]'
          : 'grid max-w-xl gap-6'
      }
    >
      <div className="grid gap-3">
        <LocaleProvider locale={locale}>
          <Calendar
            month={when.month}
            onMonthChange={(month) => onChange({ month })}
            selected={when.day ?? undefined}
            onSelect={pickDay}
            dayState={noteOf}
            firstMonth={when.firstMonth}
            lastMonth={when.lastMonth}
            today={when.today}
          />
        </LocaleProvider>
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-faint" aria-hidden>
          <span className="flex items-center gap-1.5">
            <span className="grid size-5 place-items-end justify-center rounded-sm bg-accent-soft pb-0.5">
              <span className="size-1 rounded-full bg-accent-text" />
            </span>
            Free
          </span>
          <span>
            <span className="line-through">12</span> Not available
          </span>
        </p>
        <p role="status" className="sr-only">
          {whenSaid(offer, choice, when)}
        </p>
        {when.failed && (
          <Callout
            tone="caution"
            live
            title="The calendar didn’t come through."
            action={
              <Button size="small" onClick={when.again}>
                Try again
              </Button>
            }
          >
            What you have chosen is kept.
          </Callout>
        )}
        {when.nothingOpen && (
          <NextFree
            offer={offer}
            when={when}
            onGo={(date) => onChange({ date, month: monthOf(date), start: null })}
          />
        )}
      </div>
      {when.isSlots && (
        <section
          ref={times}
          aria-labelledby="slots-heading"
          className="grid gap-4 md:min-h-[24rem] md:content-start"
        >
          <div className="grid gap-1">
            <h2 id="slots-heading" className="flex min-h-11 items-center text-base font-medium">
              {when.day === null || !when.isDayOnView ? 'Choose a day first' : dateInWords(when.day, locale)}
            </h2>
            {when.otherZone && <ZoneSwitch offer={offer} choice={choice} when={when} onChange={onChange} />}
            {!when.otherZone && (when.isSameClock || when.isZoneUnknown) && (
              <p className="text-sm text-soft">
                Times are in {offer.zoneWords}
                {when.isSameClock && ' (your clock is the same)'}.
              </p>
            )}
          </div>
          {when.isDayOnView && (
            <SlotList offer={offer} choice={choice} when={when} onPick={(start) => onChange({ start })} />
          )}
        </section>
      )}
    </div>
  );
}

function bringIntoView(element: HTMLElement | null): void {
  if (element && element.getBoundingClientRect().top > window.innerHeight / 2) {
    const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    element.scrollIntoView({ block: 'start', behavior: isStill ? 'auto' : 'smooth' });
  }
}
