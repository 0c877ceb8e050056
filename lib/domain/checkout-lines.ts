import type { CheckoutPurpose } from '@/lib/domain/checkout-purpose';
import type { Quote } from '@/lib/domain/quote';

export type CheckoutLine = { name: string; description?: string; unitCents: number; quantity: number };

const partNames: Record<Exclude<CheckoutPurpose, 'FULL'>, string> = {
  DEPOSIT: 'Deposit',
  BALANCE: 'Balance',
  DIFFERENCE: 'Difference for the new date',
};

/**
 * The line items of a payment page, minor units; they always sum to `amountCents`. A payment of the whole total shows
 * the quote's lines (a discounted line as one item, added tax as its own line); a part of the total is one line that
 * says which part.
 */
export function checkoutLines(query: {
  purpose: CheckoutPurpose;
  amountCents: number;
  quote: Quote;
  packageName: string;
  /** The time of the booking, for people. */
  when: string;
}): CheckoutLine[] {
  const { quote, amountCents } = query;
  if (query.purpose !== 'FULL') {
    return [
      {
        name: `${partNames[query.purpose]}: ${query.packageName}`,
        description: query.when,
        unitCents: amountCents,
        quantity: 1,
      },
    ];
  }
  const lines = quote.lines
    .filter((line) => line.totalCents > line.discountCents)
    .map((line, index) => ({
      ...(line.discountCents === 0
        ? { name: line.label, unitCents: line.unitCents, quantity: line.quantity }
        : {
            name: line.quantity > 1 ? `${line.quantity} × ${line.label}` : line.label,
            unitCents: line.totalCents - line.discountCents,
            quantity: 1,
          }),
      ...(index === 0 ? { description: query.when } : {}),
    }));
  if (!quote.taxIncluded && quote.taxCents > 0) {
    lines.push({ name: 'Tax', unitCents: quote.taxCents, quantity: 1 });
  }
  const sum = lines.reduce((total, line) => total + line.unitCents * line.quantity, 0);
  if (sum === amountCents) return lines;
  return [{ name: query.packageName, description: query.when, unitCents: amountCents, quantity: 1 }];
}
