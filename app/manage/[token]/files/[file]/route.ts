import { z } from 'zod';
import { openCustomerBooking } from '@/lib/http/auth/customer-booking';
import { openOwnFile } from '@/lib/usecases/booking-files/read';

type Params = { params: Promise<{ token: string; file: string }> };

/** Leads whoever has the booking's link to a file of it, by an address that is good for a minute. */
export async function GET(_: Request, { params }: Params): Promise<Response> {
  const { token, file } = await params;
  const opened = await openCustomerBooking(token, Date.now());
  const id = z.uuid().safeParse(file);
  if (opened.state !== 'open' || !id.success) return gone();
  const found = await openOwnFile(opened.ctx, { bookingId: opened.booking.id, id: id.data });
  if (!found.ok) return gone();
  return new Response(null, { status: 303, headers: { ...headers, Location: found.url } });
}

const headers = { 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex' };

const gone = () =>
  new Response('This file isn’t there any more, or your link is not the newest one.', {
    status: 404,
    headers,
  });
