import type { BookingRow } from '@/components/office/bookings/booking-table';
import type { BookingListed } from '@/lib/data/bookings/listed-shape';
import { moneyState } from '@/lib/domain/money-state';
import { timeInWords } from '@/lib/domain/when';

/** A booking as a row of a list. */
export function bookingRow(booking: BookingListed, today: string): BookingRow {
  const { timeZone, locale } = booking.tenant;
  const money = moneyState(booking, today);
  return {
    id: booking.id,
    reference: booking.reference,
    status: booking.status,
    date: booking.date,
    endDate: booking.endDate,
    time:
      booking.bookingType === 'DATE'
        ? null
        : `${timeInWords(booking.start, timeZone, locale)}–${timeInWords(booking.end, timeZone, locale)}`,
    name: booking.contactName,
    packageName: booking.package.name,
    seats: booking.seats,
    with: booking.resources
      .filter((each) => each.kind !== 'QUOTA' && each.kind !== 'BUSINESS')
      .map((each) => each.name),
    totalCents: booking.totalCents,
    owedCents: money.owedCents,
    overdue: money.state === 'OVERDUE',
    currency: booking.currency,
    locale,
  };
}
