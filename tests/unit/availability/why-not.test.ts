import fc from 'fast-check';
import { expect, it } from 'vitest';
import { availableDates } from '@/lib/domain/availability/dates';
import { isShared } from '@/lib/domain/availability/needs';
import { type WhyNotCode, whyNotCodes } from '@/lib/domain/availability/why-not';
import { whyNotPackage } from '@/lib/domain/availability/why-not-package';
import { whyNotResource } from '@/lib/domain/availability/why-not-resource';
import { whyNotService } from '@/lib/domain/availability/why-not-service';
import type { Catalogue, Service } from '@/lib/domain/catalogue';
import { addDays } from '@/lib/domain/local-date';
import { arrangementOf, isBookable } from '@/lib/domain/payment-plan';
import { priceBasket } from '@/lib/domain/pricing';
import { at, catalogue, item, policy, resource, schedule, service } from '../catalogue-fixture';

const now = at('2026-03-02T08:00Z');
const tested = new Set<WhyNotCode>();
const seen = <T extends { code: WhyNotCode } | null>(found: T): T => {
  if (found) tested.add(found.code);
  return found;
};
const ofPackage = (of: Catalogue, active = true) => seen(whyNotPackage(of, { id: 'package', active }, now));
const ofPerson = (of: Catalogue, id = 'ann', active = true) => seen(whyNotResource(of, { id, active }, now));
const withService = (change: Partial<Service>, rest: Partial<Catalogue> = {}) =>
  catalogue({ services: [service(change)], ...rest });
const [people] = service().groups as [Service['groups'][number]];
const blackout = {
  resourceId: null,
  startDate: '2026-01-01',
  endDate: '2027-12-31',
  startMinute: null,
  endMinute: null,
  reason: '',
};
const tenant = catalogue().tenant;

it('what can be booked, though only once in a year, has no reason against it', () => {
  for (const of of [
    catalogue(),
    withService({ durationMinutes: 480 }),
    catalogue({
      schedules: [
        schedule({ weekly: {}, overrides: { '2026-12-01': [{ startMinute: 540, endMinute: 600 }] } }),
      ],
    }),
  ]) {
    expect(ofPackage(of)).toBeNull();
    expect(ofPerson(of)).toBeNull();
  }
});

it.each<[WhyNotCode, Catalogue, RegExp]>([
  ['too_long', withService({ durationMinutes: 481 }), /481 minutes.*“ann” are never that long/],
  ['wrong_weekdays', withService({ startDays: [6, 7] }), /never open/],
  ['wrong_weekdays', withService({ durationMinutes: null, durationDays: 1, startDays: [7] }), /never open/],
  ['never_together', withService({ durationMinutes: null, durationDays: 6 }), /together/],
  ['never_together', withService({ startTimes: ['03:00'] }), /together/],
  ['nobody_active', withService({ groups: [{ ...people, resourceIds: [] }] }), /nobody of “Therapist”/],
  ['needs_nothing', withService({ groups: [] }), /nobody who does it/],
  ['not_enough', withService({ groups: [people, { ...people, id: 'more', name: 'Second' }] }), /at once/],
  ['no_hours', catalogue({ schedules: [schedule({ weekly: {} })] }), /“ann” has no hours/],
  ['no_hours', catalogue({ resources: [resource('ann', { scheduleId: null })] }), /no hours/],
  ['closed', catalogue({ blackouts: [blackout] }), /closed/],
  ['window_closed', withService({ noticeMinutes: 3 * 1440, horizonDays: 1 }), /earlier than/],
  [
    'limit_zero',
    withService(
      { dailyLimit: 0, quotaResourceId: 'quota' },
      { resources: [resource('ann'), resource('quota', { kind: 'QUOTA', scheduleId: null })] },
    ),
    /0 times a day/,
  ],
  [
    'party_too_large',
    withService({ capacity: 4 }, { packages: [item({ minSeats: 5, maxSeats: 6 })] }),
    /5 seats/,
  ],
  ['no_payments', catalogue({ tenant: { ...tenant, chargesEnabled: false } }), /can’t take cards/],
  ['price_refused', catalogue({ packages: [item({ priceCents: 5 })] }), /too small/],
  ['service_off', catalogue({ packages: [] }), /switched off/],
  ['business_paused', catalogue({ tenant: { ...tenant, status: 'SUSPENDED' } }), /paused/],
])('%s is why a package can’t be booked', (code, of, reason) => {
  expect(ofPackage(of)).toMatchObject({ code, why: expect.stringMatching(reason) });
});

