import { Temporal } from 'temporal-polyfill';

/**
 * The offsets of a named zone in a year of UTC, as this machine's zone data has them: see ZoneOffsets.
 * @throws RangeError for an unknown zone
 */
export function yearOfZone(zone: string, year: number): { starts: number[]; offsets: number[] } {
  const start = Date.UTC(year, 0, 1);
  const end = Date.UTC(year + 1, 0, 1);
  let at = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone);
  const table = { starts: [start], offsets: [at.offsetNanoseconds / 1e6] };
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (!next || next.epochMilliseconds >= end) break;
    table.starts.push(next.epochMilliseconds);
    table.offsets.push(next.offsetNanoseconds / 1e6);
    at = next;
  }
  return table;
}
