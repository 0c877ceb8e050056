import { type CancelTerms, cancelRefund } from '@/lib/domain/cancel-refund';
import { HOUR } from '@/lib/domain/durations';
import { formatMoney } from '@/lib/domain/money';
import { type BookingMoney, moneyState } from '@/lib/domain/money-state';
import { mayCancel, type PolicySnapshot } from '@/lib/domain/policy';
import type { Quote } from '@/lib/domain/quote';
import { isTimeZone, localDateOf, localMinuteOf, offsetMinutesAt } from '@/lib/domain/time';
import { dayAndMonth, timeInWords, zoneInWords } from '@/lib/domain/when';
import { nameOf, type Zone } from '@/lib/domain/zone-offsets';

/** A confirmed booking, or one as it would be once it is booked. Minor units of `currency`; `start` is epoch ms. */
export type OutlookBooking = BookingMoney & CancelTerms;

type Told = {
  /** The business's, in which the dates and times are told. */
  timeZone: Zone;
  /** Where it is another one, a time names the business's. */
  visitor?: Zone;
  locale: string;
  /** Epoch ms. */
  now: number;
  /** Who reads it: the customer, or the business about them. */
  reader?: 'customer' | 'office';
};

/** From `from` (epoch ms) on, until the next step or the start, cancelling has this consequence. */
type Step = { from: number; consequence: string };

/**
 * What cancelling costs the customer, the one wording for all pages and mails (rule: price): "If you cancel before the
 * rest is paid (due 13 April), you lose only the deposit of $1,230 and owe nothing more. Once it is paid: before 16 May
 * you get $2,050 back; after that you get nothing back." Each clause is the sum that `cancelRefund` gives at that time,
 * with what is paid now and with the rest paid. Null for a booking that isn't confirmed or has begun.
 */
export function cancelOutlook(booking: OutlookBooking, told: Told): string | null {
  const { locale, now, timeZone } = told;
  if (booking.status !== 'CONFIRMED' || now >= booking.start) return null;
  if (!mayCancel({ ...booking, now, by: 'customer', locale }).ok) {
    return told.reader === 'office'
      ? 'Customers can’t cancel this by themselves.'
      : 'To cancel, please get in touch with us.';
  }
  const subject = told.reader === 'office' ? 'they' : 'you';
  const asItIs = stepsOf(booking, told);
  const paid = withRestPaid(booking, localDateOf(now, timeZone));
  const later = paid === null ? asItIs : stepsOf(paid, told);
  if (JSON.stringify(later) === JSON.stringify(asItIs)) {
    const [only] = asItIs;
    return asItIs.length === 1 && only
      ? `If ${subject} cancel before it begins, ${only.consequence}.`
      : `If ${subject} cancel ${inTime(asItIs, told)}.`;
  }
  const due = dueInWords(booking.balanceDueOn, locale, localDateOf(now, timeZone));
  return [
    `If ${subject} cancel before the rest is paid${due}${afterLead(asItIs, told)}.`,
    `Once it is paid${afterLead(later, told)}.`,
  ].join(' ');
}

/** The outlook of what a quote would become once it is booked and what is due now is paid. */
export function quoteOutlook(
  query: {
    quote: Pick<Quote, 'currency' | 'totalCents' | 'dueNowCents' | 'balanceDueOn' | 'depositCents'>;
    policy: PolicySnapshot;
    arrangement: BookingMoney['arrangement'];
    start: number;
  } & Told,
): string | null {
  const { quote, policy, arrangement, start } = query;
  const paid = quote.dueNowCents > 0 ? [{ id: 'now', amountCents: quote.dueNowCents }] : [];
  return cancelOutlook(
    {
      ...quote,
      status: 'CONFIRMED',
      arrangement,
      payments: paid,
      refunds: [],
      disputes: [],
      policySnapshot: policy,
      keepFloorBps: 0,
      start,
    },
    query,
  );
}

