'use client';

import { instantInWords } from '@/lib/domain/when';
import { useClock, useLocale } from './locale';

type InstantTextProps = {
  /** Epoch milliseconds. */
  at: number;
  /** IANA. */
  timeZone: string;
  /** `date`: Mon, 12 May 2025 · `both`: with the time of day. */
  show?: 'date' | 'both';
  /** Shows the zone too, when it isn't clear whose it is. */
  withZone?: boolean;
};

/** An instant in one time zone. */
export function InstantText({ at, timeZone, show = 'both', withZone }: InstantTextProps) {
  const locale = useLocale();
  const clock = useClock(timeZone);
  return (
    <time dateTime={new Date(at).toISOString()} className="tabular-nums">
      {instantInWords(at, clock, locale, show)}
      {withZone && ` ${timeZone}`}
    </time>
  );
}
