'use client';

import { createContext, type ReactNode, use } from 'react';
import type { Zone, ZoneClock } from '@/lib/domain/zone-offsets';

const LocaleContext = createContext('en-GB');
const ClockContext = createContext<ZoneClock | null>(null);

type LocaleProviderProps = {
  locale: string;
  /** The offsets of the business's zone as the server has them. */
  clock?: ZoneClock;
  children: ReactNode;
};

/** Dates and times of its children are formatted as in the business's country, with the server's zone offsets. */
export function LocaleProvider({ locale, clock, children }: LocaleProviderProps) {
  const within = <LocaleContext value={locale}>{children}</LocaleContext>;
  return clock ? <ClockContext value={clock}>{within}</ClockContext> : within;
}

/**
 * The zone to show times in. For the business's zone it is the server's table: the browser's time zone data may be of
 * another release and show another hour than the mail.
 */
export function useClock(timeZone: string): Zone {
  const clock = use(ClockContext);
  return clock?.zone === timeZone ? clock : timeZone;
}

export function useLocale(): string {
  return use(LocaleContext);
}
