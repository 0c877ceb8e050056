'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Calendar } from '@/components/ui/calendar';
import { Callout } from '@/components/ui/callout';
import { cn } from '@/components/ui/cn';
import { useClock } from '@/components/ui/locale';
import type { FieldError } from '@/lib/domain/errors';
import { addMonths, dateOfSlot, type MonthFeed, monthOf } from '@/lib/domain/month-feed';
import { shortDateInWords, timeInWords } from '@/lib/domain/when';
import { type Unsure, UnsureNote } from './unsure-note';

export type ReadMonth = (query: {
  package: string;
  bookingType: 'DATE' | 'TIMESLOT';
  month: string;
  seats: number;
  zone: string;
  resource?: string;
  exceptBookingId?: string;
}) => Promise<
  | { ok: true; feed: MonthFeed; unsure?: Unsure[] | undefined }
  | { ok: false; message: string; errors?: FieldError[] }
>;

/** A date of a DATE package, or a start (epoch ms) of a timeslot. */
export type Chosen = { date: string } | { start: number };

type WhenFieldProps = {
  package: { slug: string; bookingType: 'DATE' | 'TIMESLOT' };
  seats: number;
  resource?: string;
  exceptBookingId?: string;
  /** A time that is not offered. */
  notAt?: Chosen | undefined;
  timeZone: string;
  locale: string;
  today: string;
  /** The date whose month is shown first; by default today's. */
  firstOn?: string;
  /** Incremented when the chosen time is refused: the month is loaded again. */
  refusals: number;
  value: Chosen | null;
  onChange: (value: Chosen | null) => void;
  readMonth: ReadMonth;
};

/** The free days, and the free times of the chosen one, in the business's zone. */
export function WhenField(props: WhenFieldProps) {
  const {
    package: item,
    seats,
    resource,
    exceptBookingId,
    notAt,
    timeZone,
    locale,
    today,
    firstOn,
    refusals,
    value,
    onChange,
    readMonth,
  } = props;
  const clock = useClock(timeZone);
  const [month, setMonth] = useState(monthOf(firstOn !== undefined && firstOn > today ? firstOn : today));
  const [picked, setDay] = useState<string | null>(null);
  // Of other months nothing is known here.
  const day = picked !== null && monthOf(picked) === month ? picked : null;
  const [feed, setFeed] = useState<MonthFeed | null>(null);
  const [unsure, setUnsure] = useState<Unsure[]>([]);
  const [problem, setProblem] = useState<string>();
  const isOpening = useRef(firstOn === undefined);
  const open = useEffectEvent((answered: MonthFeed) => {
    setFeed(answered);
    // Opened for no date and with nothing free: on to the month of the next free day. Whoever leafs stays where they are.
    if (isOpening.current && answered.next) setMonth(monthOf(answered.next.date));
    // Most who call want it soon: the times of the first free day are there at once.
    const [first] = answered.slots;
    if (isOpening.current && first) setDay(dateOfSlot(first));
    isOpening.current &&= item.bookingType === 'TIMESLOT' && first === undefined && answered.next !== null;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `refusals` asks anew.
  useEffect(() => {
    let current = true;
    setFeed(null);
    setProblem(undefined);
    readMonth({
      package: item.slug,
      bookingType: item.bookingType,
      month,
      seats,
      zone: timeZone,
      ...(resource ? { resource } : {}),
      ...(exceptBookingId ? { exceptBookingId } : {}),
    }).then(
      (answer) => {
        if (!current) return;
        if (answer.ok) {
          setUnsure(answer.unsure ?? []);
          open(answer.feed);
        } else setProblem(answer.message);
      },
      () => current && setProblem('The calendar didn’t come through.'),
    );
    return () => {
      current = false;
    };
  }, [item.slug, item.bookingType, month, seats, resource, exceptBookingId, timeZone, refusals, readMonth]);

  const isDate = item.bookingType === 'DATE';
  const offered = feed && notAt ? withoutOne(feed, notAt) : feed;
  const openOn = openDays(offered, isDate);
  const slots = day ? (offered?.slots ?? []).filter((slot) => dateOfSlot(slot) === day) : [];
  const next = feed && openOn.size === 0 ? feed.next : null;

  return (
    <div className="grid items-start gap-5 sm:grid-cols-2">
      <div className="grid gap-2">
        <Calendar
          month={month}
          onMonthChange={setMonth}
          firstMonth={monthOf(today)}
          lastMonth={addMonths(monthOf(today), monthsAhead)}
          today={today}
          selected={(isDate && value && 'date' in value ? value.date : day) ?? undefined}
          dayState={(date) =>
            feed ? { open: openOn.has(date), note: openOn.has(date) ? 'free' : 'not available' } : undefined
          }
          onSelect={(date) => {
            setDay(date);
            onChange(isDate ? { date } : null);
          }}
        />
        <p role="status" className="sr-only">
          {problem ? '' : feed ? freeInWords(openOn.size, slots.length, day, locale) : 'Loading the month'}
        </p>
        {problem && (
          <Callout tone="caution" live>
            {problem}
          </Callout>
        )}
        <UnsureNote unsure={unsure} timeZone={timeZone} />
        {feed && openOn.size === 0 && (
          <p role="status" className="text-sm text-soft">
            Nothing is free this month.{' '}
            {next && (
              <Button tone="link" onClick={() => setMonth(monthOf(next.date))}>
                Next free: {shortDateInWords(next.date, locale)}
              </Button>
            )}
          </p>
        )}
      </div>
      {!isDate && (
        <div className="grid content-start gap-2">
          <p className="font-medium">{day ? shortDateInWords(day, locale) : 'Choose a day'}</p>
          <div className="grid grid-cols-[repeat(auto-fill,minmax(6.5rem,1fr))] gap-2">
            {slots.map((slot) => {
              const chosen = value !== null && 'start' in value && value.start === slot.start;
              return (
                <Button
                  key={slot.start}
                  aria-pressed={chosen}
                  onClick={() => onChange({ start: slot.start })}
                  className={cn('tabular-nums', chosen && 'border-accent bg-accent-soft')}
                >
                  {timeInWords(slot.start, feed?.clocks.business ?? clock, locale)}
                </Button>
              );
            })}
          </div>
          {day && feed && slots.length === 0 && (
            <p role="status" className="text-sm text-soft">
              No free time on this day.
            </p>
          )}
        </div>
      )}
    </div>
  );
}

/** As far as a service can be open for booking (`LONGEST_HORIZON_DAYS`). */
const monthsAhead = 36;

/** What a screen reader is told after a choice. */
function freeInWords(days: number, times: number, day: string | null, locale: string): string {
  if (times > 0 && day) {
    return `${times} free ${times === 1 ? 'time' : 'times'} on ${shortDateInWords(day, locale)}.`;
  }
  return days > 0 ? `${days} free ${days === 1 ? 'day' : 'days'}.` : '';
}

function withoutOne(feed: MonthFeed, place: Chosen): MonthFeed {
  return 'date' in place
    ? { ...feed, days: feed.days.map((day) => (day.date === place.date ? { ...day, open: false } : day)) }
    : { ...feed, slots: feed.slots.filter(({ start }) => start !== place.start) };
}

function openDays(feed: MonthFeed | null, isDate: boolean): Set<string> {
  if (!feed) return new Set();
  return new Set(
    isDate ? feed.days.filter((each) => each.open).map((each) => each.date) : feed.slots.map(dateOfSlot),
  );
}
