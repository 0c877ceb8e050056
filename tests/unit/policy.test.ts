import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { policySchema } from '@/lib/domain/catalogue';
import { bookingStatuses } from '@/lib/domain/lifecycle';
import { paymentArrival } from '@/lib/domain/payment-arrival';
import { cancellationOutcome, mayCancel, mayReschedule } from '@/lib/domain/policy';
import { policySentences } from '@/lib/domain/policy-sentences';
import { applicationFee, feeToReturn, spreadRefund } from '@/lib/domain/refunds';
import * as fixture from './catalogue-fixture';

const HOUR = 3_600_000;
const start = fixture.at('2026-06-20T14:00:00Z');
const tiers = [
  { hoursBefore: 720, keepBps: 0 },
  { hoursBefore: 48, keepBps: 5_000 },
];

describe('cancelling', () => {
  const base = {
    policySnapshot: fixture.policy({ cancellationTiers: tiers, lateKeepBps: 10_000 }),
    totalCents: 300_000,
    depositCents: 90_000,
    paidCents: 300_000,
    refundedCents: 0,
    start,
    now: start - 1_000 * HOUR,
    keepFloorBps: 0,
    by: 'customer' as const,
  };
  const refundable = fixture.policy({ cancellationTiers: tiers, depositRefundable: true });
  test.each<[string, Partial<Parameters<typeof cancellationOutcome>[0]>, number, number]>([
    ['early, the deposit stays', {}, 90_000, 210_000],
    ['early, a refundable deposit goes back', { policySnapshot: refundable }, 0, 300_000],
    [
      'at exactly 720 hours the first tier holds',
      { policySnapshot: refundable, now: start - 720 * HOUR },
      0,
      300_000,
    ],
    ['a millisecond later the second', { now: start - 720 * HOUR + 1 }, 150_000, 150_000],
    ['at exactly 48 hours', { now: start - 48 * HOUR }, 150_000, 150_000],
    ['later than the last tier', { now: start - 48 * HOUR + 1 }, 300_000, 0],
    ['only the deposit is paid', { paidCents: 90_000 }, 90_000, 0],
    ['cancelling never charges', { paidCents: 90_000, now: start - HOUR }, 90_000, 0],
    ['nothing paid', { paidCents: 0 }, 0, 0],
    ['earlier goodwill counts', { refundedCents: 50_000 }, 90_000, 160_000],
    ['goodwill beyond what is kept', { refundedCents: 250_000 }, 50_000, 0],
    ['the share at the move is a floor', { keepFloorBps: 5_000 }, 150_000, 150_000],
    ['by the business: everything', { by: 'business', refundedCents: 50_000, now: start - HOUR }, 0, 250_000],
    [
      'an odd share rounds half up',
      {
        policySnapshot: fixture.policy({ depositRefundable: true, lateKeepBps: 5_000 }),
        totalCents: 333,
        paidCents: 333,
      },
      167,
      166,
    ],
  ])('%s', (_, change, keptCents, refundCents) => {
    expect(cancellationOutcome({ ...base, ...change })).toEqual({ keptCents, refundCents });
  });

  test('tiers in any order mean the same', () => {
    const policySnapshot = fixture.policy({ cancellationTiers: [...tiers].reverse() });
    const now = start - 800 * HOUR;
    expect(cancellationOutcome({ ...base, policySnapshot, now })).toEqual({
      keptCents: 90_000,
      refundCents: 210_000,
    });
  });

  test('never more than is held, and the later, the less', () => {
    const cents = fc.integer({ min: 0, max: 500_000 });
    fc.assert(
      fc.property(
        cents,
        cents,
        cents,
        fc.nat(2_000),
        fc.nat(2_000),
        fc.nat(10_000),
        (total, paid, refunded, a, b, floor) => {
          const held = Math.max(paid, refunded);
          const at = (hours: number) =>
            cancellationOutcome({
              ...base,
              totalCents: total,
              paidCents: held,
              refundedCents: Math.min(paid, refunded),
              keepFloorBps: floor,
              now: start - hours * HOUR,
            });
          const [early, late] = [at(Math.max(a, b)), at(Math.min(a, b))];
          expect(early.refundCents).toBeGreaterThanOrEqual(late.refundCents);
          for (const { keptCents, refundCents } of [early, late]) {
            expect(keptCents + refundCents).toBe(held - Math.min(paid, refunded));
            expect(refundCents).toBeGreaterThanOrEqual(0);
            expect(keptCents).toBeGreaterThanOrEqual(0);
          }
        },
      ),
    );
  });
});

