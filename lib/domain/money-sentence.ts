import { formatMoney } from '@/lib/domain/money';
import { type BookingMoney, type MoneyState, moneyState } from '@/lib/domain/money-state';
import { localDateOf } from '@/lib/domain/time';
import { dayAndMonth } from '@/lib/domain/when';

export type SentenceBooking = BookingMoney & { dueNowCents: number };

/**
 * Where the money of a booking stands, the same on every page, mail and receipt (rule: price): "Paid $900 of $3,000;
 * $2,100 due 12 May." `timeZone` and `locale` are the tenant's; `now` is epoch ms.
 */
export function moneySentence(
  booking: SentenceBooking,
  { timeZone, locale }: { timeZone: string; locale: string },
  now: number,
): string {
  const today = localDateOf(now, timeZone);
  const money = moneyState(booking, today);
  const say = (cents: number) => formatMoney(cents, booking.currency, locale);
  const due = booking.balanceDueOn === null ? '' : dayAndMonth(booking.balanceDueOn, locale, today);
  const gone = wentBack(money, say);
  const back = gone && `, ${gone}`;
  const ofTotal = `Paid ${say(money.paidCents)} of ${say(booking.totalCents)}${back}`;
  switch (money.state) {
    case 'NOTHING_TO_PAY':
      return 'Nothing to pay.';
    case 'NOTHING_PAID':
      return 'Nothing was paid.';
    case 'UNPAID': {
      const now = Math.min(booking.dueNowCents, money.owedCents);
      const later = money.owedCents - now;
      const parts = [
        now > 0 ? `${say(now)} due now` : '',
        later > 0 ? `${say(later)} due ${due || 'later'}` : '',
      ];
      return `Nothing paid yet of ${say(booking.totalCents)}; ${parts.filter(Boolean).join(', ')}.`;
    }
    case 'PART_PAID':
      return `${ofTotal}; ${say(money.owedCents)} due ${due || 'now'}.`;
    case 'OVERDUE':
      return money.paidCents > 0
        ? `${ofTotal}; ${say(money.owedCents)} overdue since ${due}.`
        : `Nothing paid yet of ${say(booking.totalCents)}; overdue since ${due}.`;
    case 'PAID': {
      const paid =
        money.paidCents < booking.totalCents ? ofTotal : `Paid ${say(money.paidCents)} in full${back}`;
      return money.waivedCents > 0 ? `${paid}; ${say(money.waivedCents)} waived.` : `${paid}.`;
    }
    case 'PAY_AT_APPOINTMENT':
      return money.paidCents > 0
        ? `${ofTotal}; ${say(money.owedCents)} to pay at the appointment.`
        : `${say(money.owedCents)} to pay at the appointment.`;
    case 'KEPT':
      return `Paid ${say(money.paidCents)}; nothing refunded.`;
    case 'PARTLY_REFUNDED':
      return `Paid ${say(money.paidCents)}; ${gone}.`;
    case 'REFUNDED':
      return `Paid ${say(money.paidCents)}; ${money.comingCents > 0 ? gone : 'refunded in full'}.`;
  }
}

/** A refund is called done only once it has arrived: a bank may still refuse it. */
function wentBack({ refundedCents, comingCents }: MoneyState, say: (cents: number) => string): string {
  const arrived = refundedCents - comingCents;
  return [
    arrived > 0 ? `${say(arrived)} refunded` : '',
    comingCents > 0 ? `${say(comingCents)} on its way back` : '',
  ]
    .filter(Boolean)
    .join(', ');
}
