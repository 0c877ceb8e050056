import { expect, it } from 'vitest';
import { neverBookable } from '@/lib/domain/availability/never-bookable';
import type { Catalogue, Service } from '@/lib/domain/catalogue';
import { at, catalogue, service } from '../catalogue-fixture';

const now = at('2026-03-02T08:00Z');
const why = (of: Catalogue) => neverBookable(of, now).map((each) => each.why);
const withService = (change: Partial<Service>) => catalogue({ services: [service(change)] });

it('what can be booked, though only once in a year, is not named', () => {
  expect(why(catalogue())).toEqual([]);
  expect(why(withService({ durationMinutes: 480 }))).toEqual([]);
  const [hours] = catalogue().schedules;
  const once = {
    ...(hours ?? never()),
    weekly: {},
    overrides: { '2026-12-01': [{ startMinute: 540, endMinute: 600 }] },
  };
  expect(why(catalogue({ schedules: [once] }))).toEqual([]);
});

it.each<[string, Catalogue, RegExp]>([
  ['hours shorter than it takes', withService({ durationMinutes: 481 }), /481 minutes.*never that long/],
  ['start days that are never open', withService({ startDays: [6, 7] }), /never open/],
  [
    'days that are never open',
    withService({ durationMinutes: null, durationDays: 1, startDays: [7] }),
    /never open/,
  ],
  ['more days in a row than are open', withService({ durationMinutes: null, durationDays: 6 }), /together/],
  [
    'nobody who takes bookings',
    withService({ groups: [{ ...(service().groups[0] ?? never()), resourceIds: [] }] }),
    /nobody/,
  ],
  [
    'no hours at all',
    catalogue({ schedules: catalogue().schedules.map((each) => ({ ...each, weekly: {} })) }),
    /any hours/,
  ],
  [
    'a closed period over all of it',
    catalogue({
      blackouts: [
        {
          resourceId: null,
          startDate: '2026-01-01',
          endDate: '2027-12-31',
          startMinute: null,
          endMinute: null,
          reason: '',
        },
      ],
    }),
    /any hours/,
  ],
  ['a time to start at which it is closed', withService({ startTimes: ['03:00'] }), /together/],
])('%s is named with its reason', (_, of, reason) => {
  expect(neverBookable(of, now)).toEqual([
    { serviceId: 'service', name: 'Massage', why: expect.stringMatching(reason) },
  ]);
});

function never(): never {
  throw new Error('the fixture is another');
}
