import { readBooking } from '@/lib/data/bookings/bookings';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { AppError } from '@/lib/domain/errors';
import { type LinkedBooking, linked } from './answers';

/**
 * A booking with its payments, refunds and checkouts. @throws AppError not_found when this tenant has none of that id
 */
export async function requireBooking(ctx: TenantContext, id: string): Promise<LinkedBooking> {
  const booking = await readBooking(ctx, id);
  if (!booking) throw new AppError('not_found', 'We can’t find this booking.');
  return linked(booking);
}
