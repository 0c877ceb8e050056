import { expect, it } from 'vitest';
import { policyInput } from '@/lib/domain/editing/policy-input';

const policy = {
  depositKind: 'NONE',
  depositValue: 0,
  depositRefundable: false,
  balanceDueDays: 0,
  cancellationTiers: [],
  lateKeepBps: 10_000,
  customerMayCancel: true,
  customerMayReschedule: true,
  rescheduleNoticeHours: 24,
  maxReschedules: 3,
  paymentTiming: 'BEFORE',
  autoCancelOverdue: false,
  holdMinutes: 40,
  note: '',
};

it('offers no reminder on the day itself: the sweep comes once a day, after many a booking has begun', () => {
  const flaws = (reminderDaysBefore: number) =>
    policyInput.safeParse({ ...policy, reminderDaysBefore }).error?.issues.map(({ message }) => message);
  expect(flaws(0)).toEqual(['At least 1.']);
  expect(flaws(1)).toBeUndefined();
});
