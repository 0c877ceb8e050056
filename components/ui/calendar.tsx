'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { weekdayName } from '@/lib/domain/date-names';
import { addMonths } from '@/lib/domain/month-feed';
import { firstWeekday } from '@/lib/domain/region-habits';
import { monthInWords } from '@/lib/domain/when';
import { CalendarCaption } from './calendar-caption';
import { CalendarDay, type DayState } from './calendar-day';
import { dayReachedBy, weeksOf } from './calendar-days';
import { cn } from './cn';
import { useLocale } from './locale';

type CalendarProps = {
  /** Any day of the month shown, `YYYY-MM-DD` or `YYYY-MM`. */
  month: string;
  onMonthChange: (month: string) => void;
  selected?: string;
  onSelect: (date: string) => void;
  /** The state of a local date; undefined while it is loading. */
  dayState: (date: string) => DayState | undefined;
  /** The first and last month that can be shown, `YYYY-MM`. */
  firstMonth?: string;
  lastMonth?: string;
  /** Today in the tenant's zone, `YYYY-MM-DD`. */
  today: string;
  className?: string;
};

/**
 * A month of local dates. Open days are bold on a tinted cell with a dot beneath, closed days are pale and struck
 * through, so that colour is never the only sign. A grid as the ARIA practices describe it: one day is in the order of
 * Tab, arrows, Home, End and Page keys move from there, also into other months; a closed day can be reached and says
 * why it is closed. Our own, since a library's counts in instants of a zone: its script weighed ten times as much, and
 * drawing it was half of what the booking page cost the server (decision 025).
 */
export function Calendar(props: CalendarProps) {
  const { onMonthChange, selected, onSelect, dayState, firstMonth, lastMonth, today } = props;
  const month = props.month.slice(0, 7);
  const locale = useLocale();
  const weekStart = firstWeekday(locale);
  const weeks = weeksOf(month, weekStart);
  const [visited, setVisited] = useState<string>();
  const reached = [visited, selected, today].find((date) => date?.startsWith(month)) ?? `${month}-01`;
  const grid = useRef<HTMLTableElement>(null);
  const isMoving = useRef(false);
  // The day may be of a month that is only now drawn.
  useEffect(() => {
    if (!isMoving.current) return;
    isMoving.current = false;
    grid.current?.querySelector<HTMLElement>('button[tabindex="0"]')?.focus();
  });
  const move = (event: KeyboardEvent, date: string) => {
    const to = dayReachedBy(event, date, { weekStart, firstMonth, lastMonth });
    if (to === null) return;
    event.preventDefault();
    isMoving.current = true;
    setVisited(to);
    if (!to.startsWith(month)) onMonthChange(to.slice(0, 7));
  };
  const step = (months: 1 | -1) => {
    const next = addMonths(month, months);
    const isThere = months < 0 ? !firstMonth || next >= firstMonth : !lastMonth || next <= lastMonth;
    return isThere ? next : null;
  };
  const [before, after] = [step(-1), step(1)];
  return (
    <div className={cn('relative w-full', props.className)}>
      <nav
        aria-label="Months"
        className="pointer-events-none absolute inset-x-0 top-0 flex h-11 justify-between"
      >
        <Turn label="Go to the Previous Month" to={before} onTurn={onMonthChange}>
          <ChevronLeft aria-hidden className="size-5" />
        </Turn>
        <Turn label="Go to the Next Month" to={after} onTurn={onMonthChange}>
          <ChevronRight aria-hidden className="size-5" />
        </Turn>
      </nav>
      <CalendarCaption {...{ month, firstMonth, lastMonth, onMonthChange }} />
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table of days to move in is a grid.
        role="grid"
        aria-label={monthInWords(month)}
        className="mt-2 w-full table-fixed border-collapse"
      >
        <thead aria-hidden>
          <tr>
            {weeks[0]?.map((date) => (
              <th key={date} scope="col" className="h-8 text-xs font-medium text-faint">
                {weekdayName(date, 'short')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((date) =>
                date.startsWith(month) ? (
                  <CalendarDay
                    key={date}
                    date={date}
                    state={dayState(date)}
                    isSelected={date === selected}
                    isToday={date === today}
                    isReached={date === reached}
                    onChoose={(isOpen) => {
                      setVisited(date);
                      if (isOpen) onSelect(date);
                    }}
                    onMove={(event) => move(event, date)}
                  />
                ) : (
                  // The same height in every month.
                  <td key={date} className="h-12" />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type TurnProps = {
  label: string;
  to: string | null;
  onTurn: (month: string) => void;
  children: React.ReactNode;
};

/** Stays in the order of Tab at the last month, so that the focus isn't lost there. */
function Turn({ label, to, onTurn, children }: TurnProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={to === null || undefined}
      onClick={() => to !== null && onTurn(to)}
      className="pointer-events-auto grid size-11 place-items-center rounded-control text-ink transition-colors hover:bg-hover aria-disabled:opacity-30"
    >
      {children}
    </button>
  );
}
