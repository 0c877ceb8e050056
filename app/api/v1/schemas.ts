import { z } from 'zod';
import { seatsInput, slugInput } from '@/lib/domain/booking-input';
import { localDateInput } from '@/lib/domain/inputs/date-input';

/** What several calls of the public API take. */
export const slugParams = z.object({ slug: slugInput });

export const bookingParams = z.object({ id: z.uuid() });
export const fileParams = z.object({ id: z.uuid() });

/** Query strings are text: a whole number is converted. */
const seatsQuery = z
  .string()
  .regex(/^\d{1,5}$/, 'Give a whole number.')
  .transform(Number)
  .pipe(seatsInput);

export const windowQuery = z.object({
  package: slugInput,
  from: localDateInput,
  to: localDateInput,
  seats: seatsQuery.optional(),
});

/** Page size: 100 by default, at most 500; a larger one is refused, not clipped. */
export const limitQuery = z
  .string()
  .regex(/^\d{1,5}$/, 'Give a whole number.')
  .default('100')
  .transform(Number)
  .pipe(z.int().min(1, 'At least 1.').max(500, 'At most 500.'));
