import { type MoneyShape, moneyShape } from '@/lib/domain/money-shape';

/**
 * Money is integer minor units of an ISO 4217 currency. The number of decimals is Stripe's, since every amount is
 * passed to Stripe unchanged (so ISK, UGX and HUF have two; https://docs.stripe.com/currencies#zero-decimal).
 */
const zeroDecimal = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '));
const threeDecimal = new Set('BHD JOD KWD OMR TND'.split(' '));

/** How many decimals the minor unit of `currency` has: 0, 2 or 3. */
export function minorDigits(currency: string): 0 | 2 | 3 {
  const code = currency.toUpperCase();
  if (zeroDecimal.has(code)) return 0;
  return threeDecimal.has(code) ? 3 : 2;
}

/** For people: "$900", "$900.50", "¥900", "KWD 1.250". Whole amounts carry no decimals, unless they stand in a column. */
export function formatMoney(cents: number, currency: string, locale: string, inColumn = false): string {
  const shape = moneyShape(currency, locale);
  const digits = minorDigits(currency);
  const text = String(Math.abs(cents)).padStart(digits + 1, '0');
  const [whole, rest] = [text.slice(0, text.length - digits), text.slice(text.length - digits)];
  const hasRest = digits > 0 && (inColumn || Number(rest) !== 0);
  const amount = grouped(whole, shape) + (hasRest ? shape.decimal + rest : '');
  return cents < 0 ? shape.minusBefore + amount + shape.minusAfter : shape.before + amount + shape.after;
}

function grouped(digits: string, { group, last, others }: MoneyShape): string {
  const groups = [digits.slice(-last)];
  for (let left = digits.slice(0, -last); left !== ''; left = left.slice(0, -others))
    groups.unshift(left.slice(-others));
  return groups.join(group);
}

/** "GBP" as "British pounds". */
export function currencyName(currency: string): string {
  const part = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'name' })
    .formatToParts(2)
    .find(({ type }) => type === 'currency');
  return part?.value ?? currency;
}

/** `bps` basis points of `cents`, half up (rule: percents of the total). Exact for every amount that an int4 holds. */
export function shareByBps(cents: number, bps: number): number {
  return divideHalfUp(cents * bps, 10_000);
}

/** Rounds a quotient of integers to the nearest integer, a half upward. */
export function divideHalfUp(numerator: number, denominator: number): number {
  return Math.floor((2 * numerator + denominator) / (2 * denominator));
}

/**
 * Splits `amount` in proportion to `weights` by largest remainder: the parts are integers, sum to `amount`, and
 * none exceeds its weight as long as `amount` does not exceed their sum. Ties go to the earlier part.
 * All weights zero: everything goes to the first part.
 */
export function spread(amount: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (weights.length === 0) return [];
  if (sum === 0) return weights.map((_, index) => (index === 0 ? amount : 0));
  const exact = weights.map((weight) => (BigInt(amount) * BigInt(weight)) / BigInt(sum));
  const remainders = weights.map((weight) => (BigInt(amount) * BigInt(weight)) % BigInt(sum));
  const parts = exact.map(Number);
  const left = amount - parts.reduce((total, part) => total + part, 0);
  const byRemainder = weights
    .map((_, index) => index)
    .sort((a, b) => Number((remainders[b] ?? 0n) - (remainders[a] ?? 0n)) || a - b);
  for (const index of byRemainder.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}

/**
 * Stripe's minimum charge in minor units, for an account that settles in the same currency
 * (https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts).
 */
const stripeMinimums: Record<string, number> = {
  USD: 50,
  AED: 200,
  AUD: 50,
  BGN: 100,
  BRL: 50,
  CAD: 50,
  CHF: 50,
  CZK: 1500,
  DKK: 250,
  EUR: 50,
  GBP: 30,
  HKD: 400,
  HUF: 17500,
  INR: 50,
  JPY: 50,
  MXN: 1000,
  MYR: 200,
  NOK: 300,
  NZD: 50,
  PLN: 200,
  RON: 200,
  SEK: 300,
  SGD: 50,
  THB: 1000,
};

/**
 * The smallest card payment in minor units. A currency without a published minimum gets a sum that is above half a US
 * dollar for all but the weakest currencies: ten whole units (a thousand where there are no decimals, one where there
 * are three). Too high a value only means that a small balance is due at once.
 */
export function stripeMinimum(currency: string): number {
  return stripeMinimums[currency.toUpperCase()] ?? 1000;
}

/** The sum of rows' amounts, minor units. */
export const sumOfCents = (rows: readonly { amountCents: number }[]): number =>
  rows.reduce((total, { amountCents }) => total + amountCents, 0);