describe('a refund over payments', () => {
  const payments = [
    { id: 'deposit', amountCents: 900, paidAt: 1 },
    { id: 'balance', amountCents: 2_100, paidAt: 2 },
  ];
  const refund = (paymentId: string, amountCents: number, status: 'PENDING' | 'SUCCEEDED' | 'FAILED') => ({
    paymentId,
    amountCents,
    status,
    byBank: false,
  });
  test.each([
    ['the newest first', [], 500, [{ paymentId: 'balance', amountCents: 500 }]],
    [
      'then the older',
      [],
      2_500,
      [
        { paymentId: 'balance', amountCents: 2_100 },
        { paymentId: 'deposit', amountCents: 400 },
      ],
    ],
    [
      'pending refunds count',
      [refund('balance', 2_000, 'PENDING')],
      200,
      [
        { paymentId: 'balance', amountCents: 100 },
        { paymentId: 'deposit', amountCents: 100 },
      ],
    ],
    [
      'failed ones don’t',
      [refund('balance', 2_000, 'FAILED')],
      200,
      [{ paymentId: 'balance', amountCents: 200 }],
    ],
    [
      'a payment that is used up is passed over',
      [refund('balance', 2_100, 'SUCCEEDED')],
      900,
      [{ paymentId: 'deposit', amountCents: 900 }],
    ],
    ['nothing', [], 0, []],
  ])('%s', (_, refunds, amount, parts) => {
    expect(spreadRefund({ payments, refunds, disputes: [] }, amount)).toEqual({ ok: true, parts });
  });

  test('what a bank may be about to give comes first, less what waits for it already', () => {
    const disputes = [{ paymentId: 'deposit', takenCents: 600, keptCents: 0, status: 'OPEN' as const }];
    const spread = (refunds: ReturnType<typeof refund>[]) =>
      spreadRefund({ payments, refunds, disputes }, 800);
    expect(spread([])).toMatchObject({
      parts: [
        { paymentId: 'balance', amountCents: 200 },
        { paymentId: 'deposit', amountCents: 600 },
      ],
    });
    expect(spread([refund('deposit', 500, 'PENDING')])).toMatchObject({
      parts: [
        { paymentId: 'balance', amountCents: 700 },
        { paymentId: 'deposit', amountCents: 100 },
      ],
    });
  });

  test('what a dispute has taken is not given, nor taken from what was refunded before it', () => {
    const disputes = [{ paymentId: 'balance', takenCents: 2_000, keptCents: 2_000, status: 'LOST' as const }];
    const spread = (refunds: ReturnType<typeof refund>[], amount: number) =>
      spreadRefund({ payments, refunds, disputes }, amount);
    expect(spread([], 1_000)).toEqual({
      ok: true,
      parts: [
        { paymentId: 'balance', amountCents: 100 },
        { paymentId: 'deposit', amountCents: 900 },
      ],
    });
    expect(spread([], 1_001)).toMatchObject({ reason: 'not_allowed' });
    expect(spread([refund('balance', 1_500, 'SUCCEEDED')], 900)).toEqual({
      ok: true,
      parts: [{ paymentId: 'deposit', amountCents: 900 }],
    });
  });

  test('more than is left is refused', () => {
    const refunds = [refund('deposit', 1, 'SUCCEEDED')];
    expect(spreadRefund({ payments, refunds, disputes: [] }, 3_000)).toMatchObject({
      ok: false,
      reason: 'not_allowed',
    });
  });

  test('never above paid − refunded, of each payment and of all', () => {
    const rows = fc.array(
      fc.record({
        amountCents: fc.nat(10_000),
        paidAt: fc.nat(9),
        gone: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(rows, fc.nat(30_000), (made, amount) => {
        const paid = made.map((row, index) => ({ ...row, id: `p${index}` }));
        const refunds = paid.map(({ id, amountCents, gone }) =>
          refund(id, Math.floor(amountCents * gone), 'SUCCEEDED'),
        );
        const leftOf = (id: string) =>
          (paid.find((each) => each.id === id)?.amountCents ?? 0) -
          (refunds.find((each) => each.paymentId === id)?.amountCents ?? 0);
        const left = paid.reduce((total, { id }) => total + leftOf(id), 0);
        const spread = spreadRefund({ payments: paid, refunds, disputes: [] }, amount);
        expect(spread.ok).toBe(amount <= left);
        if (!spread.ok) return;
        expect(spread.parts.reduce((total, part) => total + part.amountCents, 0)).toBe(amount);
        for (const part of spread.parts) expect(part.amountCents).toBeLessThanOrEqual(leftOf(part.paymentId));
      }),
    );
  });
});

test('commission is half up, and goes back in proportion to the last cent', () => {
  expect(applicationFee(10_000, 250)).toBe(250);
  expect(applicationFee(180, 250)).toBe(5);
  expect(applicationFee(179, 250)).toBe(4);
  const payment = { paymentCents: 1_000, feeCents: 25 };
  const parts = [333, 333, 334];
  let before = 0;
  const returned = parts.map((amountCents) => {
    const fee = feeToReturn({ ...payment, refundedBeforeCents: before, amountCents });
    before += amountCents;
    return fee;
  });
  expect(returned.reduce((total, fee) => total + fee, 0)).toBe(25);
});

test('what becomes of a payment that arrives', () => {
  const outcomes = bookingStatuses.map((status) => [
    paymentArrival({ status, owedCents: 1 }),
    paymentArrival({ status, owedCents: 0 }),
  ]);
  const take = { kind: 'TAKE' };
  const double = { kind: 'GIVE_BACK', refundReason: 'DOUBLE_PAYMENT' };
  const late = { kind: 'GIVE_BACK', refundReason: 'LATE_PAYMENT' };
  const ifFree = { kind: 'TAKE_IF_FREE', refundReason: 'LATE_PAYMENT' };
  expect(Object.fromEntries(bookingStatuses.map((status, index) => [status, outcomes[index]]))).toEqual({
    PENDING: [take, double],
    CONFIRMED: [take, double],
    COMPLETED: [take, double],
    NO_SHOW: [take, double],
    CANCELED: [late, late],
    EXPIRED: [ifFree, ifFree],
  });
});

describe('who may change what', () => {
  const policySnapshot = fixture.policy({ rescheduleNoticeHours: 48, maxReschedules: 2 });
  const base = {
    status: 'CONFIRMED' as const,
    policySnapshot,
    start,
    now: start - 100 * HOUR,
    by: 'customer' as const,
    rescheduleCount: 0,
  };
  test.each([
    ['a confirmed booking', {}, true],
    ['one that waits for its payment', { status: 'PENDING' as const }, true],
    ['a cancelled one', { status: 'CANCELED' as const }, false],
    ['a past one', { status: 'COMPLETED' as const }, false],
    ['one that has begun', { now: start }, false],
    ['one that has begun, by the business', { now: start, by: 'business' as const }, true],
    [
      'where the business wants a call',
      { policySnapshot: fixture.policy({ customerMayCancel: false }) },
      false,
    ],
    [
      'where it wants a call, by the business',
      { policySnapshot: fixture.policy({ customerMayCancel: false }), by: 'business' as const },
      true,
    ],
  ])('cancel %s', (_, change, may) => {
    expect(mayCancel({ ...base, ...change, locale: 'en-GB' }).ok).toBe(may);
  });
  test.each([
    ['a confirmed booking', {}, true],
    ['at exactly the notice', { now: start - 48 * HOUR }, true],
    ['inside the notice', { now: start - 48 * HOUR + 1 }, false],
    ['inside the notice, by the business', { now: start - HOUR, by: 'business' as const }, true],
    ['too often', { rescheduleCount: 2 }, false],
    ['too often, by the business', { rescheduleCount: 2, by: 'business' as const }, true],
    ['an unpaid one', { status: 'PENDING' as const }, false],
    ['a lapsed one', { status: 'EXPIRED' as const, by: 'business' as const }, false],
    [
      'where the business wants a call',
      { policySnapshot: fixture.policy({ customerMayReschedule: false }) },
      false,
    ],
  ])('move %s', (_, change, may) => {
    const answer = mayReschedule({ ...base, ...change, locale: 'en-GB' });
    expect(answer.ok).toBe(may);
    if (!answer.ok)
      expect(answer).toMatchObject({ reason: 'not_allowed', detail: expect.stringMatching(/\.$/) });
  });
});

test('a policy in plain words', () => {
  const policy = fixture.policy({
    depositKind: 'PERCENT',
    depositValue: 3_000,
    balanceDueDays: 30,
    cancellationTiers: tiers,
    note: ' Rain or shine. ',
  });
  expect(policySchema.parse(policy)).toEqual(policy);
  expect(policySentences(policy, 'USD', 'en')).toEqual([
    'A deposit of 30% is due when you book, the rest 30 days before the day. The deposit is not refundable.',
    'Cancel at least 30 days before: only the deposit is kept.',
    'Cancel at least 2 days before: 50% of the price is kept.',
    'Later than that: the full price is kept.',
    'You never lose more than you have paid by then.',
    'You can move your booking up to 3 times, until 24 hours before.',
    'Rain or shine.',
  ]);
  expect(
    policySentences(fixture.policy({ customerMayCancel: false, maxReschedules: 0 }), 'USD', 'en'),
  ).toEqual([
    'The full price is due when you book.',
    'To cancel, please get in touch with us.',
    'To move your booking, please get in touch with us.',
  ]);
});

test.each<[string, Parameters<typeof fixture.policy>[0], string[]]>([
  [
    'a share below the deposit is the deposit, and tiers that come to the same are one',
    {
      depositKind: 'PERCENT',
      depositValue: 3000,
      cancellationTiers: [
        { hoursBefore: 720, keepBps: 0 },
        { hoursBefore: 48, keepBps: 2000 },
      ],
    },
    [
      'Cancel at least 2 days before: only the deposit is kept.',
      'Later than that: the full price is kept.',
      'You never lose more than you have paid by then.',
    ],
  ],
  [
    'a sum as deposit may be more than the share',
    { depositKind: 'AMOUNT', depositValue: 5000, cancellationTiers: [], lateKeepBps: 2500 },
    [
      'Cancel at any time before it begins: 25% of the price is kept, but never less than the deposit.',
      'You never lose more than you have paid by then.',
    ],
  ],
  [
    'nothing is paid before the appointment',
    { paymentTiming: 'AT_APPOINTMENT', cancellationTiers: [{ hoursBefore: 48, keepBps: 5000 }] },
    ['Cancel before it begins: nothing to pay.'],
  ],
  ['all is paid at once', {}, ['Cancel at any time before it begins: the full price is kept.']],
  [
    'the deposit goes back too',
    {
      depositKind: 'PERCENT',
      depositValue: 3000,
      depositRefundable: true,
      cancellationTiers: [{ hoursBefore: 48, keepBps: 0 }],
      lateKeepBps: 5000,
    },
    [
      'Cancel at least 2 days before: nothing is kept.',
      'Later than that: 50% of the price is kept.',
      'You never lose more than you have paid by then.',
    ],
  ],
])('the rule in words, where %s', (_, change, sentences) => {
  const all = policySentences(fixture.policy(change), 'USD', 'en');
  expect(all.slice(1, -1)).toEqual(sentences);
  const short = policySentences(fixture.policy(change), 'USD', 'en', { withCancellation: false });
  expect(short).toEqual([all[0], all.at(-1)]);
});
