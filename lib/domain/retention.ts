/**
 * How long personal data is kept, in one table: what the daily sweep goes by and what SECURITY.md says. Money records
 * (amounts, dates, Stripe's ids) are kept for good, without a person in them after erasure.
 */
export const personalDataRetention = {
  /** Name, address, phone and notes, after the customer's last booking was over (or they were added): then erased. */
  customerYears: 6,
  /** That a mail was sent, and to whom. The text itself is never stored. */
  mailMonths: 24,
  /** The keyed hashes of a visitor's address and browser on a booking: only counts holds, which last less than two days. */
  visitorDays: 2,
} as const;
