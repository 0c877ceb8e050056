import { manageUrl } from '@/lib/integrations/crypto/manage-link';

/** The address a customer manages a booking at, for the office to show. `end` in epoch milliseconds. */
export function customerLink(
  tenantId: string,
  booking: { id: string; manageVersion: number; end: number },
): string {
  return manageUrl({
    tenantId,
    bookingId: booking.id,
    manageVersion: booking.manageVersion,
    endTime: booking.end,
  });
}
