/** A seeded source of numbers (mulberry32): the same name always paints the same picture. */
export type Random = {
  /** In [low, high). */
  between: (low: number, high: number) => number;
  pick: <T>(items: readonly T[]) => T;
  /** Roughly normal around 0, within about ±1. */
  bell: () => number;
};

export function seeded(name: string): Random {
  let state = 2166136261;
  for (const letter of name) state = Math.imul(state ^ letter.charCodeAt(0), 16777619);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const between = (low: number, high: number) => low + (high - low) * next();
  return {
    between,
    pick: (items) => items[Math.floor(next() * items.length)] as (typeof items)[number],
    bell: () => (next() + next() + next() - 1.5) / 1.5,
  };
}
