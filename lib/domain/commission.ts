import { formatMoney, minorDigits } from '@/lib/domain/money';
import { applicationFee } from '@/lib/domain/refunds';

/** "2.5%" of 250 basis points. */
export const percentOf = (bps: number): string => `${bps / 100}%`;

/** What the commission comes to on a card payment of a hundred: "$100", "$2.50", "$97.50". */
export function commissionExample(commissionBps: number, currency: string, locale: string) {
  const paid = 100 * 10 ** Math.max(2, minorDigits(currency));
  const taken = applicationFee(paid, commissionBps);
  const half = applicationFee(paid / 2, commissionBps);
  const text = (cents: number) => formatMoney(cents, currency, locale);
  return {
    percent: percentOf(commissionBps),
    paid: text(paid),
    taken: text(taken),
    left: text(paid - taken),
    halfPaid: text(paid / 2),
    halfTaken: text(half),
  };
}
