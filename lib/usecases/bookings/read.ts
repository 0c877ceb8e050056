import { z } from 'zod';
import type { Page } from '@/lib/data/bookings/booking-filter';
import {
  listBookings as list,
  listAnswered as listFull,
  readBooking as read,
} from '@/lib/data/bookings/bookings';
import type { BookingAnswered, BookingListed } from '@/lib/data/bookings/listed-shape';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { idField } from '@/lib/domain/editing/fields';
import { localDateInput } from '@/lib/domain/inputs/date-input';
import { bookingStatuses } from '@/lib/domain/lifecycle';
import { namesOf } from '@/lib/domain/office-choice';
import {
  bookingAnswer,
  bookingListed,
  type LinkedBooking,
  linked,
  type WithLink,
} from '@/lib/usecases/booking-core/answers';
import { requireBooking } from '@/lib/usecases/booking-core/require-booking';
import { getCatalogueOf } from '@/lib/usecases/catalogue/of-booking';
import { operation } from '@/lib/usecases/operation';
import { addressValues } from './save-address';
import { notesValues } from './save-notes';

export const readBooking = operation({
  name: 'booking.read',
  can: 'booking:read',
  effect: 'read',
  input: z.strictObject({ bookingId: idField }),
  output: bookingAnswer.extend({ notesEdition: z.string(), addressEdition: z.string() }).nullable(),
  describe: 'Reads one booking with its money and timeline; null when there is none.',
  run: readOne,
});

/** `notesEdition` and `addressEdition`: what saving its notes and its address has to name. */
async function readOne(
  ctx: TenantContext,
  { bookingId }: { bookingId: string },
): Promise<(LinkedBooking & { notesEdition: string; addressEdition: string }) | null> {
  const booking = await read(ctx, bookingId);
  return (
    booking && {
      ...linked(booking),
      notesEdition: notesValues(booking).edition,
      addressEdition: addressValues(booking).edition,
    }
  );
}

const filter = z.strictObject({
  /** Local dates of the start, inclusive. */
  from: localDateInput.optional(),
  to: localDateInput.optional(),
  /** Local dates: only bookings that end on it or later, on it or earlier. */
  endsFrom: localDateInput.optional(),
  endsTo: localDateInput.optional(),
  status: z.array(z.enum(bookingStatuses)).optional(),
  packageId: idField.optional(),
  customerId: idField.optional(),
  resourceId: idField.optional(),
  /** Text to find in the customer's details or the reference. */
  search: z.string().max(100).optional(),
  /** Order by start; default: earliest first. */
  order: z.enum(['asc', 'desc']).optional(),
  limit: z.int().min(1).max(500).default(100),
  /** Pagination cursor: `nextCursor` of the previous page. */
  cursor: z.string().max(200).optional(),
});
export type BookingFilter = z.output<typeof filter>;

export const listBookings = operation({
  name: 'booking.list',
  can: 'booking:read',
  effect: 'read',
  input: filter,
  output: z.object({ data: z.array(bookingListed), nextCursor: z.string().nullable() }),
  describe: 'Lists bookings by pages in the order of their start, each as a summary.',
  run: (
    ctx: TenantContext,
    asked: BookingFilter,
    /** Read from a replica, for a page that only displays. */
    { mayBeStale = false }: { mayBeStale?: boolean } = {},
  ): Promise<Page<BookingListed>> => list(ctx, asked, { mayBeStale }),
});

export const listAnswered = operation({
  name: 'booking.list_in_full',
  can: 'booking:read',
  effect: 'read',
  input: filter,
  output: z.object({
    data: z.array(bookingAnswer.omit({ officeNotes: true })),
    nextCursor: z.string().nullable(),
  }),
  describe: 'Lists bookings by pages in the order of their start, each with its money, timeline and link.',
  run: listInFull,
});

async function listInFull(
  ctx: TenantContext,
  asked: BookingFilter,
): Promise<Page<WithLink<BookingAnswered>>> {
  const { data, nextCursor } = await listFull(ctx, asked);
  return { data: data.map(linked), nextCursor };
}

export const readWhoMayTake = operation({
  name: 'booking.list_who_may_take',
  can: 'booking:read',
  effect: 'read',
  input: z.strictObject({ bookingId: idField }),
  output: z.array(z.object({ slug: z.string(), name: z.string() })),
  describe:
    'Lists the people or rooms that a booking can choose from, by slug and name; empty without a choice.',
  run: async (ctx: TenantContext, { bookingId }: { bookingId: string }) => {
    const booking = await requireBooking(ctx, bookingId);
    return namesOf(await getCatalogueOf(ctx, booking), booking.serviceId);
  },
});
