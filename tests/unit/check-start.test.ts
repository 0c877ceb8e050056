import { describe, expect, test } from 'vitest';
import { type AskedStart, checkStart } from '@/lib/domain/availability/check-start';
import { claimPlan } from '@/lib/domain/availability/claim-plan';
import { nextAvailable } from '@/lib/domain/availability/next';
import { classOccurrence, exclusiveOccurrence, quotaOccurrence } from '@/lib/domain/availability/occurrence';
import { availableSlots } from '@/lib/domain/availability/slots';
import type { Catalogue, Package, Service } from '@/lib/domain/catalogue';
import * as fixture from './catalogue-fixture';

const { at } = fixture;
// A Tuesday in London; the shop is open 09:00–17:00 on weekdays.
const now = at('2026-03-24T08:30:00Z');
const bookingId = '00000000-0000-7000-8000-000000000001';

type Change = {
  service?: Partial<Service>;
  item?: Partial<Package>;
  catalogue?: Partial<Catalogue>;
  seats?: number;
  resourceId?: string;
};

function check(asked: AskedStart, change: Change = {}) {
  const catalogue = fixture.catalogue({ services: [fixture.service(change.service)], ...change.catalogue });
  const { seats = 1, resourceId } = change;
  return checkStart(
    { catalogue, package: fixture.item(change.item), seats, resourceId, bookingId, now },
    asked,
  );
}

const day: Change = {
  service: { durationMinutes: null, durationDays: 2, startDays: [5, 6] },
  item: { bookingType: 'DATE' },
};
const holiday = {
  resourceId: null,
  startDate: '2026-03-26',
  endDate: '2026-03-26',
  startMinute: null,
  endMinute: null,
  reason: 'Holiday',
};
const allWeek = fixture.schedule({
  weekly: Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7].map((each) => [each, [{ startMinute: 0, endMinute: 1440 }]]),
  ),
});

test.each<[string, AskedStart, Change, string]>([
  ['past', { start: at('2026-03-24T08:00:00Z') }, {}, 'That time has already passed.'],
  [
    'too soon',
    { start: at('2026-03-24T10:00:00Z') },
    { service: { noticeMinutes: 120 } },
    'That is too soon: this is booked at least 2 hours ahead.',
  ],
  [
    'too far',
    { start: at('2026-04-24T09:00:00Z') },
    { service: { horizonDays: 30 } },
    'That is too far ahead: this can be booked up to 30 days ahead.',
  ],
  [
    'not a start day',
    { start: at('2026-03-25T10:00:00Z') },
    { service: { startDays: [1, 2, 5] } },
    'This starts only on Mondays, Tuesdays and Fridays.',
  ],
  [
    'closed that day',
    { start: at('2026-03-28T10:00:00Z') },
    {},
    'We’re closed then. Please choose another time.',
  ],
  [
    'ends after closing',
    { start: at('2026-03-25T16:30:00Z') },
    {},
    'We’re closed then. Please choose another time.',
  ],
  [
    'a blackout',
    { start: at('2026-03-26T10:00:00Z') },
    { catalogue: { blackouts: [holiday] } },
    'We’re closed then. Please choose another time.',
  ],
  [
    'off the grid',
    { start: at('2026-03-25T10:10:00Z') },
    {},
    'Massage doesn’t start at that time. Please choose one of the times shown.',
  ],
  [
    'by a second',
    { start: at('2026-03-25T10:00:01Z') },
    {},
    'Massage doesn’t start at that time. Please choose one of the times shown.',
  ],
  [
    'in a gap',
    { localStart: '2026-03-29T01:30' },
    {},
    'The clocks go forward on that day and skip that time. Please choose another.',
  ],
  ['no seats', { start: at('2026-03-25T10:00:00Z') }, { seats: 0 }, 'Massage is booked for one.'],
  [
    'more than a class has',
    { start: at('2026-03-25T10:00:00Z') },
    { seats: 5, item: { maxSeats: 8 }, service: { capacity: 4 } },
    'Massage takes from 1 to 4 people.',
  ],
  [
    'an unknown person',
    { start: at('2026-03-25T10:00:00Z') },
    { resourceId: 'bob' },
    'That choice isn’t offered here.',
  ],
  ['a date for a slot', { date: '2026-03-25' }, {}, 'Massage needs a time as well as a date.'],
  ['a time for a date', { start: at('2026-03-25T10:00:00Z') }, day, 'Massage is booked by the day.'],
  ['a date that isn’t', { date: '2027-02-29' }, day, 'That date doesn’t exist.'],
  ...[day, { ...day, service: { ...day.service, startDays: [], sameDayUntilMinute: 8 * 60 } }].map(
    (change): [string, AskedStart, Change, string] => [
      'today, whose midnight is past, as the time until which it was sold',
      { date: '2026-03-24' },
      change,
      'That date can’t be booked any more. Please choose another date.',
    ],
  ),
  ['a weekday', { date: '2026-03-25' }, day, 'This starts only on Fridays and Saturdays.'],
  ['a day of it is closed', { date: '2026-03-27' }, day, 'We’re closed then. Please choose another date.'],
])('refuses %s', (_, asked, change, detail) => {
  expect(check(asked, change)).toEqual({ ok: false, reason: 'not_bookable', detail });
});

