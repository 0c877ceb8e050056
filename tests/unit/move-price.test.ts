import { expect, it } from 'vitest';
import { priceMove } from '@/lib/domain/move-price';
import type { Quote } from '@/lib/domain/quote';

const line = {
  kind: 'PACKAGE',
  ref: 'p',
  label: 'Portrait',
  quantity: 1,
  unitCents: 10_000,
  totalCents: 10_000,
  discountCents: 0,
  taxBps: 0,
  taxCents: 0,
} as const;
const booked = {
  currency: 'USD',
  lines: [line],
  subtotalCents: 10_000,
  discountCents: 0,
  taxCents: 0,
  taxIncluded: false,
  totalCents: 10_000,
  dueNowCents: 9_000,
  balanceCents: 1_000,
  balanceDueOn: '2027-05-01',
  depositCents: 9_000,
} as unknown as Quote;

const moved = (cheaperBy: number, arrangement: 'ONLINE' | 'AT_APPOINTMENT') =>
  priceMove({
    booked,
    unitBeforeCents: 10_000,
    unitAfterCents: 10_000 - cheaperBy,
    balanceDueDays: 10,
    date: '2027-06-20',
    today: '2027-01-01',
    arrangement,
  }).quote;

it.each([
  [980, 0, null],
  [951, 0, null],
  [950, 50, '2027-06-10'],
])(
  'a balance that a cheaper date leaves too small for a card is shown nowhere: %i cheaper',
  (by, balance, on) => {
    expect(moved(by, 'ONLINE')).toMatchObject({
      totalCents: 10_000 - by,
      balanceCents: balance,
      dueNowCents: 10_000 - by - balance,
      balanceDueOn: on,
    });
  },
);

it('what is paid at the appointment is paid to the cent', () => {
  expect(moved(9_980, 'AT_APPOINTMENT')).toMatchObject({ balanceCents: 20, balanceDueOn: '2027-06-20' });
});
