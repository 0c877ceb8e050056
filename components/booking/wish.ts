import type { CreateBookingInput } from '@/lib/domain/booking-input';
import type { Quote } from '@/lib/domain/quote';
import type { ZoneClock } from '@/lib/domain/zone-offsets';
import { type Choice, knownAddOns } from './choice';
import type { Contact } from './contact-memory';
import type { Offer } from './offer';

/** What is sent to book the choice. */
export function wishOf(
  offer: Offer,
  choice: Choice,
  contact: Contact,
  quote: Quote,
  visitor: ZoneClock | null,
): CreateBookingInput {
  const isSlots = offer.package.bookingType === 'TIMESLOT';
  return {
    package: offer.package.slug,
    ...(isSlots ? { start: new Date(choice.start ?? 0).toISOString() } : { date: choice.date ?? undefined }),
    seats: choice.seats,
    ...(choice.resource ? { resource: choice.resource } : {}),
    addOns: knownAddOns(offer, choice.extras),
    ...(visitor ? { timeZone: visitor.zone } : {}),
    customer: {
      name: contact.name,
      email: contact.email,
      ...(contact.phone ? { phone: contact.phone } : {}),
      ...(contact.address && offer.package.locationKind === 'CUSTOMER' ? { address: contact.address } : {}),
    },
    ...(contact.notes ? { notes: contact.notes } : {}),
    expectedTotalCents: quote.totalCents,
    ...(quote.balanceCents > 0 && contact.saveCard ? { saveCard: true } : {}),
    ...(offer.arrangement ? { arrangement: offer.arrangement } : {}),
  };
}
