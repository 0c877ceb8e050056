import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AddOn, Catalogue, Package, Policy } from '@/lib/domain/catalogue';
import { stripeMinimum } from '@/lib/domain/money';
import { anyPackage, arrangementsOf } from '@/lib/domain/payment-plan';
import { priceBasket, priceOn } from '@/lib/domain/pricing';
import { type Quote, quoteSchema } from '@/lib/domain/quote';
import * as fixture from './catalogue-fixture';

const now = fixture.at('2026-01-10T12:00:00Z');
const addOn = (change: Partial<AddOn> = {}): AddOn => ({
  id: 'album',
  slug: 'album',
  name: 'Album',
  description: '',
  image: '',
  priceCents: 5_000,
  priceUnit: 'PER_BOOKING',
  maxQuantity: 3,
  taxBps: 0,
  ...change,
});

type Change = {
  item?: Partial<Package>;
  policy?: Partial<Policy>;
  tenant?: Partial<Catalogue['tenant']>;
  addOns?: AddOn[];
  date?: string;
  seats?: number;
  basket?: { addOnId: string; quantity: number }[];
  discountCents?: number;
  arrangement?: 'ONLINE' | 'AT_APPOINTMENT';
};

function price(change: Change = {}) {
  const base = fixture.catalogue();
  return priceBasket({
    catalogue: {
      tenant: { ...base.tenant, currency: 'USD', ...change.tenant },
      policy: fixture.policy(change.policy),
      addOns: change.addOns ?? [addOn()],
    },
    package: fixture.item({ priceCents: 300_000, maxSeats: 8, addOnIds: ['album'], ...change.item }),
    date: change.date ?? '2026-06-20',
    seats: change.seats ?? 1,
    addOns: change.basket ?? [],
    discountCents: change.discountCents,
    arrangement: change.arrangement,
    now,
  });
}

function quote(change: Change = {}): Quote {
  const priced = price(change);
  if (!priced.ok) throw new Error(priced.detail);
  expect(quoteSchema.parse(priced.quote)).toEqual(priced.quote);
  return priced.quote;
}

describe('totals', () => {
  test.each<[string, Change, Partial<Quote>]>([
    ['one price', {}, { subtotalCents: 300_000, totalCents: 300_000, dueNowCents: 300_000, balanceCents: 0 }],
    ['per seat', { item: { priceUnit: 'PER_SEAT', priceCents: 4_500 }, seats: 3 }, { totalCents: 13_500 }],
    ['per booking, whatever the seats', { seats: 3 }, { totalCents: 300_000 }],
    ['extras', { basket: [{ addOnId: 'album', quantity: 2 }] }, { totalCents: 310_000 }],
    [
      'the same extra named twice',
      {
        basket: [
          { addOnId: 'album', quantity: 1 },
          { addOnId: 'album', quantity: 1 },
        ],
      },
      { totalCents: 310_000 },
    ],
    [
      'extras per seat',
      { addOns: [addOn({ priceUnit: 'PER_SEAT' })], basket: [{ addOnId: 'album', quantity: 2 }], seats: 3 },
      { totalCents: 330_000 },
    ],
    [
      'tax added, half up',
      { tenant: { taxIncluded: false }, item: { priceCents: 1_005, taxBps: 1_000 } },
      { taxCents: 101, totalCents: 1_106 },
    ],
    [
      'tax included, half up',
      { item: { priceCents: 1_006, taxBps: 2_000 } },
      { taxCents: 168, totalCents: 1_006 },
    ],
    [
      'a discount is taken before tax',
      { tenant: { taxIncluded: false }, item: { priceCents: 10_000, taxBps: 1_000 }, discountCents: 1_000 },
      { subtotalCents: 10_000, discountCents: 1_000, taxCents: 900, totalCents: 9_900 },
    ],
    [
      'a discount never exceeds the sum',
      { discountCents: 999_999 },
      { discountCents: 300_000, totalCents: 0, dueNowCents: 0 },
    ],
  ])('%s', (_, change, expected) => {
    expect(quote(change)).toMatchObject(expected);
  });
});

test('a discount is spread over the lines by largest remainder', () => {
  const { lines } = quote({
    item: { priceCents: 200 },
    addOns: [addOn({ priceCents: 100 })],
    basket: [{ addOnId: 'album', quantity: 1 }],
    discountCents: 100,
  });
  expect(lines.map(({ discountCents }) => discountCents)).toEqual([67, 33]);
});

