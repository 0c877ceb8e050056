import type { Policy } from '@/lib/domain/catalogue';
import { formatMoney } from '@/lib/domain/money';
import { hoursInWords } from '@/lib/domain/policy';

/**
 * A tenant's policy as sentences for people, one for each rule, in the order in which a customer meets them. The
 * owner's note comes last. `currency` is ISO 4217.
 */
export function policySentences(policy: Policy, currency: string, locale: string): string[] {
  return [
    depositSentence(policy, currency, locale),
    ...cancellationSentences(policy),
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
  const tiers = [...policy.cancellationTiers].sort((a, b) => b.hoursBefore - a.hoursBefore);
  const last = tiers.at(-1);
  const late = last
    ? last.hoursBefore === 0
      ? []
      : [`Later than that: ${keeping(policy, policy.lateKeepBps)}.`]
    : [`Cancel at any time: ${keeping(policy, policy.lateKeepBps)}.`];
  return [
    ...tiers.map(({ hoursBefore, keepBps }) =>
      hoursBefore === 0
        ? `Cancel before it begins: ${keeping(policy, keepBps)}.`
        : `Cancel at least ${hoursInWords(hoursBefore)} before: ${keeping(policy, keepBps)}.`,
    ),
    ...late,
  ];
}

/** A non-refundable deposit is kept in any case, so "nothing" would be wrong. */
function keeping(policy: Policy, bps: number): string {
  const keepsDeposit = policy.depositKind !== 'NONE' && !policy.depositRefundable;
  if (bps === 0) return keepsDeposit ? 'nothing else is kept' : 'nothing is kept';
  return bps === 10_000 ? 'the full price is kept' : `${percent(bps)} of the price is kept`;
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
