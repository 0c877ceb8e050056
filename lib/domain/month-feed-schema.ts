import { z } from 'zod';
import { dateReasons } from '@/lib/domain/availability/types';
import { isLocalDate } from '@/lib/domain/local-date';

/** `YYYY-MM`. */
export const monthInput = z.string().refine((text) => isLocalDate(`${text}-01`), 'Give a month as YYYY-MM.');

/** The search parameters of a request for a month, `YYYY-MM`. Unknown ones are refused. */
export const monthQuerySchema = z.strictObject({
  month: monthInput,
  seats: z.coerce.number().int().min(1).max(1000),
  /** The visitor's IANA zone; an invalid one is ignored. */
  zone: z.string().max(64).optional(),
  /** Whose clock the month is shown on; absent: the visitor's. */
  clock: z.enum(['business', 'visitor']).optional(),
  resource: z.string().min(1).max(100).optional(),
});

const zoneClockSchema = z.object({
  zone: z.string(),
  starts: z.array(z.number()),
  offsets: z.array(z.number()),
});

/**
 * A month of live availability. Instants are epoch ms; dates are local, those of slots on the requested clock. Pages
 * show the local times of this feed and use no zone data of their own.
 */
export const monthFeedSchema = z.object({
  month: z.string(),
  /** DATE packages: each day of the month. TIMESLOT packages: empty. */
  days: z.array(
    z.object({
      date: z.string(),
      open: z.boolean(),
      reason: z.enum(dateReasons).optional(),
    }),
  ),
  /** Bookable starts, ascending. */
  slots: z.array(
    z.object({
      start: z.number(),
      end: z.number(),
      seatsLeft: z.number(),
      /** The start as `YYYY-MM-DDTHH:MM` on the requested clock. */
      local: z.string(),
    }),
  ),
  /** The next free day; looked for only when the month has nothing free. */
  next: z.object({ date: z.string() }).nullable(),
  /**
   * Both clocks, up to the booking horizon; `visitor` null: none was given, it was invalid, or it is the business's.
   */
  clocks: z.object({ business: zoneClockSchema, visitor: zoneClockSchema.nullable() }),
});
