/** A half-open range of time, epoch ms. */
export type Interval = { start: number; end: number };

/** The union, sorted and disjoint: overlapping and touching intervals become one. */
export function unite(intervals: readonly Interval[]): Interval[] {
  const united: Interval[] = [];
  for (const { start, end } of [...intervals].sort((a, b) => a.start - b.start)) {
    const last = united.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else if (end > start) united.push({ start, end });
  }
  return united;
}

/** The parts of `from` (sorted, disjoint) that are in none of `taken`. */
export function subtract(from: readonly Interval[], taken: readonly Interval[]): Interval[] {
  const holes = unite(taken);
  const left: Interval[] = [];
  let first = 0;
  for (const { start, end } of from) {
    let at = start;
    while (first < holes.length && (holes[first]?.end ?? 0) <= start) first += 1;
    for (let index = first; index < holes.length; index += 1) {
      const hole = holes[index] as Interval;
      if (hole.start >= end) break;
      if (hole.start > at) left.push({ start: at, end: hole.start });
      at = Math.max(at, hole.end);
    }
    if (at < end) left.push({ start: at, end });
  }
  return left;
}
