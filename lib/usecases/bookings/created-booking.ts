import type { Quote } from '@/lib/domain/quote';

/** What whoever booked is told. */
export type CreatedBooking = {
  id: string;
  status: 'PENDING' | 'CONFIRMED';
  /** RFC 3339 UTC: the end of the Checkout session. Null when nothing is due. */
  holdExpiresAt: string | null;
  checkoutUrl: string | null;
  manageUrl: string;
  quote: Quote;
};
