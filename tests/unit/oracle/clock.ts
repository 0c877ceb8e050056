import { Temporal } from 'temporal-polyfill';

/** What the clock of one zone shows at every minute of some days: slow, obvious, and asked of Temporal minute by minute. */
export type Clock = {
  zone: string;
  /** Epoch minute of the first entry. */
  first: number;
  /** Days since 1970-01-01 × 1440 + minutes since midnight, for each minute. */
  wall: Int32Array;
};

const BLOCK = 30;
const clocks = new Map<string, Clock>();

export function clockOf(zone: string, firstMinute: number, minutes: number): Clock {
  const key = `${zone} ${firstMinute} ${minutes}`;
  const known = clocks.get(key);
  if (known) return known;
  const offsetAt = (minute: number) =>
    Temporal.Instant.fromEpochMilliseconds(minute * 60_000).toZonedDateTimeISO(zone).offsetNanoseconds / 60e9;
  const wall = new Int32Array(minutes);
  for (let block = 0; block < minutes; block += BLOCK) {
    const offset = offsetAt(firstMinute + block);
    // Minute by minute where the clock changes; no zone changes it twice within a block.
    const isSteady = offsetAt(firstMinute + block + BLOCK) === offset;
    for (let index = block; index < Math.min(block + BLOCK, minutes); index += 1) {
      wall[index] = firstMinute + index + (isSteady ? offset : offsetAt(firstMinute + index));
    }
  }
  const clock = { zone, first: firstMinute, wall };
  clocks.set(key, clock);
  return clock;
}

/** Temporal is slow enough to ask it the same thing only once. */
function remembering<Key, Value>(answer: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = answer(key);
    known.set(key, value);
    return value;
  };
}

const epoch = Temporal.PlainDate.from('1970-01-01');

export const dayNumber = remembering(
  (date: string) => epoch.until(Temporal.PlainDate.from(date), { largestUnit: 'day' }).days,
);
export const dateOfDay = remembering((day: number) => epoch.add({ days: day }).toString());
export const weekdayOf = remembering((date: string) => Temporal.PlainDate.from(date).dayOfWeek);

const edges = new WeakMap<Clock, Map<number, number>>();

/** The first epoch minute at which the clock shows `wall` or later: found by looking at every minute. */
export function firstMinuteAt(clock: Clock, wall: number): number {
  const memo = edges.get(clock) ?? new Map<number, number>();
  edges.set(clock, memo);
  const known = memo.get(wall);
  if (known !== undefined) return known;
  let index = 0;
  while (index < clock.wall.length && (clock.wall[index] ?? 0) < wall) index += 1;
  memo.set(wall, clock.first + index);
  return clock.first + index;
}

/** What the clock shows in an epoch minute. */
export function wallAt(clock: Clock, minute: number): number {
  return clock.wall[minute - clock.first] ?? Number.NaN;
}
