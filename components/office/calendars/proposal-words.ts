import { formatMoney } from '@/lib/domain/money';
import { spelled } from '@/lib/domain/spelling';

type GoesBack = { refundCents: number; keptCents: number };
export type Verdict =
  | { kind: 'move'; differenceCents: number; refundCents: number }
  | { kind: 'cancel'; heldCents: number; byCustomer: GoesBack | null; byBusiness: GoesBack }
  | { kind: 'no'; detail: string };

type Guests = { contactName: string }[];

/** "Cara", "Cara and Dan", "Cara, Dan and 3 more". */
function guestNames(guests: Guests): string {
  const names = guests.map(({ contactName }) => contactName);
  if (names.length <= 2) return names.join(' and ');
  return names.length === 3
    ? `${names[0]}, ${names[1]} and ${names[2]}`
    : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
}

/** What Yes does, to whom and to their money, before anybody says it; or why there is no Yes. */
export function consequence(verdict: Verdict, guests: Guests, currency: string, locale: string): string {
  const say = (cents: number) => formatMoney(cents, currency, locale);
  const who = guestNames(guests);
  switch (verdict.kind) {
    case 'no':
      return `${verdict.detail} It can only be put back.`;
    case 'move':
      if (verdict.differenceCents > 0)
        return `It is free. ${who} will be asked by mail to pay ${say(verdict.differenceCents)} more; both times are held for a day at most, and the booking moves once that is paid.`;
      return verdict.refundCents > 0
        ? `It is free. ${who} will be told; ${say(verdict.refundCents)} goes back.`
        : `It is free. ${who} will be told; nothing to pay.`;
    case 'cancel': {
      const told = `It still stands here. If you cancel it, ${who} will be told`;
      const { heldCents, byCustomer, byBusiness } = verdict;
      if (heldCents === 0) return `${told}; nothing was paid, so nothing goes back.`;
      const mine = say(byBusiness.refundCents);
      if (!byCustomer || byCustomer.refundCents === byBusiness.refundCents)
        return `${told}; ${mine} goes back.`;
      return `${told}; ${mine} goes back, or ${say(byCustomer.refundCents)} as of today if it was they who ${spelled('cancelled', locale)}.`;
    }
  }
}
