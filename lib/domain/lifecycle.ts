import { type Result, refuse } from '@/lib/domain/errors';
import { spelled } from '@/lib/domain/spelling';

export const bookingStatuses = [
  'PENDING',
  'CONFIRMED',
  'COMPLETED',
  'NO_SHOW',
  'CANCELED',
  'EXPIRED',
] as const;
export type BookingStatus = (typeof bookingStatuses)[number];

/**
 * CONFIRM: paid, nothing due, or paid late while the range is still free. COMPLETE and NO_SHOW also correct each other.
 */
export const bookingSteps = ['CONFIRM', 'EXPIRE', 'CANCEL', 'COMPLETE', 'NO_SHOW'] as const;
export type BookingStep = (typeof bookingSteps)[number];

/** The whole lifecycle: a transition that is not in this table can't happen. */
const transitions: Record<BookingStatus, Partial<Record<BookingStep, BookingStatus>>> = {
  PENDING: { CONFIRM: 'CONFIRMED', EXPIRE: 'EXPIRED', CANCEL: 'CANCELED' },
  CONFIRMED: { CANCEL: 'CANCELED', COMPLETE: 'COMPLETED', NO_SHOW: 'NO_SHOW' },
  COMPLETED: { NO_SHOW: 'NO_SHOW' },
  NO_SHOW: { COMPLETE: 'COMPLETED' },
  CANCELED: {},
  EXPIRED: { CONFIRM: 'CONFIRMED' },
};

const asIs: Record<BookingStatus, string> = {
  PENDING: 'This booking is still waiting for its payment',
  CONFIRMED: 'This booking is confirmed',
  COMPLETED: 'This booking has already taken place',
  NO_SHOW: 'This booking is marked as a no-show',
  CANCELED: 'This booking has already been cancelled',
  EXPIRED: 'This booking was not paid in time and has lapsed',
};

const cannot: Record<BookingStep, string> = {
  CONFIRM: 'it can’t be confirmed',
  EXPIRE: 'it can’t lapse',
  CANCEL: 'it can’t be cancelled',
  COMPLETE: 'it can’t be marked as completed',
  NO_SHOW: 'it can’t be marked as a no-show',
};

/** The status after `event`. Refuses with `not_allowed` and a sentence in the spelling of `locale`, the business's. */
export function transition(
  status: BookingStatus,
  event: BookingStep,
  locale: string,
): Result<{ status: BookingStatus }> {
  const next = transitions[status][event];
  if (next) return { ok: true, status: next };
  return refuse('not_allowed', spelled(`${asIs[status]}, so ${cannot[event]}.`, locale));
}

/** Days after the end during which COMPLETED and NO_SHOW can be corrected (rule: cancel, refund, move). */
export const CORRECTION_DAYS = 7;

/** Whether COMPLETED ↔ NO_SHOW may still be corrected. `endTime` and `now` are epoch ms. */
export function mayCorrect(endTime: number, now: number): boolean {
  return now < endTime + CORRECTION_DAYS * 86_400_000;
}
