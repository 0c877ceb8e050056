import type { BookingType } from '@/lib/domain/catalogue';
import { addDays } from '@/lib/domain/local-date';

/** A calendar entry. Instants in epoch ms, local dates of the business. */
export type CalendarEvent = {
  title: string;
  place: string;
  notes: string;
} & ({ kind: 'days'; date: string; endDate: string } | { kind: 'time'; start: number; end: number });

/** Opens Google Calendar with the event filled in (https://calendar.google.com/calendar/render). */
export function googleCalendarLink(event: CalendarEvent): string {
  const dates =
    event.kind === 'days'
      ? [event.date, addDays(event.endDate, 1)].map((date) => date.replaceAll('-', ''))
      : [event.start, event.end].map((at) => new Date(at).toISOString().replaceAll(/[-:]|\.\d{3}/g, ''));
  const search = new URLSearchParams({
    action: 'TEMPLATE',
    text: event.title,
    dates: dates.join('/'),
    details: event.notes,
    location: event.place,
  });
  return `https://calendar.google.com/calendar/render?${search}`;
}

/** The calendar entry of a booking. `place` is a text for people. */
export function calendarEvent(
  booking: {
    bookingType: BookingType;
    date: string;
    endDate: string;
    start: number;
    end: number;
    package: { name: string };
    tenant: { name: string };
  },
  about: { place: string; notes: string },
): CalendarEvent {
  return {
    title: `${booking.package.name}, ${booking.tenant.name}`,
    ...about,
    ...(booking.bookingType === 'DATE'
      ? { kind: 'days', date: booking.date, endDate: booking.endDate }
      : { kind: 'time', start: booking.start, end: booking.end }),
  };
}
