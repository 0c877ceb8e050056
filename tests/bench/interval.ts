/** A median, and where it lies with 95 % certainty. */
export type Interval = { middle: number; from: number; to: number };

/** By the ranks of the values alone (the sign test turned round): no shape of their distribution is supposed. */
export function interval(values: readonly number[]): Interval {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (rank: number) => sorted[Math.min(sorted.length - 1, Math.max(0, Math.round(rank)))] ?? 0;
  const half = (sorted.length - 1) / 2;
  const reach = (1.96 * Math.sqrt(sorted.length)) / 2;
  return {
    middle: (at(Math.floor(half)) + at(Math.ceil(half))) / 2,
    from: at(half - reach),
    to: at(half + reach),
  };
}
