import { z } from 'zod';
import { createBookingInput } from '@/lib/domain/booking-input';

/** How somebody on the phone pays: a link by mail, when they come, or with what is in the till already. */
const phonePayments = ['LINK', 'LATER', 'CASH'] as const;

export const phoneBookingInput = z.object({ booking: createBookingInput, payment: z.enum(phonePayments) });
export type PhoneBookingInput = z.infer<typeof phoneBookingInput>;
