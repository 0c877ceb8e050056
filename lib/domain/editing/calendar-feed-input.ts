import { z } from 'zod';
import { idField } from './fields';

/** A private calendar address that somebody makes. */
export const calendarFeedInput = z.strictObject({
  /** A person or room; null: everybody. */
  resourceId: idField.nullable(),
  /** With names, contacts and notes; else only that something is booked. */
  showsCustomers: z.boolean(),
  /** Closed periods too. */
  showsClosed: z.boolean(),
});
export type CalendarFeedInput = z.infer<typeof calendarFeedInput>;