describe('what is due now', () => {
  const deposit = { depositKind: 'PERCENT', depositValue: 3_000, balanceDueDays: 30 } as const;
  test.each<[string, Change, Partial<Quote>]>([
    [
      'a percent of the total',
      { policy: deposit },
      { dueNowCents: 90_000, balanceCents: 210_000, balanceDueOn: '2026-05-21', depositCents: 90_000 },
    ],
    [
      'extras and tax count',
      {
        policy: deposit,
        tenant: { taxIncluded: false },
        item: { taxBps: 1_000 },
        basket: [{ addOnId: 'album', quantity: 1 }],
      },
      { totalCents: 335_000, dueNowCents: 100_500 },
    ],
    [
      'a sum',
      { policy: { ...deposit, depositKind: 'AMOUNT', depositValue: 50_000 } },
      { dueNowCents: 50_000 },
    ],
    [
      'a sum above the total is the total',
      { policy: { ...deposit, depositKind: 'AMOUNT', depositValue: 500_000 } },
      { dueNowCents: 300_000, balanceDueOn: null },
    ],
    [
      'the package’s deposit wins',
      { policy: deposit, item: { depositKind: 'PERCENT', depositValue: 5_000 } },
      { dueNowCents: 150_000 },
    ],
    [
      'the package may have none',
      { policy: deposit, item: { depositKind: 'NONE' } },
      { dueNowCents: 300_000, depositCents: 0 },
    ],
    [
      'a day before the balance window',
      { policy: deposit, date: '2026-02-10' },
      { dueNowCents: 90_000, balanceDueOn: '2026-01-11' },
    ],
    [
      'inside the balance window all of it',
      { policy: deposit, date: '2026-02-09' },
      { dueNowCents: 300_000, balanceCents: 0, balanceDueOn: null, depositCents: 90_000 },
    ],
    [
      'a balance that Stripe can’t charge is folded',
      { policy: { ...deposit, depositKind: 'AMOUNT', depositValue: 299_951 } },
      { dueNowCents: 300_000, balanceCents: 0 },
    ],
    [
      'the least that Stripe charges is not',
      { policy: { ...deposit, depositKind: 'AMOUNT', depositValue: 299_950 } },
      { dueNowCents: 299_950, balanceCents: 50 },
    ],
    [
      'a deposit below it is raised',
      { policy: { ...deposit, depositKind: 'AMOUNT', depositValue: 10 } },
      { dueNowCents: 50, balanceCents: 299_950 },
    ],
    [
      'no deposit at all: later',
      { policy: { ...deposit, depositValue: 0 } },
      { dueNowCents: 0, balanceCents: 300_000 },
    ],
    [
      'at the appointment',
      { policy: deposit, arrangement: 'AT_APPOINTMENT' },
      { dueNowCents: 0, balanceCents: 300_000, balanceDueOn: '2026-06-20', depositCents: 0 },
    ],
    ['nothing', { item: { priceCents: 0 } }, { totalCents: 0, dueNowCents: 0, balanceDueOn: null }],
  ])('%s', (_, change, expected) => {
    expect(quote(change)).toMatchObject(expected);
  });
});

test.each<[string, Change, string]>([
  ['seats', { seats: 9 }, 'Massage takes from 1 to 8 people.'],
  ['no seats', { seats: 0 }, 'Massage takes from 1 to 8 people.'],
  ['half a seat', { seats: 1.5 }, 'Massage takes from 1 to 8 people.'],
  [
    'another package’s extra',
    { item: { addOnIds: [] }, basket: [{ addOnId: 'album', quantity: 1 }] },
    'Massage doesn’t come with that extra.',
  ],
  ['quantity 0', { basket: [{ addOnId: 'album', quantity: 0 }] }, 'Album can be added from 1 to 3 times.'],
  ['quantity −1', { basket: [{ addOnId: 'album', quantity: -1 }] }, 'Album can be added from 1 to 3 times.'],
  [
    'quantity 10⁹',
    { basket: [{ addOnId: 'album', quantity: 1e9 }] },
    'Album can be added from 1 to 3 times.',
  ],
  ['too little for a card', { item: { priceCents: 49 } }, 'The total is too small to be paid by card.'],
  [
    'too much',
    { item: { priceCents: 2_000_000_000, priceUnit: 'PER_SEAT' }, seats: 2 },
    'The total is too large to book at once.',
  ],
])('refuses %s', (_, change, detail) => {
  expect(price(change)).toEqual({ ok: false, reason: 'not_bookable', detail });
});

