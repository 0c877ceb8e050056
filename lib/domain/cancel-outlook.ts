import { HOUR, MINUTE } from '@/lib/domain/durations';
import { formatMoney } from '@/lib/domain/money';
import { cancellationOutcome, type PolicySnapshot } from '@/lib/domain/policy';
import type { Quote } from '@/lib/domain/quote';
import { spelled } from '@/lib/domain/spelling';
import { localDateOf, localMinuteOf, startOfDay } from '@/lib/domain/time';
import { dayAndMonth, timeInWords } from '@/lib/domain/when';
import type { Zone } from '@/lib/domain/zone-offsets';

/** From `from` (epoch ms) on, until the next step or the start, cancelling gives back `refundCents` minor units. */
type Step = { from: number; refundCents: number };

/**
 * What a customer who books now would get back by cancelling later, as steps in time. Assumes that what the quote asks
 * has been paid by then: the balance from its due date on.
 */
function cancellationSteps(query: {
  quote: Pick<Quote, 'totalCents' | 'dueNowCents' | 'balanceDueOn' | 'depositCents'>;
  policy: PolicySnapshot;
  /** Epoch ms. */
  start: number;
  timeZone: Zone;
  now: number;
}): Step[] {
  const { quote, policy, start, now } = query;
  const balanceFrom =
    quote.balanceDueOn === null ? Number.POSITIVE_INFINITY : startOfDay(quote.balanceDueOn, query.timeZone);
  const moments = [
    now,
    balanceFrom,
    ...policy.cancellationTiers.map(({ hoursBefore }) => start - hoursBefore * HOUR + 1),
  ]
    .filter((moment) => moment >= now && moment < start)
    .sort((a, b) => a - b);
  const steps: Step[] = [];
  for (const [index, from] of moments.entries()) {
    // Where a balance falls due as a tier ends, a step would last a millisecond: nobody can act on it.
    if ((moments[index + 1] ?? start) - from < MINUTE) continue;
    const { refundCents } = cancellationOutcome({
      policySnapshot: policy,
      totalCents: quote.totalCents,
      depositCents: quote.depositCents,
      paidCents: from >= balanceFrom ? quote.totalCents : quote.dueNowCents,
      refundedCents: 0,
      start,
      now: from,
      keepFloorBps: 0,
      by: 'customer',
    });
    if (steps.at(-1)?.refundCents !== refundCents) steps.push({ from, refundCents });
  }
  return steps;
}

/** "Cancel before 12 May: $450 back. Later: nothing back." in the tenant's zone and locale. */
export function cancelOutlook(
  query: Parameters<typeof cancellationSteps>[0] & { currency: string; locale: string },
): string {
  const { policy, quote, timeZone, locale, now } = query;
  if (!policy.customerMayCancel) return 'To cancel, please get in touch with us.';
  if (quote.dueNowCents === 0) return 'Cancel before it begins: nothing to pay.';
  const today = localDateOf(now, timeZone);
  const back = (cents: number) =>
    cents === 0 ? 'nothing back' : `${formatMoney(cents, query.currency, locale)} back`;
  /** The date alone where a step begins at midnight, as it does for whole days. */
  const moment = (at: number) => {
    const day = dayAndMonth(localDateOf(at, timeZone), locale, today);
    return localMinuteOf(at, timeZone) === 0 ? day : `${day}, ${timeInWords(at, timeZone, locale)}`;
  };
  const steps = cancellationSteps(query);
  const [first] = steps;
  if (!first) return spelled('Cancelling gives nothing back.', locale);
  if (steps.length === 1) return `Cancel at any time before it begins: ${back(first.refundCents)}.`;
  return steps
    .map((step, index) => {
      const next = steps[index + 1];
      if (!next) return `Later: ${back(step.refundCents)}.`;
      return `Cancel before ${moment(next.from)}: ${back(step.refundCents)}.`;
    })
    .join(' ');
}
