import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cancelOutlook, type OutlookBooking, quoteOutlook } from '@/lib/domain/cancel-outlook';
import { cancelRefund } from '@/lib/domain/cancel-refund';
import { HOUR } from '@/lib/domain/durations';
import { addDays } from '@/lib/domain/local-date';
import { moneyState } from '@/lib/domain/money-state';
import { paymentPlan } from '@/lib/domain/payment-plan';
import { localDateOf, localMinuteOf, startOfDay } from '@/lib/domain/time';
import { dayAndMonth, timeInWords } from '@/lib/domain/when';
import { at, item, policy } from './catalogue-fixture';

const wedding = policy({
  depositKind: 'PERCENT',
  depositValue: 3000,
  balanceDueDays: 30,
  cancellationTiers: [
    { hoursBefore: 90 * 24, keepBps: 0 },
    { hoursBefore: 14 * 24, keepBps: 5000 },
  ],
});
const booking: OutlookBooking = {
  status: 'CONFIRMED',
  arrangement: 'ONLINE',
  currency: 'USD',
  totalCents: 410_000,
  depositCents: 123_000,
  balanceDueOn: '2027-05-31',
  payments: [{ id: 'now', amountCents: 123_000 }],
  refunds: [],
  disputes: [],
  policySnapshot: wedding,
  keepFloorBps: 0,
  start: at('2027-06-30T00:00:00Z'),
};
const told = { timeZone: 'UTC', locale: 'en-GB', now: at('2027-01-01T10:00:00Z') };
const deposit = 'lose only the deposit of US$1,230 and owe nothing more';
const full = { payments: [{ id: 'all', amountCents: 410_000 }] };
const spa = {
  policySnapshot: policy({ cancellationTiers: [{ hoursBefore: 24, keepBps: 0 }] }),
  totalCents: 8000,
  depositCents: 0,
  balanceDueOn: null,
  payments: [{ id: 'now', amountCents: 8000 }],
  start: at('2027-06-30T14:30:00Z'),
};

describe('what cancelling costs', () => {
  test.each<[string, Partial<OutlookBooking>, Partial<typeof told>, string | null]>([
    [
      'a deposit',
      {},
      {},
      `If you cancel before the rest is paid (due 31 May), you ${deposit}. Once it is paid: before 1 April, you lose only the deposit of US$1,230 and get US$2,870 back; before 16 June, you get US$2,050 back; after that you get nothing back.`,
    ],
    [
      'a deposit, and the rest is late',
      {},
      { now: at('2027-06-20T10:00:00Z') },
      `If you cancel before the rest is paid (due since 31 May), you ${deposit}. Once it is paid, you get nothing back.`,
    ],
    [
      'a deposit that the tiers give back',
      { policySnapshot: { ...wedding, depositRefundable: true } },
      {},
      'If you cancel before the rest is paid (due 31 May): before 1 April, you get all US$1,230 back; after that you lose US$1,230 and owe nothing more. Once it is paid: before 1 April, you get all US$4,100 back; before 16 June, you get US$2,050 back; after that you get nothing back.',
    ],
    [
      'a deposit, and the rest at the appointment',
      { arrangement: 'AT_APPOINTMENT', balanceDueOn: '2027-06-30' },
      {},
      `If you cancel before it begins, you ${deposit}.`,
    ],
    [
      'everything is paid',
      full,
      {},
      `If you cancel before 1 April, you lose only the deposit of US$1,230 and get US$2,870 back; before 16 June, you get US$2,050 back; after that you get nothing back.`,
    ],
    [
      'a tier within a day says the time',
      spa,
      {},
      'If you cancel before 29 June, 14:30, you get all US$80 back; after that you get nothing back.',
    ],
    [
      'after the last tier',
      spa,
      { now: at('2027-06-30T10:00:00Z') },
      'If you cancel before it begins, you get nothing back.',
    ],
    [
      'tiers that come to the same',
      {
        ...full,
        policySnapshot: { ...wedding, cancellationTiers: [{ hoursBefore: 720, keepBps: 10_000 }] },
      },
      {},
      'If you cancel before it begins, you get nothing back.',
    ],
    ['free', { totalCents: 0, payments: [] }, {}, 'If you cancel before it begins, you owe nothing.'],
    [
      'only the business may cancel',
      { policySnapshot: { ...wedding, customerMayCancel: false } },
      {},
      'To cancel, please get in touch with us.',
    ],
    ['it has begun', {}, { now: booking.start }, null],
    ['it is cancelled', { status: 'CANCELED' }, {}, null],
    ['it waits for its payment', { status: 'PENDING' }, {}, null],
  ])('%s', (_, change, when, sentence) => {
    expect(cancelOutlook({ ...booking, ...change }, { ...told, ...when })).toBe(sentence);
  });

  test('the business reads it of its customer, and a visitor abroad whose time it is', () => {
    const toOffice = { ...told, reader: 'office' as const };
    expect(cancelOutlook({ ...booking, ...spa }, toOffice)).toBe(
      'If they cancel before 29 June, 14:30, they get all US$80 back; after that they get nothing back.',
    );
    const abroad = { ...told, timeZone: 'Europe/London', visitor: 'America/New_York' };
    expect(cancelOutlook({ ...booking, ...spa }, abroad)).toContain('before 29 June, 15:30 (London time), ');
  });
});

