'use client';

import { ChevronDown } from 'lucide-react';
import { use } from 'react';
import type { MonthCaptionProps } from 'react-day-picker';
import { dateFormat } from '@/lib/domain/date-format';
import { CalendarContext } from './calendar-context';
import { useLocale } from './locale';

/** The month and year, as a list to jump to any other; read out when it changes by the arrows. */
export function CalendarCaption({ calendarMonth, displayIndex, children, ...rest }: MonthCaptionProps) {
  const { month, months, onMonthChange } = use(CalendarContext);
  const locale = useLocale();
  const words = (each: string) =>
    dateFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
      Date.parse(`${each}-01T12:00:00Z`),
    );
  if (months.length < 2) return <div {...rest}>{children}</div>;
  const years = [...new Set(months.map(yearOf))];
  return (
    <div {...rest}>
      <span className="sr-only">{children}</span>
      <span className="relative">
        <select
          aria-label="Month and year"
          value={month}
          onChange={(event) => onMonthChange(event.target.value)}
          className="h-11 cursor-pointer appearance-none field-sizing-content rounded-control bg-transparent pr-8 pl-3 text-base font-medium text-ink transition-colors hover:bg-hover"
        >
          {years.map((year) => (
            <optgroup key={year} label={year} className="bg-surface text-ink">
              {months
                .filter((each) => yearOf(each) === year)
                .map((each) => (
                  <option key={each} value={each}>
                    {words(each)}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
        <ChevronDown
          aria-hidden
          className="pointer-events-none absolute top-1/2 right-2 size-4 -translate-y-1/2 text-faint"
        />
      </span>
    </div>
  );
}

const yearOf = (month: string) => month.slice(0, 4);
