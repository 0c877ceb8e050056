import { z } from 'zod';
import type { BookingAnswered } from '@/lib/data/bookings/listed-shape';
import { bookingTypeSchema } from '@/lib/domain/catalogue';
import { bookingStatuses } from '@/lib/domain/lifecycle';
import { moneyState } from '@/lib/domain/money-state';
import { addressMissing } from '@/lib/domain/place';
import { localDateOf } from '@/lib/domain/time';
import type { WithLink } from '@/lib/usecases/booking-core/answers';
import { instant, localDate } from './fields';
import { QuoteDto, quoteDto } from './quote-dto';

/** A booking in the public contract: the one place where internal words are mapped to public ones. */
export const BookingDto = z
  .object({
    id: z.uuid(),
    reference: z.string(),
    status: z.enum(bookingStatuses),
    version: z.int(),
    package: z.object({ slug: z.string(), name: z.string() }),
    bookingType: bookingTypeSchema,
    date: localDate,
    endDate: localDate,
    start: instant,
    end: instant,
    seats: z.int(),
    resources: z.array(z.object({ slug: z.string(), name: z.string() })),
    timeZone: z.string(),
    customer: z.object({
      name: z.string(),
      email: z.string(),
      phone: z.string(),
      /** Where it takes place, for what takes place at the customer's; else empty. */
      address: z.string(),
    }),
    /** It takes place at the customer's, and nobody has said yet where that is: send it with the booking, or add it in the office. */
    addressMissing: z.boolean(),
    notes: z.string(),
    source: z.string(),
    quote: QuoteDto,
    paidCents: z.int(),
    refundedCents: z.int(),
    owedCents: z.int(),
    /**
     * The part of the total that nobody owes, since the rest is too small for a card: total = paid − refunded + owed +
     * waived while the booking stands, goodwill refunds (GOODWILL) aside.
     */
    waivedCents: z.int(),
    moneyState: z.string(),
    holdExpiresAt: instant.nullable(),
    manageUrl: z.url(),
    payments: z.array(
      z.object({
        id: z.uuid(),
        purpose: z.string(),
        method: z.string(),
        amountCents: z.int(),
        currency: z.string(),
        paidAt: instant,
      }),
    ),
    refunds: z.array(
      z.object({
        id: z.uuid(),
        paymentId: z.uuid(),
        amountCents: z.int(),
        currency: z.string(),
        /** The kind of refund; `note` is the free text about it. */
        reason: z.string(),
        note: z.string(),
        status: z.enum(['PENDING', 'SUCCEEDED', 'FAILED']),
        /** FAILED because the customer's bank gave it instead of the business. */
        byBank: z.boolean(),
        createdAt: instant,
      }),
    ),
    timeline: z.array(z.object({ action: z.string(), actor: z.string(), at: instant })),
    createdAt: instant,
    canceledAt: instant.nullable(),
    cancelReason: z.string(),
  })
  .meta({ id: 'Booking' });

const iso = (at: number) => new Date(at).toISOString();

/** `now` in epoch milliseconds: what is owed or overdue depends on the tenant's date. */
export function bookingDto(booking: WithLink<BookingAnswered>, now: number): z.input<typeof BookingDto> {
  const { currency, tenant } = booking;
  const money = moneyState(booking, localDateOf(now, tenant.timeZone));
  return {
    id: booking.id,
    reference: booking.reference,
    status: booking.status,
    version: booking.version,
    package: { slug: booking.package.slug, name: booking.package.name },
    bookingType: booking.bookingType,
    date: booking.date,
    endDate: booking.endDate,
    start: iso(booking.start),
    end: iso(booking.end),
    seats: booking.seats,
    resources: booking.resources.map(({ slug, name }) => ({ slug, name })),
    timeZone: booking.timeZone,
    customer: {
      name: booking.contactName,
      email: booking.contactEmail,
      phone: booking.contactPhone,
      address: booking.contactAddress,
    },
    addressMissing: addressMissing(booking.package, booking),
    notes: booking.notes,
    source: booking.source,
    quote: quoteDto(booking.quote),
    paidCents: money.paidCents,
    refundedCents: money.refundedCents,
    owedCents: money.owedCents,
    waivedCents: money.waivedCents,
    moneyState: money.state,
    holdExpiresAt: booking.holdExpiresAt === null ? null : iso(booking.holdExpiresAt),
    manageUrl: booking.manageUrl,
    payments: booking.payments.map(({ id, purpose, method, amountCents, paidAt }) => ({
      id,
      purpose,
      method,
      amountCents,
      currency,
      paidAt: iso(paidAt),
    })),
    refunds: booking.refunds.map(
      ({ id, paymentId, amountCents, reason, note, status, byBank, createdAt }) => ({
        id,
        paymentId,
        amountCents,
        currency,
        reason,
        note,
        status,
        byBank,
        createdAt: iso(createdAt),
      }),
    ),
    timeline: booking.timeline.map(({ action, actorKind, actorName, at }) => ({
      action,
      actor: actorName || actorKind,
      at: iso(at),
    })),
    createdAt: iso(booking.createdAt),
    canceledAt: booking.canceledAt === null ? null : iso(booking.canceledAt),
    cancelReason: booking.cancelReason,
  };
}
