const DAYS = 7;

/** Until when an export of `now` (epoch ms) may be saved. */
export const keptUntil = (now: number): Date => new Date(now + DAYS * 86_400_000);
