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
  reminderDaysBefore: 1,
  mailMinute: 540,
  holdMinutes: 40,
  note: '',
  edition: 'as shown',
};

const flaws = (change: object) =>
  policyInput.safeParse({ ...policy, ...change }).error?.issues.map(({ message }) => message);

it('offers a reminder on the day itself', () => {
  expect(flaws({ reminderDaysBefore: 0 })).toBeUndefined();
  expect(flaws({ reminderDaysBefore: -1 })).toEqual(['At least 0.']);
});

it('sends the mails of the day when people are awake', () => {
  expect(flaws({ mailMinute: 6 * 60 })).toBeUndefined();
  expect(flaws({ mailMinute: 21 * 60 })).toBeUndefined();
  expect(flaws({ mailMinute: 6 * 60 - 1 })).toEqual(['Not before 06:00: people sleep.']);
  expect(flaws({ mailMinute: 21 * 60 + 1 })).toEqual(['Not after 21:00: people sleep.']);
  expect(flaws({ mailMinute: Number.NaN })).toEqual(['Please choose a time.']);
});
