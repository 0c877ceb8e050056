/** Lengths of time in milliseconds. A day of a calendar may be shorter or longer: see time.ts. */
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
