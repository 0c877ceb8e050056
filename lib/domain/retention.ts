/**
 * How long personal data is kept, in one table: the daily sweep applies it and SECURITY.md quotes it. Money records
 * (amounts, dates, Stripe's ids) are kept for good; after erasure they no longer name a person.
 */
export const personalDataRetention = {
  /**
   * Name, address, phone and notes: erased so many years after the end of the customer's last booking (or after they
   * were added).
   */
  customerYears: 6,
  /** The record that a mail was sent, and to whom. The text itself is never stored. */
  mailMonths: 24,
  /**
   * The keyed hashes of a visitor's address and browser on a booking: only needed to count holds, which last less than
   * two days.
   */
  visitorDays: 2,
} as const;
