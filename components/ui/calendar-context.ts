'use client';

import { createContext } from 'react';

/** `note` is said with the date: why it is closed, or how many places are left. */
export type DayState = { open: boolean; note?: string };

export const CalendarContext = createContext<{
  dayState: (date: string) => DayState | undefined;
}>({ dayState: () => undefined });
