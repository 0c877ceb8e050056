'use client';

import { DayPicker } from 'react-day-picker';
import { dateFormat } from '@/lib/domain/date-format';
import { addMonths } from '@/lib/domain/month-feed';
import { firstWeekday } from '@/lib/domain/region-habits';
import { CalendarCaption } from './calendar-caption';
import { CalendarContext, type DayState } from './calendar-context';
import { CalendarChevron, CalendarDayButton } from './calendar-day';
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
 * through, so that colour is never the only sign. Arrows, Home, End and Page keys move; a closed day can be reached
 * and says why it is closed. All dates are handled as noon UTC: the visitor's zone never shifts a day.
 */
export function Calendar(props: CalendarProps) {
  const { month, onMonthChange, selected, onSelect, dayState, firstMonth, lastMonth, today } = props;
  const locale = useLocale();
  const months = firstMonth && lastMonth ? monthsFrom(firstMonth, lastMonth) : [];
  return (
    <CalendarContext value={{ dayState, month: month.slice(0, 7), months, onMonthChange }}>
      <DayPicker
        mode="single"
        timeZone="UTC"
        noonSafe
        month={toDate(month)}
        onMonthChange={(date) => onMonthChange(toText(date).slice(0, 7))}
        selected={selected ? toDate(selected) : undefined}
        onSelect={(_, date) => {
          const text = toText(date);
          if (dayState(text)?.open) onSelect(text);
        }}
        today={toDate(today)}
        startMonth={firstMonth ? toDate(firstMonth) : undefined}
        endMonth={lastMonth ? toDate(lastMonth) : undefined}
        weekStartsOn={firstWeekday(locale)}
        fixedWeeks
        components={{ MonthCaption: CalendarCaption, DayButton: CalendarDayButton, Chevron: CalendarChevron }}
        formatters={{
          formatCaption: (date) => words(date, locale, { month: 'long', year: 'numeric' }),
          formatWeekdayName: (date) => words(date, locale, { weekday: 'short' }),
        }}
        classNames={{
          root: cn('w-full', props.className),
          months: 'relative',
          month: 'w-full',
          month_caption: 'flex h-11 items-center justify-center',
          caption_label: 'text-base font-medium',
          nav: 'pointer-events-none absolute inset-x-0 top-0 flex h-11 justify-between',
          button_previous: navButton,
          button_next: navButton,
          month_grid: 'mt-2 w-full table-fixed border-collapse',
          weekday: 'h-8 text-xs font-medium text-faint',
          day: 'p-0.5 text-center',
          hidden: 'invisible',
          outside: 'invisible',
        }}
      />
    </CalendarContext>
  );
}

const navButton =
  'pointer-events-auto grid size-11 place-items-center rounded-control text-ink transition-colors hover:bg-hover disabled:opacity-30 aria-disabled:opacity-30';

function monthsFrom(first: string, last: string): string[] {
  const months = [first];
  for (let month = addMonths(first, 1); month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}

function toDate(text: string): Date {
  return new Date(`${text.length === 7 ? `${text}-01` : text}T12:00:00Z`);
}

function toText(date: Date): string {
  return new Date(date.getTime()).toISOString().slice(0, 10);
}

function words(date: Date, locale: string, options: Intl.DateTimeFormatOptions): string {
  return dateFormat(locale, { ...options, timeZone: 'UTC' }).format(date.getTime());
}
