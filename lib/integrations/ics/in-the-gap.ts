import ical, { type VEvent } from 'node-ical';
import { DAY } from '@/lib/domain/durations';
import { isTimeZone } from '@/lib/domain/time';
import { zoneOffsets } from '@/lib/domain/zone-offsets';

/**
 * Starts of a repeating entry, in epoch milliseconds, whose time of day the clock of its zone leaves out on that date. The
 * library leaves them out too; calendars show them by the clock as it was before (RFC 5545, 3.3.5): 01:30 becomes 02:30. One
 * that repeats so many times is once too long here, since the library counts only those that it makes.
 */
export function startsInTheGap(event: VEvent, window: { from: number; to: number }): number[] {
  const { tz } = event.start;
  if (!event.rrule || event.datetype === 'date' || !tz || !isTimeZone(tz)) return [];
  const { starts, offsets } = zoneOffsets(tz, window.from, window.to);
  return starts.flatMap((change, index) => {
    const [before, after] = [offsets[index - 1], offsets[index] ?? 0];
    if (before === undefined || after <= before || change < window.from || change > window.to) return [];
    const missing = { from: change + before, to: change + after };
    const begins = wallOf(event);
    const wall = Math.floor(missing.from / DAY) * DAY + (begins % DAY);
    if (wall < missing.from || wall >= missing.to || !repeatsAt(event, begins, wall)) return [];
    const at = wall - before;
    const name = new Date(at).toISOString();
    const isOther = [event.exdate, event.recurrences].some((kept) => kept && Object.hasOwn(kept, name));
    return isOther ? [] : [at];
  });
}

/** What the clock of its zone shows at its first start, as if that were UTC. */
function wallOf({ start }: VEvent): number {
  const zone = zoneOffsets(start.tz ?? 'UTC', start.getTime(), start.getTime());
  const index = zone.starts.findLastIndex((from) => from <= start.getTime());
  return start.getTime() + (zone.offsets[Math.max(0, index)] ?? 0);
}

/** Whether its rule has a time there, on a clock that leaves nothing out. */
function repeatsAt({ rrule }: VEvent, begins: number, wall: number): boolean {
  const [rule] = /^RRULE:.*$/m.exec(rrule?.toString() ?? '') ?? [];
  const stamp = `${new Date(begins).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  const [alike] = Object.values(
    ical.sync.parseICS(
      `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:x\r\nDTSTART:${stamp}\r\n${rule}\r\nEND:VEVENT\r\nEND:VCALENDAR`,
    ),
  ).filter((each): each is VEvent => each?.type === 'VEVENT');
  const at = new Date(wall);
  return (alike?.rrule?.between(at, at, true) ?? []).length > 0;
}
