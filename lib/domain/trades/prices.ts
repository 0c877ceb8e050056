import { MAX_PRICE_CENTS } from '@/lib/domain/editing/fields';
import { minorDigits } from '@/lib/domain/money';

/**
 * Roughly what one US dollar's worth of a service costs in each currency: for a first price to correct, not an exchange
 * rate.
 */
const perDollar: Record<string, number> = {
  AED: 3.7,
  AUD: 1.5,
  BRL: 4,
  CAD: 1.35,
  CHF: 1,
  CZK: 20,
  DKK: 7,
  EUR: 1,
  GBP: 0.85,
  HKD: 7.8,
  HUF: 250,
  INR: 40,
  JPY: 130,
  MXN: 15,
  MYR: 3,
  NOK: 10,
  NZD: 1.6,
  PLN: 3,
  RON: 3.5,
  SEK: 10,
  SGD: 1.35,
  THB: 25,
  USD: 1,
};

/**
 * A price of a new business in minor units of its currency, rounded to a plausible price.
 * @param dollars what it would cost in the United States
 */
export function firstPrice(dollars: number, currency: string): number {
  const rate = perDollar[currency] ?? 1;
  const amount = rate === 1 ? dollars : pleasant(dollars * rate);
  return Math.min(amount * 10 ** minorDigits(currency), MAX_PRICE_CENTS);
}

/** Rounds to two significant digits, the second a 0 or a 5 from 20 on: 19, 45, 250, 1,100. */
function pleasant(amount: number): number {
  if (amount <= 0) return 0;
  const power = 10 ** Math.floor(Math.log10(amount));
  const step = Math.max(1, (power / 10) * (amount >= 2 * power ? 5 : 1));
  return Math.max(step, Math.round(amount / step) * step);
}