/** A booking as it may stand in the database, made by the real payment plan. */
const bookings = fc
  .record({
    timeZone: fc.constantFrom('UTC', 'America/New_York', 'Australia/Lord_Howe', 'Europe/London'),
    daysAhead: fc.integer({ min: 0, max: 200 }),
    minute: fc.constantFrom(0, 300, 870),
    depositKind: fc.constantFrom('NONE' as const, 'PERCENT' as const, 'AMOUNT' as const),
    depositValue: fc.integer({ min: 1, max: 10_000 }),
    depositRefundable: fc.boolean(),
    balanceDueDays: fc.constantFrom(0, 1, 7, 30, 60),
    cancellationTiers: fc.uniqueArray(
      fc.record({
        hoursBefore: fc.oneof(fc.integer({ min: 1, max: 3000 }), fc.constantFrom(24, 48, 720, 2160)),
        keepBps: fc.oneof(fc.constantFrom(0, 3000, 5000, 10_000), fc.integer({ min: 0, max: 10_000 })),
      }),
      { selector: ({ hoursBefore }) => hoursBefore, maxLength: 4 },
    ),
    lateKeepBps: fc.constantFrom(0, 2500, 5000, 10_000),
    totalCents: fc.oneof(fc.constant(0), fc.integer({ min: 50, max: 900_000 })),
    arrangement: fc.constantFrom('ONLINE' as const, 'AT_APPOINTMENT' as const),
    keepFloorBps: fc.constantFrom(0, 0, 3000, 10_000),
    paid: fc.constantFrom('nothing', 'now', 'all'),
    refunded: fc.constantFrom(0, 0, 0.1, 1),
    refundReason: fc.constantFrom('GOODWILL' as const, 'MOVED_CHEAPER' as const),
    dearer: fc.constantFrom(0, 0, 20_000),
    keptByBank: fc.constantFrom(0, 0, 0, 0.5),
  })
  .map((made) => {
    const now = at('2026-12-01T09:13:00Z');
    const today = localDateOf(now, made.timeZone);
    const date = addDays(today, made.daysAhead);
    const start = startOfDay(date, made.timeZone) + made.minute * 60_000;
    const policySnapshot = policy(made);
    const { totalCents: total, arrangement } = made;
    const asked = { package: item(), policy: policySnapshot, totalCents: total, currency: 'USD' };
    const plan = paymentPlan({ ...asked, date, today, arrangement });
    if (!plan.ok) return null;
    const cents = { nothing: 0, now: plan.dueNowCents, all: total }[made.paid] ?? 0;
    const payments = cents > 0 ? [{ id: 'first', amountCents: cents }] : [];
    const refundedCents = Math.floor(cents * made.refunded);
    const refund = { paymentId: 'first', status: 'SUCCEEDED' as const, byBank: false };
    const bank = { paymentId: 'first', status: 'LOST' as const };
    const bankCents = Math.floor(cents * made.keptByBank);
    const one: OutlookBooking = {
      ...plan,
      status: 'CONFIRMED',
      arrangement,
      currency: 'USD',
      totalCents: total + made.dearer,
      payments,
      refunds:
        refundedCents > 0 ? [{ ...refund, amountCents: refundedCents, reason: made.refundReason }] : [],
      disputes: bankCents > 0 ? [{ ...bank, takenCents: bankCents, keptCents: bankCents }] : [],
      policySnapshot,
      keepFloorBps: made.keepFloorBps,
      start,
    };
    return { booking: one, plan: { ...plan, currency: 'USD', totalCents: total }, now, ...made };
  })
  .filter((made) => made !== null && made.now < made.booking.start)
  .map((made) => made as NonNullable<typeof made>);

