'use client';

import { createContext, type ReactNode, use } from 'react';
import type { Zone, ZoneClock } from '@/lib/domain/zone-offsets';

const LocaleContext = createContext('en-GB');
const ClockContext = createContext<ZoneClock | null>(null);

type LocaleProviderProps = {
  locale: string;
  /** The business's clock as the server means it, for what is shown within. */
  clock?: ZoneClock;
  children: ReactNode;
};

/** Everything within writes dates and times as they are written where the business is, and as the server means them. */
export function LocaleProvider({ locale, clock, children }: LocaleProviderProps) {
  const within = <LocaleContext value={locale}>{children}</LocaleContext>;
  return clock ? <ClockContext value={clock}>{within}</ClockContext> : within;
}

/**
 * A zone to show times in. Of the business's, the server's own table: the browser's zone data may be of another release
 * and show another hour than the mail says.
 */
export function useClock(timeZone: string): Zone {
  const clock = use(ClockContext);
  return clock?.zone === timeZone ? clock : timeZone;
}

export function useLocale(): string {
  return use(LocaleContext);
}
