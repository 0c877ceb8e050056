import { addDays } from '@/lib/domain/local-date';
import { stripeMinimum } from '@/lib/domain/money';
import { isWaived } from '@/lib/domain/money-state';
import type { PaymentArrangement } from '@/lib/domain/payment-plan';
import { withDiscountAndTax } from '@/lib/domain/pricing';
import type { Quote } from '@/lib/domain/quote';

export type MovePrice = {
  /** What the booking costs at the new date. */
  quote: Quote;
  /**
   * To be paid by card before the booking moves, minor units; 0 for the same or a lower price, or one that is settled
   * later.
   */
  differenceCents: number;
};

/**
 * The price of a booking at another date (rule: cancel, refund, move): as booked, unless the package is priced by date.
 * Then the unit price changes by the difference of the price list between the two dates; discount and tax follow.
 * Dearer: the difference is due now. Cheaper: the balance falls first. A difference too small for a card is added to
 * the balance or, without one, waived. Minor units; local dates are in the tenant's zone.
 */
export function priceMove(query: {
  booked: Quote;
  /** The price list's unit price of the package at the old and at the new date, minor units. */
  unitBeforeCents: number;
  unitAfterCents: number;
  balanceDueDays: number;
  date: string;
  today: string;
  arrangement: PaymentArrangement;
}): MovePrice {
  const { booked } = query;
  const moved = repriced(booked, query.unitAfterCents - query.unitBeforeCents);
  const change = moved.totalCents - booked.totalCents;
  const online = query.arrangement === 'ONLINE';
  if (change > 0 && online && change < stripeMinimum(booked.currency)) {
    const quote = booked.balanceCents > 0 ? { ...moved, balanceCents: booked.balanceCents + change } : booked;
    return { quote: due(quote, query), differenceCents: 0 };
  }
  if (!online) return { quote: due({ ...moved, balanceCents: moved.totalCents }, query), differenceCents: 0 };
  const balanceCents = Math.max(0, booked.balanceCents + Math.min(0, change));
  return { quote: due({ ...moved, balanceCents }, query), differenceCents: Math.max(0, change) };
}

function repriced(booked: Quote, unitChange: number): Quote {
  if (unitChange === 0) return booked;
  const lines = booked.lines.map((line) => {
    if (line.kind !== 'PACKAGE') return line;
    const unitCents = Math.max(0, line.unitCents + unitChange);
    return { ...line, unitCents, totalCents: unitCents * line.quantity };
  });
  const subtotalCents = lines.reduce((total, line) => total + line.totalCents, 0);
  const discountCents = Math.min(booked.discountCents, subtotalCents);
  const taxed = withDiscountAndTax(lines, discountCents, booked.taxIncluded);
  const taxCents = taxed.reduce((total, line) => total + line.taxCents, 0);
  const totalCents = subtotalCents - discountCents + (booked.taxIncluded ? 0 : taxCents);
  return { ...booked, lines: taxed, subtotalCents, discountCents, taxCents, totalCents };
}

/**
 * Gives the balance of `quote` its new due date, never before today; the rest is due at once. A balance that has become
 * too small for a card is waived.
 */
function due(quote: Quote, query: Parameters<typeof priceMove>[0]): Quote {
  const { date, today, arrangement } = query;
  const { currency } = quote;
  const balanceCents = isWaived(quote.balanceCents, { arrangement, currency }) ? 0 : quote.balanceCents;
  const dueOn = query.arrangement === 'ONLINE' ? addDays(date, -query.balanceDueDays) : date;
  return {
    ...quote,
    balanceCents,
    dueNowCents: quote.totalCents - balanceCents,
    balanceDueOn: balanceCents > 0 ? (dueOn > today ? dueOn : today) : null,
    depositCents: Math.min(quote.depositCents, quote.totalCents),
  };
}