it('what the owner took off the site has that as its reason', () => {
  expect(ofPackage(catalogue(), false)).toMatchObject({ code: 'off_sale', mend: 'packages' });
  expect(ofPerson(catalogue(), 'ann', false)).toMatchObject({ code: 'resource_off', mend: 'people' });
});

it('a person is asked for herself: whether what she does is sold, and her own hours', () => {
  const both = (more: Partial<Catalogue>) =>
    catalogue({ resources: [resource('ann'), resource('bea', { scheduleId: 'hers' })], ...more });
  const done = { services: [service({ groups: [{ ...people, resourceIds: ['ann', 'bea'] }] })] };
  const hers = (change: object) => [schedule(), schedule({ id: 'hers', ...change })];
  expect(ofPerson(both({}), 'bea')).toMatchObject({ code: 'not_needed', mend: 'people' });
  expect(ofPerson(both({ ...done, schedules: hers({}) }), 'bea')).toBeNull();
  expect(ofPerson(both({ ...done, schedules: hers({ weekly: {} }) }), 'bea')).toMatchObject({
    code: 'no_hours',
    why: expect.stringContaining('“bea”'),
  });
  // Though customers can book it with the other.
  expect(ofPackage(both({ ...done, schedules: hers({ weekly: {} }) }))).toBeNull();
  expect(ofPerson(catalogue({ packages: [] }))).toMatchObject({ code: 'not_sold', mend: 'packages' });
});

it('each reason that there is has a catalogue here', () => {
  expect([...whyNotCodes].filter((code) => !tested.has(code))).toEqual([]);
});

/** Any of the ways in which a small business may have been set up wrong. */
const period = fc.constantFrom(
  { startMinute: 540, endMinute: 600 },
  { startMinute: 540, endMinute: 1020 },
  { startMinute: 0, endMinute: 1440 },
);
const often = <T>(usual: T, ...others: T[]) =>
  fc.constantFrom(...Array.from({ length: 3 * others.length }, () => usual), ...others);
