import { dateFormat } from '@/lib/domain/date-format';

/** A local date (`YYYY-MM-DD`), always with its weekday: "Mon, 12 May 2025". It has no zone, so none is applied. */
export function DateText({
  date,
  locale = 'en-GB',
  long,
}: {
  date: string;
  locale?: string;
  long?: boolean;
}) {
  return <time dateTime={date}>{dateWords(date, locale, long)}</time>;
}

export function dateWords(date: string, locale = 'en-GB', long = false): string {
  return dateFormat(locale, {
    weekday: long ? 'long' : 'short',
    day: 'numeric',
    month: long ? 'long' : 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));
}
