import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
} from 'ical-generator';
import type { BookingCore } from '@/lib/data/bookings/booking-shape';
import type { CalendarEvent } from '@/lib/domain/calendar-link';
import type { BookingStatus } from '@/lib/domain/lifecycle';
import { addDays } from '@/lib/domain/local-date';
import { oneLine, quotable, severalLines } from '@/lib/domain/plain-text';
import { env } from '@/lib/env';
import { senderAddress } from '@/lib/integrations/postmark/sender-address';

type FileBooking = Pick<BookingCore, 'id' | 'version' | 'status' | 'contactName' | 'contactEmail' | 'tenant'>;

/**
 * The calendar attachment of a mail (iTIP, RFC 5546): a request for the customer's time, or its cancellation, so that
 * the calendar that receives the mail adds, moves or removes the entry by itself. A booking keeps its UID, and its
 * SEQUENCE rises with its version. The organizer is the mail's sender under the business's name: calendars accept a
 * change only from the entry's organizer (RFC 6047), and that address never changes. The customer is marked as having
 * accepted and isn't asked to reply.
 */
export function calendarInvitation(
  booking: FileBooking,
  event: CalendarEvent,
  url: string,
  now: number,
): { method: 'REQUEST' | 'CANCEL'; text: string } {
  const isOff = booking.status === 'CANCELED' || booking.status === 'EXPIRED';
  const method = isOff ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST;
  const attendee = {
    name: quotable(booking.contactName),
    email: booking.contactEmail,
    role: ICalAttendeeRole.REQ,
    status: ICalAttendeeStatus.ACCEPTED,
    rsvp: false,
  };
  const text = file(method, { ...entry(booking, event, url, now), attendees: [attendee] });
  return { method: isOff ? 'CANCEL' : 'REQUEST', text };
}

/**
 * The file that a person downloads and imports: METHOD PUBLISH, not REQUEST. The imported entry is the person's own; a
 * request would make calendars look for an invitation that never came, and RFC 5546 allows no attendee in it.
 */
export function calendarFile(booking: FileBooking, event: CalendarEvent, url: string, now: number): string {
  return file(ICalCalendarMethod.PUBLISH, entry(booking, event, url, now));
}

function file(method: ICalCalendarMethod, event: ICalEventData): string {
  const calendar = ical({ prodId: '//MAIS//Bookings//EN', method });
  calendar.createEvent(event);
  return calendar.toString();
}

/** Times are UTC, whole days have no zone (RFC 5545). */
function entry(booking: FileBooking, event: CalendarEvent, url: string, now: number): ICalEventData {
  const midnight = (date: string) => new Date(`${date}T00:00:00Z`);
  return {
    id: `${booking.id}@bookings`,
    sequence: booking.version,
    stamp: new Date(now),
    status: statusOf(booking.status),
    summary: oneLine(event.title),
    description: severalLines(event.notes),
    location: oneLine(event.place) || null,
    url,
    organizer: { name: quotable(booking.tenant.name), email: senderAddress(env.MAIL_FROM) },
    ...(event.kind === 'days'
      ? { allDay: true, start: midnight(event.date), end: midnight(addDays(event.endDate, 1)) }
      : { start: new Date(event.start), end: new Date(event.end) }),
  };
}

/** An unpaid hold is no appointment yet. */
function statusOf(status: BookingStatus): ICalEventStatus {
  if (status === 'CANCELED' || status === 'EXPIRED') return ICalEventStatus.CANCELLED;
  return status === 'PENDING' ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED;
}
