import type { Policy } from '@/lib/domain/catalogue';
import { HOUR } from '@/lib/domain/durations';
import { type Refusal, refuse } from '@/lib/domain/errors';
import type { BookingStatus } from '@/lib/domain/lifecycle';
import { shareByBps } from '@/lib/domain/money';
import { spelled } from '@/lib/domain/spelling';

/** The tenant's policy at the time of booking. */
export type PolicySnapshot = Policy;

export const cancelers = ['customer', 'business'] as const;
export type Canceler = (typeof cancelers)[number];

/**
 * The share of the total, in basis points, that is kept when a booking is cancelled (rule: cancel, refund, move).
 * `start` and `now` are epoch ms.
 */
export function keepBps(
  policy: Pick<Policy, 'cancellationTiers' | 'lateKeepBps'>,
  start: number,
  now: number,
): number {
  const tier = [...policy.cancellationTiers]
    .sort((a, b) => b.hoursBefore - a.hoursBefore)
    .find(({ hoursBefore }) => start - now >= hoursBefore * HOUR);
  return tier ? tier.keepBps : policy.lateKeepBps;
}

/**
 * What the business keeps and what is refunded when a booking is cancelled, minor units (rule: cancel, refund, move).
 * `keptCents` + `refundCents` = paid − refunded; cancelling never charges. `refundedCents` counts every refund that
 * hasn't failed. When the business cancels, everything is refunded. `start` and `now` are epoch ms.
 */
export function cancellationOutcome(query: {
  policySnapshot: PolicySnapshot;
  totalCents: number;
  depositCents: number;
  paidCents: number;
  refundedCents: number;
  start: number;
  now: number;
  /** The kept share never falls below its value at the last move. */
  keepFloorBps: number;
  by: Canceler;
}): { keptCents: number; refundCents: number } {
  const { policySnapshot: policy } = query;
  const held = query.paidCents - query.refundedCents;
  const share = Math.max(keepBps(policy, query.start, query.now), query.keepFloorBps);
  const entitled =
    query.by === 'business'
      ? 0
      : Math.max(policy.depositRefundable ? 0 : query.depositCents, shareByBps(query.totalCents, share));
  const refundCents = Math.max(0, held - entitled);
  return { keptCents: held - refundCents, refundCents };
}

/**
 * Whether a booking may be cancelled now, `start` and `now` in epoch ms. Refuses with `not_allowed` and a sentence. The
 * business may cancel until the booking is completed.
 */
export function mayCancel(query: {
  status: BookingStatus;
  policySnapshot: Pick<PolicySnapshot, 'customerMayCancel'>;
  start: number;
  now: number;
  by: Canceler;
  /** The business's: how the sentence is spelled. */
  locale: string;
}): { ok: true } | Refusal {
  const { locale } = query;
  const closed = notOpen(query.status, locale);
  if (closed) return refuse('not_allowed', closed);
  if (query.by === 'business') return { ok: true };
  if (query.now >= query.start) {
    const begun = spelled('This booking has already begun, so it can’t be cancelled online.', locale);
    return refuse('not_allowed', begun);
  }
  if (!query.policySnapshot.customerMayCancel) {
    const closedOnline = spelled(
      'This booking can’t be cancelled online. Please get in touch with us.',
      locale,
    );
    return refuse('not_allowed', closedOnline);
  }
  return { ok: true };
}

/**
 * Whether a booking may be moved now, `start` and `now` in epoch ms. Refuses with `not_allowed` and a sentence. Notice
 * and the number of moves don't bind the business.
 */
export function mayReschedule(query: {
  status: BookingStatus;
  policySnapshot: Pick<PolicySnapshot, 'customerMayReschedule' | 'rescheduleNoticeHours' | 'maxReschedules'>;
  rescheduleCount: number;
  start: number;
  now: number;
  by: Canceler;
  /** The business's: how the sentence is spelled. */
  locale: string;
}): { ok: true } | Refusal {
  const { policySnapshot: policy } = query;
  if (query.status === 'PENDING') {
    return refuse('not_allowed', 'This booking is still waiting for its payment, so it can’t be moved yet.');
  }
  const closed = notOpen(query.status, query.locale);
  if (closed) return refuse('not_allowed', closed);
  if (query.by === 'business') return { ok: true };
  if (!policy.customerMayReschedule) {
    return refuse('not_allowed', 'This booking can’t be moved online. Please get in touch with us.');
  }
  if (query.now >= query.start) {
    return refuse('not_allowed', 'This booking has already begun, so it can’t be moved.');
  }
  if (query.start - query.now < policy.rescheduleNoticeHours * HOUR) {
    const notice = hoursInWords(policy.rescheduleNoticeHours);
    return refuse(
      'not_allowed',
      `A booking can be moved until ${notice} before it begins. Please get in touch with us.`,
    );
  }
  if (query.rescheduleCount >= policy.maxReschedules) {
    return refuse('not_allowed', 'This booking can’t be moved again. Please get in touch with us.');
  }
  return { ok: true };
}

function notOpen(status: BookingStatus, locale: string): string | null {
  if (status === 'CANCELED') return spelled('This booking has already been cancelled.', locale);
  if (status === 'EXPIRED') return 'This booking was not paid in time and has lapsed.';
  if (status === 'COMPLETED' || status === 'NO_SHOW') return 'This booking is already over.';
  return null;
}

/** "2 hours", "3 days": whole days where they come out even. */
export function hoursInWords(hours: number): string {
  const [count, unit] = hours >= 48 && hours % 24 === 0 ? [hours / 24, 'day'] : [hours, 'hour'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
