import { z } from 'zod';
import type { BookingFileRow } from '@/lib/data/files/booking-files';
import { idField } from '@/lib/domain/editing/fields';

/** A file of a booking. `isShared`: its customer sees it too. */
export const bookingFileAnswer = z.object({
  id: idField,
  name: z.string(),
  type: z.string(),
  bytes: z.int(),
  isShared: z.boolean(),
  createdAt: z.date(),
});
export type BookingFile = z.infer<typeof bookingFileAnswer>;

export const asBookingFile = ({
  id,
  name,
  type,
  bytes,
  isShared,
  createdAt,
}: BookingFileRow): BookingFile => ({
  id,
  name: name || 'file',
  type,
  bytes,
  isShared,
  createdAt,
});
