import { AppError, refuse } from '@/lib/domain/errors';
import { monthQuerySchema } from '@/lib/domain/month-feed';
import { openCustomerBooking } from '@/lib/http/customerBooking';
import { pageFeed } from '@/lib/http/pageFeed';
import { readMonth } from '@/lib/usecases/availability/month';
import { getCatalogue } from '@/lib/usecases/catalogue/read';

/** A month of what the booking could move to: its own time counts as free. */
export const GET = pageFeed(monthQuerySchema, async (params: { token: string }, query) => {
  const opened = await openCustomerBooking(params.token, Date.now());
  if (opened.state !== 'open') throw new AppError('not_found', 'There is nothing at this address.');
  const { ctx, booking } = opened;
  const item = (await getCatalogue(ctx)).packages.find(({ id }) => id === booking.package.id);
  if (!item) return refuse('not_bookable', 'This isn’t offered any more. Please get in touch with us.');
  const month = await readMonth(ctx, item, { ...query, seats: booking.seats }, booking.id);
  return month.ok ? month.feed : month;
});
