import { z } from 'zod';
import { isLocalDate } from '../local-date';

/** Local date `YYYY-MM-DD` that exists (29 February only in leap years), 1970–9999. */
export const dateInput = (message = 'Give a date that exists, as YYYY-MM-DD, from 1970 on.') =>
  z.iso.date(message).refine(isLocalDate, message);

export const localDateInput = dateInput();

const message = 'Give the start as RFC 3339, such as 2027-05-12T14:00:00Z, from 1970 on.';

/** RFC 3339 instant of the years 1970–9999. */
export const startInput = z.iso
  .datetime({ offset: true, message })
  .refine((text) => Date.parse(text) >= 0 && Date.parse(text) < Date.UTC(10_000, 0), message);
