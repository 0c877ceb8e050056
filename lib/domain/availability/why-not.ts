/** Why something can't be booked, whatever is booked already. Ordered from the business to the single hour. */
export const whyNotCodes = [
  'business_paused',
  'off_sale',
  'service_off',
  'resource_off',
  'not_sold',
  'not_needed',
  'needs_nothing',
  'nobody_active',
  'not_enough',
  'limit_zero',
  'window_closed',
  'no_hours',
  'closed',
  'too_long',
  'wrong_weekdays',
  'never_together',
  'party_too_large',
  'no_payments',
  'price_refused',
] as const;
export type WhyNotCode = (typeof whyNotCodes)[number];

/** The page of the office where a reason is mended; null: the owner can't. */
export type MendPage = 'packages' | 'services' | 'people' | 'hours' | 'closed' | 'payments';

export type WhyNot = {
  code: WhyNotCode;
  /** The rest of a sentence about it: "it takes 90 minutes, and …". */
  why: string;
  mend: MendPage | null;
};

const mends: Record<WhyNotCode, MendPage | null> = {
  business_paused: null,
  off_sale: 'packages',
  service_off: 'services',
  resource_off: 'people',
  not_sold: 'packages',
  not_needed: 'people',
  needs_nothing: 'services',
  nobody_active: 'people',
  not_enough: 'services',
  limit_zero: 'services',
  window_closed: 'services',
  no_hours: 'hours',
  closed: 'closed',
  too_long: 'services',
  wrong_weekdays: 'services',
  never_together: 'hours',
  party_too_large: 'services',
  no_payments: 'payments',
  price_refused: 'packages',
};

export const whyNot = (code: WhyNotCode, why: string): WhyNot => ({ code, why, mend: mends[code] });

/** Whether customers can book what was saved just now, in a sentence: when next, or why not. */
export type Outlook = { bookable: boolean; words: string };
