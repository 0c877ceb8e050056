import { yearOfZone } from '#zone-data';
import { DAY } from '@/lib/domain/durations';

/**
 * The UTC offsets of a zone over a period: from `starts[i]` (epoch ms) on, local time is UTC + `offsets[i]` ms. With
 * this table local time is plain arithmetic, so that no time zone look-up happens inside a loop.
 */
export type ZoneOffsets = { starts: number[]; offsets: number[] };
/**
 * The offsets of a named zone, as the server sends them to a page: a browser's time zone data may be of another
 * release.
 */
export type ZoneClock = ZoneOffsets & { zone: string };
/** An IANA name, or a table that was computed before. */
export type Zone = string | ZoneClock;

/** A cache of a pure function of (zone, year), so it can't go stale; bounded against arbitrary inputs. */
const remembered = new Map<string, ZoneOffsets>();

/**
 * The offsets for a page that shows times from `from` to `to` (epoch ms).
 * @throws RangeError for an unknown zone
 */
export function zoneClock(zone: string, from: number, to: number): ZoneClock {
  const { starts, offsets } = zoneOffsets(zone, from, to);
  return { zone, starts, offsets };
}

/** The zone's IANA name. */
export function nameOf(zone: Zone): string {
  return typeof zone === 'string' ? zone : zone.zone;
}

/**
 * Offsets of `zone` that cover `[from, to]` (epoch ms) and some days around it.
 * @throws RangeError for an unknown zone
 */
export function zoneOffsets(zone: Zone, from: number, to: number): ZoneOffsets {
  if (typeof zone !== 'string') return zone;
  const firstYear = new Date(from - 4 * DAY).getUTCFullYear();
  const lastYear = new Date(to + 4 * DAY).getUTCFullYear();
  if (firstYear === lastYear) return offsetsOfYear(zone, firstYear);
  const all: ZoneOffsets = { starts: [], offsets: [] };
  for (let year = firstYear; year <= lastYear; year += 1) {
    const part = offsetsOfYear(zone, year);
    part.starts.forEach((start, index) => {
      const offset = part.offsets[index] ?? 0;
      if (all.offsets.at(-1) === offset) return;
      all.starts.push(start);
      all.offsets.push(offset);
    });
  }
  return all;
}

function offsetsOfYear(zone: string, year: number): ZoneOffsets {
  const key = `${zone} ${year}`;
  const known = remembered.get(key);
  if (known) return known;
  const table = yearOfZone(zone, year);
  if (remembered.size > 2_000) remembered.clear();
  remembered.set(key, table);
  return table;
}

/** Index of the period that contains the instant `t`; earlier instants belong to the first period. */
export function stretchAt(zone: ZoneOffsets, t: number): number {
  let index = zone.starts.length - 1;
  while (index > 0 && (zone.starts[index] ?? 0) > t) index -= 1;
  return index;
}

/** Local time at the instant `t`, as ms since 1970-01-01 00:00 of the local clock. */
function wallClock(zone: ZoneOffsets, t: number): number {
  return t + (zone.offsets[stretchAt(zone, t)] ?? 0);
}

/** Days since 1970-01-01 of the local date at the instant `t`. */
export function epochDayAt(zone: ZoneOffsets, t: number): number {
  return Math.floor(wallClock(zone, t) / DAY);
}

/**
 * The first instant (epoch ms) at which the local clock reads `wall` (ms since 1970-01-01 00:00 local time) or later.
 * Every edge (opening, closing, midnight, the end of a blackout) becomes an instant this way: in a gap the moment of
 * the jump, in a fold the first of the two (rule: time).
 */
export function firstInstantOf(zone: ZoneOffsets, wall: number): number {
  const last = zone.starts.length - 1;
  for (let index = 0; index < last; index += 1) {
    const offset = zone.offsets[index] ?? 0;
    if ((zone.starts[index + 1] ?? 0) + offset > wall) {
      return Math.max(index === 0 ? Number.NEGATIVE_INFINITY : (zone.starts[index] ?? 0), wall - offset);
    }
  }
  const instant = wall - (zone.offsets[last] ?? 0);
  return last === 0 ? instant : Math.max(zone.starts[last] ?? 0, instant);
}

/** Every instant at which the local clock reads exactly `wall`: none in a gap, two in a fold, else one. Ascending. */
export function instantsOf(zone: ZoneOffsets, wall: number): number[] {
  const found: number[] = [];
  for (let index = 0; index < zone.starts.length; index += 1) {
    const instant = wall - (zone.offsets[index] ?? 0);
    const from = index === 0 ? Number.NEGATIVE_INFINITY : (zone.starts[index] ?? 0);
    if (instant >= from && instant < (zone.starts[index + 1] ?? Number.POSITIVE_INFINITY))
      found.push(instant);
  }
  return found;
}
