import type { z } from 'zod';
import type { monthFeedSchema } from './month-feed-schema';

export type MonthFeed = z.infer<typeof monthFeedSchema>;
export type FeedSlot = MonthFeed['slots'][number];

/** The local date of a slot, `YYYY-MM-DD` on the requested clock. */
export function dateOfSlot(slot: FeedSlot): string {
  return slot.local.slice(0, 10);
}

/** The month (`YYYY-MM`) of a local date. */
export function monthOf(date: string): string {
  return date.slice(0, 7);
}

/** `count` months later (earlier when negative); months are `YYYY-MM`. */
export function addMonths(month: string, count: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}
