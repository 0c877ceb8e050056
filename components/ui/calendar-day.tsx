'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { use, useEffect, useRef } from 'react';
import type { ChevronProps, DayButtonProps } from 'react-day-picker';
import { dateInWords } from '@/lib/domain/when';
import { CalendarContext } from './calendar-context';
import { cn } from './cn';
import { useLocale } from './locale';

/** One day. Closed days stay focusable, so that a screen reader can read out the reason. */
export function CalendarDayButton({ day, modifiers, className, children, ...rest }: DayButtonProps) {
  const { dayState } = use(CalendarContext);
  const locale = useLocale();
  const ref = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (modifiers.focused) ref.current?.focus();
  }, [modifiers.focused]);
  const state = dayState(day.isoDate);
  const open = state?.open ?? false;
  const note = state ? (state.note ?? (open ? 'open' : 'not available')) : 'loading';
  return (
    <button
      {...rest}
      ref={ref}
      type="button"
      aria-disabled={!open || undefined}
      aria-label={`${dateInWords(day.isoDate, locale)}, ${note}${modifiers.today ? ', today' : ''}`}
      className={cn(
        'relative grid h-11 w-full place-items-center rounded-control text-[0.9375rem] tabular-nums transition-colors focus-visible:z-10',
        open
          ? 'bg-accent-soft font-semibold text-ink after:absolute after:bottom-1.5 after:size-1 after:rounded-full after:bg-accent-text hover:bg-accent hover:text-accent-ink hover:after:bg-accent-ink'
          : 'cursor-not-allowed text-faint',
        state && !open && 'line-through decoration-faint/60',
        !state && 'animate-breathe',
        modifiers.today && 'ring-1 ring-edge ring-inset',
        modifiers.selected && 'bg-accent text-accent-ink decoration-accent-ink/60',
        // Only an open day has the dot.
        modifiers.selected && open && 'after:bg-accent-ink',
        className,
      )}
    >
      {children}
    </button>
  );
}

export function CalendarChevron({ orientation }: ChevronProps) {
  const Icon = orientation === 'left' ? ChevronLeft : ChevronRight;
  return <Icon aria-hidden className="size-5" />;
}
