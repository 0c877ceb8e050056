import type { RefundRow } from '@/lib/data/bookings/booking-shape';
import type { BookingView } from '@/lib/domain/booking-view';
import type { CanceledMoney } from '@/lib/domain/cancellation-words';
import type { MailAbout } from '@/lib/domain/mail-about';

/** The data that a mail about a booking may mention. */
export type BookingMail = {
  view: BookingView;
  contactPhone: string;
  notes: string;
  currency: string;
  locale: string;
  /** Names the currency to a customer who would take its sign for another; else empty. */
  currencyNote: string;
  /** What is owed now, minor units, and a sentence that says by when. */
  owedCents: number;
  /** The refund that the mail is about, if any. */
  refund: Pick<RefundRow, 'amountCents' | 'status' | 'reason'> | undefined;
  about: MailAbout;
  /** The former time in words, for a moved booking; else empty. */
  was: string;
  /** A move that waits for what it costs more: when it leads to and until when it is held, in words; minor units. */
  waitingMove: { to: string; until: string; differenceCents: number } | null;
  /** Where it was to move to in words, for a move that came to nothing; else empty. */
  movedTo: string;
  /** The reason for the cancellation, if one was given. */
  reason: string;
  canceled: CanceledMoney;
  /** The owner's extra words to all customers. */
  policyNote: string;
  links: { manage: string; office: string; bookAgain: string };
};
