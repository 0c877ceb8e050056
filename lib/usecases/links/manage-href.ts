import type { BookingCore } from '@/lib/data/booking-shape';
import { manageUrl } from '@/lib/integrations/crypto/manageLink';

/** The address at which a booking's customer looks after it (rule: links). */
export function manageHref(
  booking: Pick<BookingCore, 'id' | 'manageVersion' | 'end'> & { tenant: { id: string } },
): string {
  return manageUrl({
    tenantId: booking.tenant.id,
    bookingId: booking.id,
    manageVersion: booking.manageVersion,
    endTime: booking.end,
  });
}
