'use client';

import { shortDateInWords } from '@/lib/domain/when';
import { useLocale } from './locale';

/**
 * A local date (`YYYY-MM-DD`), always with its weekday: "Mon, 12 May 2025" (`short`: without the year). It has no time
 * zone, so none is applied.
 */
export function DateText({ date, short }: { date: string; short?: boolean }) {
  return <time dateTime={date}>{shortDateInWords(date, useLocale(), !short)}</time>;
}
