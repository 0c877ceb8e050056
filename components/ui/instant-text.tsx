import { dateFormat } from '@/lib/domain/date-format';

type InstantTextProps = {
  /** Epoch milliseconds. */
  at: number;
  /** IANA. */
  timeZone: string;
  locale?: string;
  /** `date`: Mon, 12 May 2025 · `time`: 14:30 · `both`. */
  show?: 'date' | 'time' | 'both';
  /** Says the zone too, when it isn't clear whose clock is meant. */
  withZone?: boolean;
};

/** An instant, on the clock of one place. */
export function InstantText({ at, timeZone, locale = 'en-GB', show = 'both', withZone }: InstantTextProps) {
  return (
    <time dateTime={new Date(at).toISOString()} className="tabular-nums">
      {instantWords(at, timeZone, locale, show, withZone)}
    </time>
  );
}

export function instantWords(
  at: number,
  timeZone: string,
  locale = 'en-GB',
  show: 'date' | 'time' | 'both' = 'both',
  withZone = false,
): string {
  return dateFormat(locale, {
    timeZone,
    ...(show !== 'time' && { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }),
    ...(show !== 'date' && { hour: 'numeric', minute: '2-digit' }),
    ...(withZone && { timeZoneName: 'short' }),
  }).format(at);
}
