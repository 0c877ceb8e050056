import { z } from 'zod';
import { isLocalDate } from '@/lib/domain/local-date';

/** What a page asks of a month: `YYYY-MM`, as search parameters. Unknown ones are refused. */
export const monthQuerySchema = z.strictObject({
  month: z.string().refine((text) => isLocalDate(`${text}-01`), 'Give a month as YYYY-MM.'),
  seats: z.coerce.number().int().min(1).max(1000),
  /** The visitor's; what is no IANA zone is ignored. */
  zone: z.string().max(64).optional(),
  /** On whose clock the month is read; absent: the visitor's. */
  clock: z.enum(['business', 'visitor']).optional(),
  resource: z.string().min(1).max(100).optional(),
});
export type MonthQuery = z.infer<typeof monthQuerySchema>;

const zoneClockSchema = z.object({
  zone: z.string(),
  starts: z.array(z.number()),
  offsets: z.array(z.number()),
});

/**
 * A month of live availability. Instants are epoch ms; dates are local, slots' on the clock that was asked for. A page
 * shows what the feed says of local time and asks no zone data of its own.
 */
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
  slots: z.array(
    z.object({
      start: z.number(),
      end: z.number(),
      seatsLeft: z.number(),
      /** `YYYY-MM-DDTHH:MM` of the start on the clock that was asked for. */
      local: z.string(),
    }),
  ),
  /** The next free day, looked for only when nothing of the month is free. */
  next: z.object({ date: z.string() }).nullable(),
  /** Both clocks, for as long as can be booked; `visitor` null: none was given, none that is one, or the business's. */
  clocks: z.object({ business: zoneClockSchema, visitor: zoneClockSchema.nullable() }),
});
export type MonthFeed = z.infer<typeof monthFeedSchema>;
export type FeedSlot = MonthFeed['slots'][number];

/** The local date under which a slot stands. */
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
