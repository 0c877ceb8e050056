import type { BookingCore } from '@/lib/data/bookings/booking-shape';
import { calendarEvent } from '@/lib/domain/calendar-link';
import { placeInWords } from '@/lib/domain/place';
import { openCustomerBooking } from '@/lib/http/auth/customer-booking';
import { calendarFile } from '@/lib/usecases/bookings/calendar-file';

/** The booking as a calendar file. */
export async function GET(_: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const { token } = await params;
  const now = Date.now();
  const opened = await openCustomerBooking(token, now);
  if (opened.state !== 'open') return gone('This link doesn’t work any more.');
  const { booking, site, url } = opened;
  // A place that nobody has any more is no appointment; one that is held is a tentative one.
  if (isLapsed(booking, now)) return gone('This booking doesn’t stand: it was not paid in time.');
  const event = calendarEvent(booking, {
    place: placeInWords(booking.package, site),
    notes: `Booking ${booking.reference}. See, move or cancel it: ${url}`,
  });
  return new Response(calendarFile(booking, event, url, now), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="booking-${booking.reference}.ics"`,
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      'X-Robots-Tag': 'noindex',
    },
  });
}

function isLapsed({ status, holdExpiresAt }: BookingCore, now: number): boolean {
  return status === 'EXPIRED' || (status === 'PENDING' && holdExpiresAt !== null && holdExpiresAt <= now);
}

function gone(words: string): Response {
  return new Response(words, {
    status: 404,
    headers: { 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' },
  });
}
