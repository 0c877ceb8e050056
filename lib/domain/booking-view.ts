import { type CalendarEvent, googleCalendarLink } from '@/lib/domain/calendar-link';
import { cancelOutlook } from '@/lib/domain/cancel-outlook';
import type { BookingType, Package } from '@/lib/domain/catalogue';
import type { BookingStatus } from '@/lib/domain/lifecycle';
import { moneySentence } from '@/lib/domain/money-sentence';
import type { BookingMoney } from '@/lib/domain/money-state';
import { placeInWords } from '@/lib/domain/place';
import type { PolicySnapshot } from '@/lib/domain/policy';
import type { Quote } from '@/lib/domain/quote';
import { whenInWords } from '@/lib/domain/when';

/**
 * What the customer's pages need of a booking as lib/data reads it. Instants in epoch ms, local dates in the tenant's
 * zone.
 */
export type ViewedBooking = BookingMoney & {
  id: string;
  reference: string;
  status: BookingStatus;
  bookingType: BookingType;
  date: string;
  endDate: string;
  start: number;
  end: number;
  seats: number;
  timeZone: string;
  contactName: string;
  contactEmail: string;
  contactAddress: string;
  currency: string;
  dueNowCents: number;
  quote: Quote;
  policy: PolicySnapshot;
  keepFloorBps: number;
  package: Pick<Package, 'slug' | 'name' | 'locationKind' | 'locationText'>;
  tenant: { slug: string; name: string; timeZone: string; locale: string };
  resources: { name: string; kind: string }[];
};

type Address = { addressLine: string; postalCode: string; city: string; region: string; mapUrl: string };

/** What the booked page, the manage page and the receipt show of a booking; sentences for people. */
export type BookingView = {
  reference: string;
  status: BookingStatus;
  title: string;
  business: string;
  when: { first: string; second: string | null };
  place: string;
  mapUrl: string;
  seats: number;
  people: string[];
  /** "2 × Album". */
  addOns: string[];
  contactName: string;
  contactEmail: string;
  money: string;
  /** Whose money it is, for `currencyNoteOf`. */
  prices: { currency: string; locale: string; timeZone: string };
  /** What cancelling costs, told to the customer; empty where the booking can't be cancelled any more. */
  cancel: string;
};

/** `address` is the business's, null when unknown; `now` is epoch ms. */
export function bookingView(booking: ViewedBooking, address: Address | null, now: number): BookingView {
  const { tenant, package: item } = booking;
  return {
    reference: booking.reference,
    status: booking.status,
    title: item.name,
    business: tenant.name,
    when: whenInWords(
      { ...booking, locationKind: item.locationKind },
      { business: tenant.timeZone, visitor: booking.timeZone },
      tenant.locale,
    ),
    place: placeInWords(item, address, booking),
    mapUrl: item.locationKind === 'BUSINESS' ? (address?.mapUrl ?? '') : '',
    seats: booking.seats,
    people: booking.resources.filter(({ kind }) => kind === 'PERSON').map(({ name }) => name),
    addOns: booking.quote.lines
      .filter(({ kind }) => kind === 'ADD_ON')
      .map(({ label, quantity }) => (quantity > 1 ? `${quantity} × ${label}` : label)),
    contactName: booking.contactName,
    contactEmail: booking.contactEmail,
    money: moneySentence(booking, tenant, now),
    prices: { currency: booking.currency, locale: tenant.locale, timeZone: tenant.timeZone },
    cancel: outlookOf(booking, 'customer', now) ?? '',
  };
}

/** What cancelling costs the customer, told to `reader`; null where the booking can't be cancelled any more. */
export function outlookOf(booking: ViewedBooking, reader: 'customer' | 'office', now: number): string | null {
  const { timeZone, locale } = booking.tenant;
  const terms = { ...booking, depositCents: booking.quote.depositCents, policySnapshot: booking.policy };
  const visitor = reader === 'customer' ? booking.timeZone : timeZone;
  return cancelOutlook(terms, { timeZone, visitor, locale, now, reader });
}

/** The links that put a booking into a calendar. `manageHref` is the customer's own page. */
export function calendarLinks(event: CalendarEvent, manageHref: string): { google: string; file: string } {
  return { google: googleCalendarLink(event), file: `${manageHref}/calendar.ics` };
}
