/** What the owner chose for a calendar that is read: which of its entries block new bookings. */
export type BusyChoices = {
  /** Whole days that are marked as busy. Those marked as free follow `blocksFree`. */
  blocksAllDay: boolean;
  blocksTentative: boolean;
  /** What is marked as free ("transparent"). */
  blocksFree: boolean;
};

/** As a person who keeps a calendar means it: busy is busy, maybe is busy, free is free. */
export const usualChoices: BusyChoices = { blocksAllDay: true, blocksTentative: true, blocksFree: false };

/** One entry of a calendar elsewhere, or one instance of a repeating one. Half-open, epoch milliseconds. */
export type OutsideEntry = {
  /** The same at every reading, for this entry and this instance of it. */
  key: string;
  start: number;
  end: number;
  title: string;
  isAllDay: boolean;
  isTentative: boolean;
  isFree: boolean;
};

export type BusyTime = Pick<OutsideEntry, 'key' | 'start' | 'end' | 'title'>;

/** More in a year than anybody can attend; beyond it the soonest count. */
const MOST_BUSY_TIMES = 5_000;

/** The times that block new bookings, soonest first. */
export function busyTimes(entries: readonly OutsideEntry[], choices: BusyChoices): BusyTime[] {
  return entries
    .filter(
      (entry) =>
        entry.end > entry.start &&
        (!entry.isFree || choices.blocksFree) &&
        (!entry.isTentative || choices.blocksTentative) &&
        (!entry.isAllDay || choices.blocksAllDay),
    )
    .sort((a, b) => a.start - b.start || (a.key < b.key ? -1 : 1))
    .slice(0, MOST_BUSY_TIMES)
    .map(({ key, start, end, title }) => ({ key, start, end, title }));
}

/** Days back and ahead that are looked at: as far as anything can be booked. */
export const BUSY_PAST_DAYS = 1;
export const BUSY_COMING_DAYS = 400;
