'use client';

import { createContext } from 'react';

/** `note` is read out with the date: why it is closed, or how many seats are left. */
export type DayState = { open: boolean; note?: string };

export const CalendarContext = createContext<{
  dayState: (date: string) => DayState | undefined;
}>({ dayState: () => undefined });
