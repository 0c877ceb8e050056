'use client';

import { createContext } from 'react';

/** `note` is read out with the date: why it is closed, or how many seats are left. */
export type DayState = { open: boolean; note?: string };

export const CalendarContext = createContext<{
  dayState: (date: string) => DayState | undefined;
  /** The month shown and those to jump to, `YYYY-MM`. */
  month: string;
  months: string[];
  onMonthChange: (month: string) => void;
}>({ dayState: () => undefined, month: '', months: [], onMonthChange: () => undefined });