describe('every promise', () => {
  test('is what cancelling at that time gives back and keeps', () => {
    fc.assert(
      fc.property(bookings, fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (made, parts) => {
        const { booking: one, now, timeZone } = made;
        const sentence = cancelOutlook(one, { timeZone, locale: 'en-US', now }) ?? '';
        const ends = one.policySnapshot.cancellationTiers.map((tier) => one.start - tier.hoursBefore * HOUR);
        const today = localDateOf(now, timeZone);
        const { owedCents } = moneyState(one, today);
        const restPaid = { ...one, payments: [...one.payments, { id: 'rest', amountCents: owedCents }] };
        const moments = [
          now,
          one.start - 1,
          ...ends.flatMap((end) => [end, end + 1]),
          ...parts.map((part) => now + Math.floor(part * (one.start - now))),
        ].filter((moment) => moment >= now && moment < one.start);
        const words = (end: number) => {
          const day = dayAndMonth(localDateOf(end, timeZone), 'en-US', today);
          return localMinuteOf(end, timeZone) === 0 ? day : `${day}, ${timeInWords(end, timeZone, 'en-US')}`;
        };
        const endOf = new Map(ends.map((end) => [words(end), end]));
        const told = read(sentence, endOf);
        for (const moment of moments) {
          expect(cancelRefund(one, moment, 'customer')).toMatchObject(told.asItIs(moment));
          if (one.arrangement === 'ONLINE') {
            expect(cancelRefund(restPaid, moment, 'customer')).toMatchObject(told.paid(moment));
          }
          const isOver = { ...one, status: 'CANCELED' as const };
          if (sentence.includes('owe nothing')) expect(moneyState(isOver, today).owedCents).toBe(0);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('stands in the quote’s words as in those of the booking that it becomes', () => {
    fc.assert(
      fc.property(bookings, ({ booking: one, plan: quote, arrangement, now, timeZone }) => {
        const payments = quote.dueNowCents > 0 ? [{ id: 'now', amountCents: quote.dueNowCents }] : [];
        const fresh = { payments, refunds: [], disputes: [], keepFloorBps: 0, totalCents: quote.totalCents };
        const told = { timeZone, locale: 'en-US', now };
        expect(
          quoteOutlook({ quote, policy: one.policySnapshot, arrangement, start: one.start, ...told }),
        ).toBe(cancelOutlook({ ...one, ...fresh }, told));
      }),
      { numRuns: 100 },
    );
  });
});

type Promised = { refundCents?: number; keptCents?: number };

/** Reads the sentence as a person would: what it promises at a moment, with what is paid now and with the rest paid. */
function read(sentence: string, endOf: Map<string, number>) {
  const [, now, rest] =
    /^If you cancel before the rest is paid(?: \(due .+?\))?[,:] (.+?)\. Once it is paid[,:] (.+)\.$/.exec(
      sentence,
    ) ?? [];
  const whole = /^If you cancel (?:before it begins, )?(.+)\.$/.exec(sentence)?.[1] ?? '';
  const at = (clauses: string) => (moment: number) => {
    const clause = clauses.split('; ').find((each) => {
      const day = /^before (.+?), you /.exec(each)?.[1];
      if (day === undefined) return true;
      expect(endOf.has(day), `${day} in: ${sentence}`).toBe(true);
      return moment <= (endOf.get(day) ?? 0);
    });
    return promised(clause?.replace(/^(before .+?, |after that )(?=you)/, '') ?? '');
  };
  return { asItIs: at(now ?? whole), paid: at(rest ?? whole) };
}

function promised(clause: string): Promised {
  const sum = Math.round(Number(/\$([\d,.]*\d)/.exec(clause)?.[1]?.replaceAll(',', '')) * 100);
  if (clause === 'you owe nothing') return { refundCents: 0, keptCents: 0 };
  if (clause === 'you get nothing back') return { refundCents: 0 };
  if (/^you get all \S+ back$/.test(clause)) return { refundCents: sum, keptCents: 0 };
  if (/^you get \S+ back( and owe nothing more)?$/.test(clause)) return { refundCents: sum };
  const deposit = /^you lose only the deposit of \S+ and (?:get \$(\S+) back|owe nothing more)$/.exec(clause);
  if (deposit) {
    const back = Math.round(Number(deposit[1]?.replaceAll(',', '') ?? 0) * 100);
    return { keptCents: sum, refundCents: back };
  }
  if (/^you lose \S+ and owe nothing more$/.test(clause)) return { refundCents: 0, keptCents: sum };
  throw new Error(`Not understood: ${clause}`);
}
