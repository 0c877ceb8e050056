'use client';

import type { KeyboardEvent } from 'react';
import { dateInWords } from '@/lib/domain/when';
import { cn } from './cn';
import { useLocale } from './locale';

/** `note` is read out with the date: why it is closed, or how many seats are left. */
export type DayState = { open: boolean; note?: string };

type CalendarDayProps = {
  date: string;
  /** Undefined: it is loading. */
  state: DayState | undefined;
  isSelected: boolean;
  isToday: boolean;
  /** The one day of the month in the order of Tab. */
  isReached: boolean;
  onChoose: (isOpen: boolean) => void;
  onMove: (event: KeyboardEvent) => void;
};

/** One day. Closed days stay focusable, so that a screen reader can read out the reason. */
export function CalendarDay({
  date,
  state,
  isSelected,
  isToday,
  isReached,
  onChoose,
  onMove,
}: CalendarDayProps) {
  const locale = useLocale();
  const open = state?.open ?? false;
  const note = state ? (state.note ?? (open ? 'open' : 'not available')) : 'loading';
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: in a grid a td is a gridcell, which may be selected.
    <td aria-selected={isSelected || undefined} className="p-0.5 text-center">
      <button
        type="button"
        tabIndex={isReached ? 0 : -1}
        aria-disabled={!open || undefined}
        aria-label={`${dateInWords(date, locale)}, ${note}${isToday ? ', today' : ''}`}
        onClick={() => onChoose(open)}
        onKeyDown={onMove}
        className={cn(
          'relative grid h-11 w-full place-items-center rounded-control text-[0.9375rem] tabular-nums transition-colors focus-visible:z-10',
          open
            ? 'bg-accent-soft font-semibold text-ink after:absolute after:bottom-1.5 after:size-1 after:rounded-full after:bg-accent-text hover:bg-accent hover:text-accent-ink hover:after:bg-accent-ink'
            : 'cursor-not-allowed text-faint',
          state && !open && 'line-through decoration-faint/60',
          !state && 'animate-breathe',
          isToday && 'ring-1 ring-edge ring-inset',
          isSelected && 'bg-accent text-accent-ink decoration-accent-ink/60',
          // Only an open day has the dot.
          isSelected && open && 'after:bg-accent-ink',
        )}
      >
        {Number(date.slice(8))}
      </button>
    </td>
  );
}