test('the first price rule that fits the date wins', () => {
  const item = fixture.item({
    priceCents: 100,
    priceRules: [
      { startDate: '2026-12-24', endDate: '2026-12-26', weekdays: [], priceCents: 300 },
      { startDate: null, endDate: null, weekdays: [6, 7], priceCents: 200 },
      { startDate: '2027-01-01', endDate: null, weekdays: [], priceCents: 150 },
    ],
  });
  const prices = [
    '2026-12-23',
    '2026-12-24',
    '2026-12-26',
    '2026-12-27',
    '2026-12-28',
    '2027-01-01',
    '2027-01-02',
  ];
  expect(prices.map((date) => priceOn(item, date))).toEqual([100, 300, 300, 200, 100, 150, 200]);
});

test('who pays how', () => {
  const base = fixture.catalogue();
  const off = { ...base.tenant, chargesEnabled: false };
  const half = { depositKind: 'PERCENT', depositValue: 5000 } as const;
  const ways = (paymentTiming: Policy['paymentTiming'], item: typeof half | typeof anyPackage) =>
    [base.tenant, off].map((tenant) =>
      arrangementsOf({ tenant, policy: fixture.policy({ paymentTiming }) }, item),
    );
  // With Stripe, without. Connecting it never turns one way into another by itself.
  expect(ways('BEFORE', anyPackage)).toEqual([['ONLINE'], []]);
  expect(ways('AT_APPOINTMENT', anyPackage)).toEqual([['AT_APPOINTMENT'], ['AT_APPOINTMENT']]);
  expect(ways('CUSTOMER_CHOOSES', anyPackage)).toEqual([['ONLINE', 'AT_APPOINTMENT'], ['AT_APPOINTMENT']]);
  // A deposit is respected.
  expect(ways('CUSTOMER_CHOOSES', half)).toEqual([['ONLINE'], ['AT_APPOINTMENT']]);
  expect(ways('AT_APPOINTMENT', half)).toEqual([['ONLINE'], ['AT_APPOINTMENT']]);
});

test('laws of a quote: lines sum to the total, due now and balance too, and both can be charged', () => {
  const money = fc.integer({ min: 0, max: 2_000_000 });
  const tax = fc.constantFrom(0, 500, 725, 1_000, 1_900, 2_000);
  const any = fc.record({
    item: fc.record({
      priceCents: money,
      taxBps: tax,
      priceUnit: fc.constantFrom('PER_BOOKING' as const, 'PER_SEAT' as const),
    }),
    addOns: fc.tuple(fc.record({ priceCents: money, taxBps: tax })).map(([change]) => [addOn(change)]),
    seats: fc.integer({ min: 1, max: 8 }),
    basket: fc.constantFrom<{ addOnId: string; quantity: number }[]>([], [{ addOnId: 'album', quantity: 2 }]),
    discountCents: money,
    tenant: fc.record({ taxIncluded: fc.boolean(), currency: fc.constantFrom('USD', 'GBP', 'JPY', 'HUF') }),
    policy: fc.record({
      depositKind: fc.constantFrom('NONE' as const, 'PERCENT' as const, 'AMOUNT' as const),
      depositValue: fc.integer({ min: 0, max: 10_000 }),
      balanceDueDays: fc.integer({ min: 0, max: 200 }),
    }),
  });
  fc.assert(
    fc.property(any, (change) => {
      const priced = price(change);
      if (!priced.ok) return;
      const { quote: got } = priced;
      const added = (line: Quote['lines'][number]) => (got.taxIncluded ? 0 : line.taxCents);
      const sum = got.lines.reduce(
        (total, line) => total + line.totalCents - line.discountCents + added(line),
        0,
      );
      expect(sum).toBe(got.totalCents);
      expect(got.dueNowCents + got.balanceCents).toBe(got.totalCents);
      expect(got.lines.reduce((total, line) => total + line.discountCents, 0)).toBe(got.discountCents);
      for (const amount of [got.dueNowCents, got.balanceCents]) {
        expect(amount === 0 || amount >= stripeMinimum(got.currency)).toBe(true);
      }
      expect(got.balanceDueOn === null).toBe(got.balanceCents === 0);
      expect(got.depositCents).toBeLessThanOrEqual(got.totalCents);
    }),
    { numRuns: 2_000 },
  );
});