describe('what is claimed', () => {
  test('buffers belong to the claim, not to the appointment', () => {
    const start = at('2026-03-25T10:00:00Z');
    expect(check({ start }, { service: { bufferBeforeMinutes: 10, bufferAfterMinutes: 15 } })).toEqual({
      ok: true,
      plan: {
        startTime: start,
        endTime: at('2026-03-25T11:00:00Z'),
        date: '2026-03-25',
        endDate: '2026-03-25',
        occurrence: exclusiveOccurrence(bookingId),
        wants: [
          {
            groupId: 'people',
            resourceIds: ['ann'],
            among: ['ann'],
            seats: null,
            capacity: 1,
            from: at('2026-03-25T09:50:00Z'),
            to: at('2026-03-25T11:15:00Z'),
            occurrence: exclusiveOccurrence(bookingId),
          },
        ],
      },
    });
  });

  test('only who is open then, in the order of preference; a class and a daily limit by their occurrences', () => {
    const start = at('2026-03-25T10:00:00Z');
    const resourceIds = ['ann', 'bob', 'cleo'];
    const groups = [
      { id: 'people', name: '', choosable: true, assignment: 'LEAST_BUSY' as const, resourceIds },
    ];
    const checked = check(
      { start },
      {
        seats: 3,
        item: { maxSeats: 8 },
        service: { capacity: 8, dailyLimit: 2, quotaResourceId: 'quota', groups },
        catalogue: {
          resources: [
            fixture.resource('ann'),
            fixture.resource('bob'),
            fixture.resource('cleo'),
            fixture.resource('quota', { kind: 'QUOTA', scheduleId: null }),
          ],
          blackouts: [{ ...holiday, startDate: '2026-03-25', endDate: '2026-03-25', resourceId: 'ann' }],
        },
      },
    );
    if (!checked.ok) throw new Error(checked.detail);
    expect(checked.plan.wants).toMatchObject([
      {
        groupId: 'people',
        resourceIds: ['bob', 'cleo'],
        among: ['ann', 'bob', 'cleo'],
        seats: 3,
        capacity: 8,
        occurrence: classOccurrence('service', start),
      },
      {
        groupId: null,
        resourceIds: ['quota'],
        seats: 1,
        capacity: 2,
        from: at('2026-03-25T00:00:00Z'),
        to: at('2026-03-26T00:00:00Z'),
        occurrence: quotaOccurrence('quota', '2026-03-25'),
      },
    ]);
  });

  test('a DATE booking takes its local days, without buffers, over a change of the clocks', () => {
    const checked = check(
      { date: '2026-03-28' },
      { ...day, catalogue: { schedules: [allWeek] }, service: { ...day.service, bufferAfterMinutes: 60 } },
    );
    if (!checked.ok) throw new Error(checked.detail);
    const range = { from: at('2026-03-28T00:00:00Z'), to: at('2026-03-29T23:00:00Z') };
    expect(checked.plan).toMatchObject({
      date: '2026-03-28',
      endDate: '2026-03-29',
      startTime: range.from,
      endTime: range.to,
      wants: [range],
    });
  });

  test('the first of two instants when the clock shows a time twice', () => {
    const catalogue = { schedules: [allWeek] };
    const checked = check({ localStart: '2026-10-25T01:00' }, { catalogue });
    if (!checked.ok) throw new Error(checked.detail);
    expect(checked.plan.startTime).toBe(at('2026-10-25T00:00:00Z'));
  });

  test('a resource that can’t be chosen is refused', () => {
    const catalogue = fixture.catalogue({
      services: [
        fixture.service({
          groups: [
            { id: 'rooms', name: '', choosable: false, assignment: 'LEAST_BUSY', resourceIds: ['ann'] },
          ],
        }),
      ],
    });
    const planned = claimPlan({
      catalogue,
      package: fixture.item(),
      seats: 1,
      resourceId: 'ann',
      bookingId,
      start: now,
    });
    expect(planned).toMatchObject({ ok: false, reason: 'not_bookable' });
  });
});

test('what is offered can be booked, and nothing else', () => {
  const catalogue = fixture.catalogue({ services: [fixture.service({ stepMinutes: 30 })] });
  const asked = { catalogue, package: fixture.item(), seats: 1, now };
  const slots = availableSlots({
    ...asked,
    from: '2026-03-24',
    to: '2026-03-31',
    timeZone: 'Europe/London',
    claims: [],
  });
  const offered = new Set(slots.map(({ start }) => start));
  expect(offered.size).toBe(90);
  for (let start = at('2026-03-24T00:00:00Z'); start < at('2026-03-31T22:00:00Z'); start += 15 * 60_000) {
    expect(checkStart({ ...asked, bookingId }, { start }).ok, new Date(start).toISOString()).toBe(
      offered.has(start),
    );
  }
});

describe('the next free one', () => {
  const catalogue = fixture.catalogue({
    services: [fixture.service({ horizonDays: 90 })],
    blackouts: [{ ...holiday, startDate: '2026-03-24', endDate: '2026-05-12' }],
  });
  const query = {
    catalogue,
    package: fixture.item(),
    from: '2026-03-24',
    timeZone: 'Europe/London',
    seats: 1,
    claims: [],
    now,
  };
  test('slot', () => {
    expect(nextAvailable(query)).toMatchObject({
      date: '2026-05-13',
      slot: { start: at('2026-05-13T08:00:00Z') },
    });
  });
  test('date', () => {
    const service = fixture.service({
      durationMinutes: null,
      durationDays: 1,
      horizonDays: 90,
      startDays: [5],
    });
    const dates = {
      ...query,
      catalogue: { ...catalogue, services: [service] },
      package: fixture.item({ bookingType: 'DATE' }),
    };
    expect(nextAvailable(dates)).toEqual({ date: '2026-05-15', slot: null });
  });
  test('none up to the horizon', () => {
    const service = fixture.service({ horizonDays: 40 });
    expect(nextAvailable({ ...query, catalogue: { ...catalogue, services: [service] } })).toBeNull();
  });
});
