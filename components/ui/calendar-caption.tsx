'use client';

import { ChevronDown } from 'lucide-react';
import { addMonths } from '@/lib/domain/month-feed';
import { monthInWords } from '@/lib/domain/when';

type CalendarCaptionProps = {
  /** The month shown and the first and last to jump to, `YYYY-MM`. */
  month: string;
  firstMonth?: string;
  lastMonth?: string;
  onMonthChange: (month: string) => void;
};

/** The month and year, as a list to jump to any other; read out when it changes by the arrows. */
export function CalendarCaption({ month, firstMonth, lastMonth, onMonthChange }: CalendarCaptionProps) {
  const months = firstMonth && lastMonth ? monthsFrom(firstMonth, lastMonth) : [];
  const row = 'flex h-11 items-center justify-center';
  if (months.length < 2) {
    return (
      <div className={row}>
        <span role="status" className="text-base font-medium">
          {monthInWords(month)}
        </span>
      </div>
    );
  }
  const years = [...new Set(months.map(yearOf))];
  return (
    <div className={row}>
      <span role="status" className="sr-only">
        {monthInWords(month)}
      </span>
      <span className="relative min-w-0">
        <select
          aria-label="Month and year"
          value={month}
          onChange={(event) => onMonthChange(event.target.value)}
          className="h-11 max-w-full min-w-0 cursor-pointer appearance-none field-sizing-content rounded-control bg-transparent pr-8 pl-3 text-base font-medium text-ink transition-colors hover:bg-hover"
        >
          {years.map((year) => (
            <optgroup key={year} label={year} className="bg-surface text-ink">
              {months
                .filter((each) => yearOf(each) === year)
                .map((each) => (
                  <option key={each} value={each}>
                    {monthInWords(each)}
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

function monthsFrom(first: string, last: string): string[] {
  const months = [first];
  for (let month = addMonths(first, 1); month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}
