const HOUR = 3_600_000;

/**
 * What `zone-data` tells, for a browser (package.json, "imports"). Pages are given the clocks they show (ZoneClock), so
 * they seldom ask; what Temporal takes would be a tenth of the script of the page on which people book.
 * @throws RangeError for an unknown zone
 */
export function yearOfZone(zone: string, year: number): { starts: number[]; offsets: number[] } {
  const offsetAt = offsetsOf(zone);
  const end = Date.UTC(year + 1, 0, 1);
  const table = { starts: [Date.UTC(year, 0, 1)], offsets: [offsetAt(Date.UTC(year, 0, 1))] };
  for (let from = Date.UTC(year, 0, 1); from < end; from += 24 * HOUR) {
    const to = Math.min(from + 24 * HOUR, end - 1);
    if (offsetAt(to) === offsetAt(from)) continue;
    let [before, after] = [from, to];
    while (after - before > 1) {
      const between = Math.floor((before + after) / 2);
      if (offsetAt(between) === offsetAt(from)) before = between;
      else after = between;
    }
    table.starts.push(after);
    table.offsets.push(offsetAt(after));
  }
  return table;
}

function offsetsOf(zone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (instant) => {
    const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
    return wall - Math.floor(instant / 1000) * 1000;
  };
}
