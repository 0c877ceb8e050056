import { expect, test } from 'vitest';
import { cancelOutlook } from '@/lib/domain/cancel-outlook';
import type { PolicySnapshot } from '@/lib/domain/policy';

const policy: PolicySnapshot = {
  depositKind: 'PERCENT',
  depositValue: 3000,
  depositRefundable: false,
  balanceDueDays: 30,
  cancellationTiers: [
    { hoursBefore: 90 * 24, keepBps: 0 },
    { hoursBefore: 14 * 24, keepBps: 5000 },
  ],
  lateKeepBps: 10_000,
  customerMayCancel: true,
  customerMayReschedule: true,
  rescheduleNoticeHours: 24,
  maxReschedules: 3,
  paymentTiming: 'BEFORE',
  autoCancelOverdue: false,
  reminderDaysBefore: 7,
  mailMinute: 540,
  holdMinutes: 40,
  note: '',
};
const quote = { totalCents: 300_000, dueNowCents: 90_000, balanceDueOn: '2027-05-31', depositCents: 90_000 };
const at = (text: string) => Date.parse(text);
const ask = { quote, policy, timeZone: 'UTC', currency: 'USD', locale: 'en' };

test('a deposit that is kept gives nothing back until the balance is paid', () => {
  const start = at('2027-06-30T00:00:00Z');
  expect(cancelOutlook({ ...ask, start, now: at('2027-01-01T10:00:00Z') })).toBe(
    'Cancel before 31 May: nothing back. Cancel before 16 June: $1,500 back. Later: nothing back.',
  );
});

test('an answer that holds for an instant only is not said', () => {
  const start = at('2027-06-30T00:00:00Z');
  const same = { ...policy, cancellationTiers: [{ hoursBefore: 30 * 24, keepBps: 5000 }] };
  expect(cancelOutlook({ ...ask, policy: same, start, now: at('2027-01-01T10:00:00Z') })).toBe(
    'Cancel at any time before it begins: nothing back.',
  );
});

test('a refundable deposit follows the tiers', () => {
  const start = at('2027-06-30T00:00:00Z');
  const refundable = { ...policy, depositRefundable: true };
  expect(cancelOutlook({ ...ask, policy: refundable, start, now: at('2027-01-01T10:00:00Z') })).toBe(
    'Cancel before 1 April: $900 back. Cancel before 31 May: nothing back. Cancel before 16 June: $1,500 back. Later: nothing back.',
  );
});

test('a step within a day says the time', () => {
  const spa = { ...policy, depositRefundable: true, cancellationTiers: [{ hoursBefore: 24, keepBps: 0 }] };
  const paid = { totalCents: 8000, dueNowCents: 8000, balanceDueOn: null, depositCents: 0 };
  const start = at('2027-06-30T14:30:00Z');
  expect(cancelOutlook({ ...ask, quote: paid, policy: spa, start, now: at('2027-06-01T10:00:00Z') })).toBe(
    'Cancel before 29 June, 2:30 PM: $80 back. Later: nothing back.',
  );
  expect(cancelOutlook({ ...ask, quote: paid, policy: spa, start, now: at('2027-06-30T10:00:00Z') })).toBe(
    'Cancel at any time before it begins: nothing back.',
  );
});

test('nothing to pay, and no cancelling online', () => {
  const start = at('2027-06-30T14:30:00Z');
  const free = { ...quote, dueNowCents: 0 };
  expect(cancelOutlook({ ...ask, quote: free, start, now: 0 })).toBe(
    'Cancel before it begins: nothing to pay.',
  );
  const asked = { ...policy, customerMayCancel: false };
  expect(cancelOutlook({ ...ask, policy: asked, start, now: 0 })).toBe(
    'To cancel, please get in touch with us.',
  );
});
