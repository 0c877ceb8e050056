import { formatMoney, shareByBps, stripeMinimum } from '@/lib/domain/money';

type Priced = {
  priceCents: number;
  priceUnit: 'PER_BOOKING' | 'PER_SEAT';
  priceRules: { priceCents: number }[];
  minSeats: number;
  taxBps: number;
};
type PricedAddOn = { priceCents: number; taxBps: number };
type Money = { currency: string; locale: string; taxIncluded: boolean };

const withTax = (sum: number, taxBps: number, taxIncluded: boolean) =>
  taxIncluded ? sum : sum + shareByBps(sum, taxBps);

/**
 * Why a package can't be sold as configured, in a sentence: one of its totals would be positive and below the smallest
 * card payment (rule: price). Null: it can. The smallest totals are the cheapest price for the fewest seats and, where
 * that is free, a single extra.
 */
export function tooSmallToCharge(sold: Priced, addOns: PricedAddOn[], money: Money): string | null {
  const least = stripeMinimum(money.currency);
  const seats = sold.priceUnit === 'PER_SEAT' ? sold.minSeats : 1;
  const totals = [sold.priceCents, ...sold.priceRules.map((rule) => rule.priceCents)].map((price) =>
    withTax(price * seats, sold.taxBps, money.taxIncluded),
  );
  const show = (amount: number) => formatMoney(amount, money.currency, money.locale);
  const small = totals.find((total) => total > 0 && total < least);
  if (small !== undefined)
    return `A booking could come to ${show(small)}, but a card can’t be charged less than ${show(least)}. Raise the price or make it free.`;
  if (!totals.includes(0)) return null;
  const extra = addOns
    .map((addOn) => withTax(addOn.priceCents, addOn.taxBps, money.taxIncluded))
    .find((total) => total > 0 && total < least);
  if (extra === undefined) return null;
  return `With one extra a booking could come to ${show(extra)}, but a card can’t be charged less than ${show(least)}.`;
}
