import { z } from 'zod';
import { isLocalDate } from '@/lib/domain/local-date';

/** What a page asks of a month: `YYYY-MM`, as search parameters. Unknown ones are refused. */
export const monthQuerySchema = z.strictObject({
  month: z.string().refine((text) => isLocalDate(`${text}-01`), 'Give a month as YYYY-MM.'),
  seats: z.coerce.number().int().min(1).max(1000),
  zone: z.string().min(1).max(64),
  resource: z.string().min(1).max(100).optional(),
});
export type MonthQuery = z.infer<typeof monthQuerySchema>;

/** A month of live availability. Instants are epoch ms; dates are local, slots' in the zone that was asked for. */
export const monthFeedSchema = z.object({
  month: z.string(),
  /** Of DATE packages: each day of the month. Of slots: empty. */
  days: z.array(
    z.object({
      date: z.string(),
      open: z.boolean(),
      reason: z.enum(['past', 'too_soon', 'too_far', 'not_a_start_day', 'closed', 'taken']).optional(),
    }),
  ),
  /** Bookable starts, ascending. */
  slots: z.array(z.object({ start: z.number(), end: z.number(), seatsLeft: z.number() })),
  /** The next free day, looked for only when nothing of the month is free. */
  next: z.object({ date: z.string() }).nullable(),
});
export type MonthFeed = z.infer<typeof monthFeedSchema>;
export type FeedSlot = MonthFeed['slots'][number];

/** The month (`YYYY-MM`) of a local date. */
export function monthOf(date: string): string {
  return date.slice(0, 7);
}

/** `count` months later (earlier when negative); months are `YYYY-MM`. */
export function addMonths(month: string, count: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}
