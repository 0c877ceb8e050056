import { z } from 'zod';
import { createBookingInput } from '@/lib/domain/booking-input';

/**
 * How a customer on the phone pays: by a mailed payment link, at the appointment, or with cash that is in the till
 * already.
 */
const phonePayments = ['LINK', 'LATER', 'CASH'] as const;

export const phoneBookingInput = z.strictObject({
  booking: createBookingInput,
  payment: z.enum(phonePayments),
});
export type PhoneBookingInput = z.infer<typeof phoneBookingInput>;
