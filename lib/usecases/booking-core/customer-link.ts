import { manageUrl } from '@/lib/integrations/crypto/manage-link';

/** The link by which a customer manages the booking, for the office to show. `end` in epoch milliseconds. */
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
