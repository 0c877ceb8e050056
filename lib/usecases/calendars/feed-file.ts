import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { type Appointment, appointmentInWords, changeNumber } from '@/lib/domain/calendars/appointments';
import { type ClosedPeriod, closedInWords, closedRange, isWholeDays } from '@/lib/domain/calendars/closed';
import { addDays } from '@/lib/domain/local-date';
import { placeInWords } from '@/lib/domain/place';
import { oneLine, severalLines } from '@/lib/domain/plain-text';
import { env } from '@/lib/env';

type About = {
  name: string;
  timeZone: string;
  address: Parameters<typeof placeInWords>[1];
  showsCustomers: boolean;
};

/**
 * The file of a private calendar address. Instants are UTC and whole days have no zone, so no reader has to know ours
 * (RFC 5545); nothing in it says when it was made, so that the same appointments are the same text.
 */
export function feedFile(
  appointments: readonly Appointment[],
  closed: readonly ClosedPeriod[],
  about: About,
): string {
  const calendar = ical({
    prodId: '//MAIS//Calendar//EN',
    method: ICalCalendarMethod.PUBLISH,
    name: oneLine(about.name),
    ttl: 15 * 60,
    // Only a label for those who show the calendar: no time in the file depends on it.
    x: [['X-WR-TIMEZONE', about.timeZone]],
  });
  for (const appointment of appointments) {
    const { of, bookings, key, sequence } = appointment;
    const { title, notes } = appointmentInWords(appointment, env.APP_URL, about.showsCustomers);
    const isHidden = of.package.locationKind === 'CUSTOMER' && !about.showsCustomers;
    calendar.createEvent({
      id: `${key}@bookings`,
      sequence,
      stamp: new Date(Math.max(...[of, ...bookings].map(({ changedAt }) => changedAt))),
      status: bookings.length > 0 ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
      summary: oneLine(title),
      description: severalLines(notes) || null,
      location: isHidden ? null : oneLine(placeInWords(of.package, about.address, of)) || null,
      ...(of.bookingType === 'DATE'
        ? wholeDays(of.date, of.endDate)
        : { start: new Date(of.start), end: new Date(of.end) }),
    });
  }
  for (const period of closed) {
    const { start, end } = closedRange(period, about.timeZone);
    calendar.createEvent({
      id: `${period.id}@closed`,
      sequence: changeNumber(period.changedAt),
      stamp: new Date(period.changedAt),
      status: ICalEventStatus.CONFIRMED,
      summary: oneLine(closedInWords(period, about.showsCustomers)),
      ...(isWholeDays(period)
        ? wholeDays(period.startDate, period.endDate)
        : { start: new Date(start), end: new Date(end) }),
    });
  }
  return calendar.toString();
}

const midnight = (date: string) => new Date(`${date}T00:00:00Z`);
const wholeDays = (first: string, last: string) => ({
  allDay: true,
  start: midnight(first),
  end: midnight(addDays(last, 1)),
});
