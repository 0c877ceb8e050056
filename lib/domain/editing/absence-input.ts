import { z } from 'zod';
import { reasonInput, slugInput } from '@/lib/domain/booking-input';
import { idField, localDate } from './fields';

/** Bookings that one answer lists and one request deals with. */
const MOST_OF_AN_ABSENCE = 40;

/** Somebody who isn't there on a day, or something that can't be used on it. */
export const absenceInput = z.strictObject({ resourceId: idField, date: localDate });
export type AbsenceInput = z.infer<typeof absenceInput>;

/** The same with what becomes of each booking; one that isn't named stays as it is. */
export const recordAbsenceInput = absenceInput.extend({
  /** Told to the customers whose booking is cancelled. */
  reason: reasonInput,
  bookings: z
    .array(
      z.strictObject({
        bookingId: idField,
        /** The version that the caller read; refused if the booking has another one by now. */
        version: z.int().min(1),
        choice: z.discriminatedUnion('do', [
          /** To another person or room, by slug, at the time that it has. */
          z.strictObject({ do: z.literal('give'), to: slugInput }),
          /** All that was paid goes back: the sum that was shown, minor units. */
          z.strictObject({ do: z.literal('cancel'), refundCents: z.int().min(0) }),
        ]),
      }),
    )
    .max(MOST_OF_AN_ABSENCE),
});
export type RecordAbsenceInput = z.infer<typeof recordAbsenceInput>;
