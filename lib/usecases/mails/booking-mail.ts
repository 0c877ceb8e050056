import type { RefundRow } from '@/lib/data/bookings/booking-shape';
import type { BookingView } from '@/lib/domain/booking-view';
import type { CanceledMoney } from '@/lib/domain/cancellation-words';
import type { MailAbout } from '@/lib/domain/mail-about';

/** All that a mail about a booking may mention. */
export type BookingMail = {
  view: BookingView;
  contactPhone: string;
  notes: string;
  currency: string;
  locale: string;
  /** What is owed now, minor units, and the sentence of when. */
  owedCents: number;
  extras: string[];
  /** The refund that the mail is about, if it is about one. */
  refund: Pick<RefundRow, 'amountCents' | 'status' | 'reason'> | undefined;
  about: MailAbout;
  /** When it was before it was moved, in words; empty: it wasn't. */
  was: string;
  /** Why it was cancelled, if somebody said so. */
  reason: string;
  canceled: CanceledMoney;
  /** The owner's extra words to all customers. */
  policyNote: string;
  links: { manage: string; office: string; bookAgain: string };
};