/** The booking once its rest is paid; null where nothing more is paid before it begins. */
function withRestPaid(booking: OutlookBooking, today: string): OutlookBooking | null {
  const { owedCents } = moneyState(booking, today);
  if (owedCents === 0 || booking.arrangement === 'AT_APPOINTMENT') return null;
  return { ...booking, payments: [...booking.payments, { id: 'rest', amountCents: owedCents }] };
}

/** What cancelling gives back changes only where a tier of the policy ends. */
function stepsOf(booking: OutlookBooking, told: Told): Step[] {
  const { start, policySnapshot: policy } = booking;
  const ends = policy.cancellationTiers.map(({ hoursBefore }) => start - hoursBefore * HOUR + 1);
  const moments = [told.now, ...ends]
    .filter((moment) => moment >= told.now && moment < start)
    .sort((a, b) => a - b);
  const steps: Step[] = [];
  for (const from of moments) {
    const consequence = consequenceAt(booking, from, told);
    if (steps.at(-1)?.consequence !== consequence) steps.push({ from, consequence });
  }
  return steps;
}

function consequenceAt(booking: OutlookBooking, at: number, { locale, reader, timeZone }: Told): string {
  const say = (cents: number) => formatMoney(cents, booking.currency, locale);
  const { refundCents, keptCents } = cancelRefund(booking, at, 'customer');
  const { owedCents } = moneyState(booking, localDateOf(at, timeZone));
  const subject = reader === 'office' ? 'they' : 'you';
  const nothingMore = owedCents > 0 ? ' and owe nothing more' : '';
  if (refundCents + keptCents === 0) return `${subject} owe nothing`;
  if (keptCents === 0) return `${subject} get all ${say(refundCents)} back`;
  const isDeposit = keptCents === booking.depositCents && !booking.policySnapshot.depositRefundable;
  if (isDeposit && keptCents < booking.totalCents) {
    const andBack = refundCents > 0 ? `get ${say(refundCents)} back` : 'owe nothing more';
    return `${subject} lose only the deposit of ${say(keptCents)} and ${andBack}`;
  }
  if (refundCents > 0) return `${subject} get ${say(refundCents)} back${nothingMore}`;
  return owedCents > 0
    ? `${subject} lose ${say(keptCents)} and owe nothing more`
    : `${subject} get nothing back`;
}

/** "before 13 April, …; before 16 May, …; after that …" */
function inTime(steps: readonly Step[], told: Told): string {
  return steps
    .map(({ consequence }, index) => {
      const next = steps[index + 1];
      return next ? `before ${momentInWords(next.from, told)}, ${consequence}` : `after that ${consequence}`;
    })
    .join('; ');
}

function afterLead(steps: readonly Step[], told: Told): string {
  const [only] = steps;
  return steps.length === 1 && only ? `, ${only.consequence}` : `: ${inTime(steps, told)}`;
}

/** The date alone where a step begins at midnight, as it does for whole days. */
function momentInWords(at: number, { timeZone, visitor = timeZone, locale, now }: Told): string {
  const day = dayAndMonth(localDateOf(at, timeZone), locale, localDateOf(now, timeZone));
  if (localMinuteOf(at, timeZone) === 0) return day;
  const isKnown = typeof visitor !== 'string' || isTimeZone(visitor);
  const isOther = isKnown && offsetMinutesAt(at, visitor) !== offsetMinutesAt(at, timeZone);
  const zone = isOther ? ` (${zoneInWords(nameOf(timeZone))})` : '';
  return `${day}, ${timeInWords(at, timeZone, locale)}${zone}`;
}

function dueInWords(balanceDueOn: string | null, locale: string, today: string): string {
  if (balanceDueOn === null) return '';
  return ` (due ${balanceDueOn < today ? 'since ' : ''}${dayAndMonth(balanceDueOn, locale, today)})`;
}
