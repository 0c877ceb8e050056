import type { Policy } from '@/lib/domain/catalogue';
import { formatMoney } from '@/lib/domain/money';
import { hoursInWords } from '@/lib/domain/policy';

/**
 * A tenant's policy as sentences for people, one for each rule, in the order in which a customer meets them. The
 * owner's note comes last. `currency` is ISO 4217. Without `withCancellation` where the page says what it comes to for one
 * booking (cancel-outlook.ts).
 */
export function policySentences(
  policy: Policy,
  currency: string,
  locale: string,
  { withCancellation = true } = {},
): string[] {
  return [
    depositSentence(policy, currency, locale),
    ...(withCancellation ? cancellationSentences(policy) : []),
    moveSentence(policy),
    policy.note.trim(),
  ].filter((sentence) => sentence !== '');
}

const whenPaid = {
  BEFORE: 'The full price is due when you book.',
  AT_APPOINTMENT: 'You pay at the appointment.',
  CUSTOMER_CHOOSES: 'You pay when you book or at the appointment, as you like.',
};

function depositSentence(policy: Policy, currency: string, locale: string): string {
  if (policy.depositKind === 'NONE') {
    return whenPaid[policy.paymentTiming];
  }
  const deposit =
    policy.depositKind === 'PERCENT'
      ? `A deposit of ${percent(policy.depositValue)} is due when you book`
      : `A deposit of ${formatMoney(policy.depositValue, currency, locale)} is due when you book`;
  const rest =
    policy.balanceDueDays === 0
      ? 'the rest on the day'
      : `the rest ${days(policy.balanceDueDays)} before the day`;
  const kept = policy.depositRefundable ? '' : ' The deposit is not refundable.';
  return `${deposit}, ${rest}.${kept}`;
}

function cancellationSentences(policy: Policy): string[] {
  if (!policy.customerMayCancel) return ['To cancel, please get in touch with us.'];
  if (policy.depositKind === 'NONE' && policy.paymentTiming === 'AT_APPOINTMENT') {
    return ['Cancel before it begins: nothing to pay.'];
  }
  const steps = [
    ...[...policy.cancellationTiers].sort((a, b) => b.hoursBefore - a.hoursBefore),
    { hoursBefore: 0, keepBps: policy.lateKeepBps },
  ]
    .map(({ hoursBefore, keepBps }) => ({ hoursBefore, kept: keeping(policy, keepBps) }))
    // A tier of 0 hours lasts until it begins, so that nothing comes after it.
    .filter(({ hoursBefore }, index, all) => index === 0 || hoursBefore !== all[index - 1]?.hoursBefore)
    // Of tiers that come to the same, the longest says it.
    .filter(({ kept }, index, all) => kept !== all[index + 1]?.kept);
  const sentences = steps.map(({ hoursBefore, kept }, index) => {
    if (hoursBefore > 0) return `Cancel at least ${hoursInWords(hoursBefore)} before: ${kept}.`;
    return index === 0 ? `Cancel at any time before it begins: ${kept}.` : `Later than that: ${kept}.`;
  });
  const paidAtOnce = policy.depositKind === 'NONE' && policy.paymentTiming === 'BEFORE';
  return paidAtOnce ? sentences : [...sentences, 'You never lose more than you have paid by then.'];
}

/** A non-refundable deposit is kept in any case, so a smaller share would be wrong. */
function keeping(policy: Policy, bps: number): string {
  const share = bps === 10_000 ? 'the full price' : `${percent(bps)} of the price`;
  if (policy.depositKind === 'NONE' || policy.depositRefundable) {
    return bps === 0 ? 'nothing is kept' : `${share} is kept`;
  }
  if (bps === 0 || (policy.depositKind === 'PERCENT' && bps <= policy.depositValue)) {
    return 'only the deposit is kept';
  }
  return policy.depositKind === 'PERCENT' || bps === 10_000
    ? `${share} is kept`
    : `${share} is kept, but never less than the deposit`;
}

function moveSentence(policy: Policy): string {
  if (!policy.customerMayReschedule || policy.maxReschedules === 0) {
    return 'To move your booking, please get in touch with us.';
  }
  const times =
    policy.maxReschedules === 1
      ? 'once'
      : policy.maxReschedules === 2
        ? 'twice'
        : `${policy.maxReschedules} times`;
  const notice =
    policy.rescheduleNoticeHours === 0 ? '' : `, until ${hoursInWords(policy.rescheduleNoticeHours)} before`;
  return `You can move your booking up to ${times}${notice}.`;
}

function percent(bps: number): string {
  return `${bps / 100} %`.replace(' %', '%');
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}
