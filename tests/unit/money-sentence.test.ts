import { expect, test } from 'vitest';
import { moneySentence, type SentenceBooking } from '@/lib/domain/money-sentence';
import { moneyState } from '@/lib/domain/money-state';
import * as fixture from './catalogue-fixture';

const now = fixture.at('2026-04-10T12:00:00Z');
const booking: SentenceBooking = {
  status: 'CONFIRMED',
  arrangement: 'ONLINE',
  totalCents: 300_000,
  dueNowCents: 90_000,
  balanceDueOn: '2026-05-12',
  payments: [{ id: 'deposit', amountCents: 90_000 }],
  refunds: [],
  disputes: [],
  currency: 'USD',
};
const paid = [
  { id: 'deposit', amountCents: 90_000 },
  { id: 'balance', amountCents: 210_000 },
];
const dispute = (takenCents: number, status: 'INQUIRY' | 'OPEN' | 'WON' | 'LOST' = 'LOST') => ({
  paymentId: 'balance',
  takenCents,
  keptCents: status === 'WON' || status === 'LOST' ? takenCents : 0,
  status,
});
const refund = (
  amountCents: number,
  reason: 'GOODWILL' | 'MOVED_CHEAPER' | 'DOUBLE_PAYMENT' = 'GOODWILL',
  status: 'PENDING' | 'SUCCEEDED' | 'FAILED' = 'SUCCEEDED',
) => ({ paymentId: 'deposit', amountCents, reason, status, byBank: false });

test.each<[string, Partial<SentenceBooking>, string]>([
  ['a deposit', {}, 'Paid $900 of $3,000; $2,100 due May 12.'],
  [
    'the balance is next year’s',
    { balanceDueOn: '2027-05-12' },
    'Paid $900 of $3,000; $2,100 due May 12, 2027.',
  ],
  ['in full', { payments: paid }, 'Paid $3,000 in full.'],
  [
    'all but what is too little for a card',
    { payments: paid, totalCents: 300_049 },
    'Paid $3,000 of $3,000.49; $0.49 waived.',
  ],
  [
    'more than it costs since it was moved, but for what is too little for a card',
    { payments: paid, totalCents: 250_020, refunds: [refund(50_000, 'MOVED_CHEAPER')] },
    'Paid $3,000 in full, $500 refunded; $0.20 waived.',
  ],
  ['overdue', { balanceDueOn: '2026-04-09' }, 'Paid $900 of $3,000; $2,100 overdue since April 9.'],
  ['due today is not overdue', { balanceDueOn: '2026-04-10' }, 'Paid $900 of $3,000; $2,100 due April 10.'],
  [
    'nothing paid yet',
    { status: 'PENDING', payments: [] },
    'Nothing paid yet of $3,000; $900 due now, $2,100 due May 12.',
  ],
  [
    'nothing paid yet, all due now',
    { status: 'PENDING', payments: [], dueNowCents: 300_000, balanceDueOn: null },
    'Nothing paid yet of $3,000; $3,000 due now.',
  ],
  ['nothing due now', { payments: [], dueNowCents: 0 }, 'Nothing paid yet of $3,000; $3,000 due May 12.'],
  ['nothing at all', { totalCents: 0, payments: [], dueNowCents: 0, balanceDueOn: null }, 'Nothing to pay.'],
  [
    'at the appointment',
    { arrangement: 'AT_APPOINTMENT', payments: [], dueNowCents: 0, balanceDueOn: '2026-06-11' },
    '$3,000 to pay at the appointment.',
  ],
  [
    'part of it at the appointment',
    { arrangement: 'AT_APPOINTMENT', balanceDueOn: '2026-06-11' },
    'Paid $900 of $3,000; $2,100 to pay at the appointment.',
  ],
  ['a gift', { payments: paid, refunds: [refund(10_000)] }, 'Paid $3,000 in full, $100 refunded.'],
  [
    'a gift that failed',
    { payments: paid, refunds: [refund(10_000, 'GOODWILL', 'FAILED')] },
    'Paid $3,000 in full.',
  ],
  ['a dispute that was lost', { payments: paid, disputes: [dispute(210_000)] }, 'Paid $3,000 in full.'],
  [
    'a dispute that was lost in part',
    { payments: paid, disputes: [dispute(10_000)] },
    'Paid $3,000 in full.',
  ],
  [
    'a dispute for what was refunded already',
    {
      payments: paid,
      refunds: [{ ...refund(150_000), paymentId: 'balance' }],
      disputes: [dispute(210_000)],
    },
    'Paid $3,000 in full, $1,500 refunded.',
  ],
  [
    'disputes that have taken nothing for good',
    { payments: paid, disputes: [dispute(1, 'INQUIRY'), dispute(2, 'OPEN'), dispute(0, 'WON')] },
    'Paid $3,000 in full.',
  ],
  [
    'a dispute that was won in part',
    { payments: paid, disputes: [dispute(10_000, 'WON')] },
    'Paid $3,000 in full.',
  ],
  [
    'a refund that no bank has taken yet',
    { status: 'CANCELED', refunds: [refund(90_000, 'GOODWILL', 'PENDING')] },
    'Paid $900; $900 on its way back.',
  ],
  [
    'refunds that have arrived in part',
    { status: 'CANCELED', refunds: [refund(40_000), refund(50_000, 'GOODWILL', 'PENDING')] },
    'Paid $900; $400 refunded, $500 on its way back.',
  ],
  [
    'a refund that failed',
    { status: 'CANCELED', refunds: [refund(90_000, 'GOODWILL', 'FAILED')] },
    'Paid $900; nothing refunded.',
  ],
  ['refunded in full', { status: 'CANCELED', refunds: [refund(90_000)] }, 'Paid $900; refunded in full.'],
  ['refunded in part', { status: 'CANCELED', refunds: [refund(45_000)] }, 'Paid $900; $450 refunded.'],
  [
    'a refund that is on its way',
    { status: 'CANCELED', refunds: [refund(90_000, 'GOODWILL', 'PENDING')] },
    'Paid $900; $900 on its way back.',
  ],
  [
    'one that arrived and one that is on its way',
    { payments: paid, refunds: [refund(10_000), refund(5000, 'GOODWILL', 'PENDING')] },
    'Paid $3,000 in full, $100 refunded, $50 on its way back.',
  ],
  ['nothing refunded', { status: 'CANCELED' }, 'Paid $900; nothing refunded.'],
  ['lapsed', { status: 'EXPIRED', payments: [] }, 'Nothing was paid.'],
  ['over', { status: 'COMPLETED', payments: paid }, 'Paid $3,000 in full.'],
])('%s', (_, change, sentence) => {
  expect(
    moneySentence({ ...booking, ...change }, { timeZone: 'America/New_York', locale: 'en-US' }, now),
  ).toBe(sentence);
});

test('a gift isn’t owed again; what was paid twice or became cheaper is', () => {
  const owed = (change: Partial<SentenceBooking>) =>
    moneyState({ ...booking, ...change }, '2026-04-10').owedCents;
  expect(owed({ payments: paid, refunds: [refund(10_000)] })).toBe(0);
  expect(
    owed({
      payments: [
        { id: 'deposit', amountCents: 90_000 },
        { id: 'again', amountCents: 90_000 },
      ],
      refunds: [refund(90_000, 'DOUBLE_PAYMENT')],
    }),
  ).toBe(210_000);
  expect(owed({ totalCents: 280_000, payments: paid, refunds: [refund(20_000, 'MOVED_CHEAPER')] })).toBe(0);
});
