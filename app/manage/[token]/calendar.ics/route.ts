import { calendarEvent } from '@/lib/domain/calendar-link';
import { placeInWords } from '@/lib/domain/place';
import { openCustomerBooking } from '@/lib/http/customerBooking';
import { calendarFile } from '@/lib/usecases/bookings/calendar-file';

/** The booking as a calendar file. */
export async function GET(_: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const { token } = await params;
  const now = Date.now();
  const opened = await openCustomerBooking(token, now);
  if (opened.state !== 'open')
    return new Response('This link doesn’t work any more.', {
      status: 404,
      headers: { 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' },
    });
  const { booking, site, url } = opened;
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
