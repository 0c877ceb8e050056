import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { BookingCore } from '@/lib/data/booking-shape';
import type { CalendarEvent } from '@/lib/domain/calendar-link';
import { addDays } from '@/lib/domain/local-date';

/**
 * The iCalendar file (RFC 5545) of a booking. The same booking keeps its UID and its SEQUENCE rises with its version,
 * so that a calendar that has it already moves or strikes it instead of adding another. Times are UTC, whole days have
 * no zone.
 */
export function calendarFile(
  booking: Pick<BookingCore, 'id' | 'version' | 'status'>,
  event: CalendarEvent,
  url: string,
  now: number,
): string {
  const calendar = ical({ prodId: '//MAIS//Bookings//EN', method: ICalCalendarMethod.PUBLISH });
  const midnight = (date: string) => new Date(`${date}T00:00:00Z`);
  calendar.createEvent({
    id: `${booking.id}@bookings`,
    sequence: booking.version,
    stamp: new Date(now),
    status: booking.status === 'CANCELED' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    summary: event.title,
    description: event.notes,
    location: event.place || null,
    url,
    ...(event.kind === 'days'
      ? { allDay: true, start: midnight(event.date), end: midnight(addDays(event.endDate, 1)) }
      : { start: new Date(event.start), end: new Date(event.end) }),
  });
  return calendar.toString();
}
