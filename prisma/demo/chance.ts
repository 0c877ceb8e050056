/** The same numbers for the same words, so that the demo of a day is the same on every machine. */
export type Chance = ReturnType<typeof chanceOf>;

export function chanceOf(words: string) {
  let state = 2_166_136_261;
  for (const letter of words) state = Math.imul(state ^ letter.charCodeAt(0), 16_777_619);
  /** mulberry32: from 0 to below 1. */
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(choices: readonly T[]): T => {
    const choice = choices[Math.floor(next() * choices.length)];
    if (choice === undefined) throw new Error('There is nothing to choose from');
    return choice;
  };
  return {
    next,
    whole,
    pick,
    happens: (share: number) => next() < share,
    bytes: (count: number) => Uint8Array.from({ length: count }, () => Math.floor(next() * 256)),
  };
}
