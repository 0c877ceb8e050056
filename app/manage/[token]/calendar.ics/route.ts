import { openCustomerBooking } from '@/lib/http/auth/customer-booking';
import { readCalendarFile } from '@/lib/usecases/bookings/read-own';

export async function GET(_: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const { token } = await params;
  const now = Date.now();
  const opened = await openCustomerBooking(token, now);
  if (opened.state !== 'open') return gone('This link doesn’t work any more.');
  const file = await readCalendarFile(opened.ctx, { bookingId: opened.booking.id }, now);
  if (!file.ok) return gone(file.detail);
  return new Response(file.text, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="booking-${file.reference}.ics"`,
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      'X-Robots-Tag': 'noindex',
    },
  });
}

function gone(words: string): Response {
  return new Response(words, {
    status: 404,
    headers: { 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' },
  });
}
