import { z } from 'zod';
import type { BookingDetails } from '@/lib/data/bookings/booking-shape';
import { bookingTypeSchema } from '@/lib/domain/catalogue';
import { idField } from '@/lib/domain/editing/fields';
import { bookingStatuses } from '@/lib/domain/lifecycle';
import { quoteSchema } from '@/lib/domain/quote';
import { refundStatuses } from '@/lib/domain/refunds';
import { customerLink } from './customer-link';

const cents = z.int();
/** Epoch milliseconds. */
const instant = z.number();

/** A booking as operations return it. Instants in epoch milliseconds, dates local to the business, minor units. */
export const bookingAnswer = z.object({
  id: idField,
  reference: z.string(),
  status: z.enum(bookingStatuses),
  /** For optimistic concurrency: a change that names another version is refused. */
  version: z.int(),
  bookingType: bookingTypeSchema,
  package: z.object({ slug: z.string(), name: z.string() }),
  date: z.string(),
  endDate: z.string(),
  start: instant,
  end: instant,
  seats: z.int(),
  resources: z.array(z.object({ slug: z.string(), name: z.string() })),
  contactName: z.string(),
  contactEmail: z.string(),
  contactPhone: z.string(),
  /** Where it takes place, for what takes place at the customer's; else empty. */
  contactAddress: z.string(),
  notes: z.string(),
  officeNotes: z.string(),
  currency: z.string(),
  totalCents: cents,
  quote: quoteSchema,
  holdExpiresAt: instant.nullable(),
  /** The customer's own page. */
  manageUrl: z.string(),
  payments: z.array(
    z.object({
      id: idField,
      method: z.enum(['CARD', 'CASH', 'TRANSFER']),
      amountCents: cents,
      paidAt: instant,
    }),
  ),
  refunds: z.array(
    z.object({ id: idField, paymentId: idField, amountCents: cents, status: z.enum(refundStatuses) }),
  ),
  timeline: z.array(z.object({ action: z.string(), actorName: z.string(), at: instant })),
  createdAt: instant,
});

/** The output of an operation that changes a booking: the booking afterwards. */
export const bookingAfter = z.object({ booking: bookingAnswer });

/** A booking as a row of a list. */
export const bookingListed = bookingAnswer.pick({
  id: true,
  reference: true,
  status: true,
  bookingType: true,
  package: true,
  date: true,
  endDate: true,
  start: true,
  end: true,
  seats: true,
  resources: true,
  contactName: true,
  currency: true,
  totalCents: true,
});

/** A booking with its customer's link. */
export type WithLink<Booking> = Booking & { manageUrl: string };
export type LinkedBooking = WithLink<BookingDetails>;

export const linked = <Booking extends Parameters<typeof customerLink>[1] & { tenant: { id: string } }>(
  booking: Booking,
): WithLink<Booking> => ({ ...booking, manageUrl: customerLink(booking.tenant.id, booking) });