type Week = Record<string, { startMinute: number; endMinute: number }[]>;
const week: fc.Arbitrary<Week> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Week>({ 1: [{ startMinute: 540, endMinute: 1020 }] }) },
  {
    weight: 2,
    arbitrary: fc.dictionary(fc.constantFrom('1', '3', '4', '6'), fc.array(period, { maxLength: 1 })),
  },
);
const group: fc.Arbitrary<string[]> = fc.oneof(
  { weight: 4, arbitrary: fc.subarray(['ann', 'bea', 'room'], { minLength: 1 }) },
  { weight: 1, arbitrary: fc.constant<string[]>([]) },
);
const anyCatalogue = fc
  .record({
    takes: fc.constantFrom(
      { durationMinutes: 60 },
      { durationMinutes: 90 },
      { durationDays: 1 },
      { durationDays: 2 },
    ),
    rules: fc.record({
      startTimes: often<string[]>([], ['09:30'], ['03:00']),
      startDays: often<number[]>([], [6], [1, 7]),
      noticeMinutes: often(0, 1440, 5 * 1440),
      horizonDays: often(10, 1),
      capacity: fc.constantFrom(1, 1, 4),
      dailyLimit: often<number | null>(null, 0, 2),
    }),
    groups: fc.oneof(
      { weight: 9, arbitrary: fc.array(group, { minLength: 1, maxLength: 2 }) },
      fc.constant<string[][]>([]),
    ),
    weeks: fc.tuple(week, week),
    scheduleId: often<string | null>('first', null),
    closed: often<string | null>(null, 'ann', 'room'),
    seats: often([1, 1], [1, 6], [5, 6]),
    priceCents: often(4000, 0, 20),
    priceUnit: fc.constantFrom('PER_BOOKING' as const, 'PER_SEAT' as const),
    chargesEnabled: often(true, false),
    paymentTiming: fc.constantFrom('BEFORE' as const, 'AT_APPOINTMENT' as const),
    status: fc.constantFrom(...Array.from({ length: 9 }, () => 'ACTIVE' as const), 'SUSPENDED' as const),
  })
  .map((drawn): Catalogue => {
    const takes = { durationMinutes: null, durationDays: null, ...drawn.takes };
    return catalogue({
      tenant: { ...tenant, chargesEnabled: drawn.chargesEnabled, status: drawn.status },
      policy: policy({ paymentTiming: drawn.paymentTiming }),
      services: [
        service({
          ...takes,
          ...drawn.rules,
          quotaResourceId: drawn.rules.dailyLimit === null ? null : 'quota',
          groups: drawn.groups.map((resourceIds, at) => ({ ...people, id: `g${at}`, resourceIds })),
        }),
      ],
      packages: [
        item({
          bookingType: takes.durationDays === null ? 'TIMESLOT' : 'DATE',
          minSeats: drawn.seats[0] ?? 1,
          maxSeats: drawn.seats[1] ?? 1,
          priceCents: drawn.priceCents,
          priceUnit: drawn.priceUnit,
        }),
      ],
      resources: [
        resource('ann', { scheduleId: 'first' }),
        resource('bea', { scheduleId: drawn.scheduleId }),
        resource('room', { kind: 'ROOM', scheduleId: 'second' }),
        resource('quota', { kind: 'QUOTA', scheduleId: null }),
      ],
      schedules: drawn.weeks.map((weekly, at) => schedule({ id: ['first', 'second'][at] ?? '', weekly })),
      blackouts: drawn.closed === null ? [] : [{ ...blackout, resourceId: drawn.closed }],
    });
  });

/** Whether a customer finds any day for any party, and could pay: asked as the site asks, day by day. */
function couldBeBooked(of: Catalogue, resourceId: string | null = null): boolean {
  const [sold] = of.packages as [Catalogue['packages'][number]];
  const [only] = of.services as [Service];
  const choosable = {
    ...of,
    services: [{ ...only, groups: only.groups.map((group) => ({ ...group, choosable: true })) }],
  };
  const largest = isShared(only) ? Math.min(sold.maxSeats, only.capacity) : sold.maxSeats;
  const parties = Array.from(
    { length: Math.max(0, largest - sold.minSeats + 1) },
    (_, n) => sold.minSeats + n,
  );
  const from = '2026-03-01';
  return parties.some((seats) =>
    availableDates({
      catalogue: choosable,
      package: sold,
      from,
      to: addDays(from, 14),
      timeZone: of.tenant.timeZone,
      seats,
      resourceId,
      claims: [],
      now,
    }).some(({ available, date }) => {
      const arrangement = arrangementOf(of, sold);
      const asked = { catalogue: of, package: sold, date, seats, addOns: [], now };
      return (
        available &&
        of.tenant.status === 'ACTIVE' &&
        isBookable(of, sold) &&
        priceBasket({ ...asked, arrangement: arrangement ?? 'ONLINE' }).ok
      );
    }),
  );
}

it('there is a reason exactly where the engine finds nothing, for packages and for each person', () => {
  let bookable = 0;
  fc.assert(
    fc.property(anyCatalogue, (of) => {
      const could = couldBeBooked(of);
      bookable += could ? 1 : 0;
      expect(whyNotPackage(of, { id: 'package', active: true }, now) === null).toBe(could);
      // A customer's choice narrows the first group that has them; the business may fill either.
      for (const id of ['ann', 'bea', 'room'])
        if (of.services[0]?.groups.filter(({ resourceIds }) => resourceIds.includes(id)).length !== 2)
          expect([id, whyNotResource(of, { id, active: true }, now) === null]).toEqual([
            id,
            couldBeBooked(of, id),
          ]);
    }),
    { numRuns: 400 },
  );
  expect(bookable).toBeGreaterThan(40);
});

it('full is not unbookable, and the service of a smaller party is asked by it', () => {
  expect(whyNotService(catalogue(), service(), 1, now)).toBeNull();
});
