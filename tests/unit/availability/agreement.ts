import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect } from 'vitest';
import { availableDates } from '@/lib/domain/availability/dates';
import { classOccurrence, quotaOccurrence } from '@/lib/domain/availability/occurrence';
import { availableSlots } from '@/lib/domain/availability/slots';
import type { AvailabilityQuery, Claim } from '@/lib/domain/availability/types';
import * as fixture from '../catalogue-fixture';
import { Oracle, type OracleAsk, type OracleClaim, type OracleWorld } from '../oracle/availability';
import { type Case, cases } from '../oracle/world';

const MINUTE = 60_000;

/** The oracle's world in the words of the catalogue. */
function queryOf(world: OracleWorld, ask: OracleAsk, kind: 'TIMESLOT' | 'DATE'): AvailabilityQuery {
  const quota = fixture.resource('quota', { kind: 'QUOTA', scheduleId: null });
  const base = fixture.catalogue();
  const service = fixture.service({
    durationMinutes: kind === 'TIMESLOT' ? world.duration : null,
    durationDays: kind === 'DATE' ? world.days : null,
    bufferBeforeMinutes: world.before,
    bufferAfterMinutes: world.after,
    stepMinutes: world.step,
    startTimes: world.startTimes,
    startDays: world.startDays,
    noticeMinutes: world.notice,
    sameDayUntilMinute: world.soldUntil,
    horizonDays: world.horizonDays,
    capacity: world.capacity,
    dailyLimit: world.dailyLimit,
    quotaResourceId: world.dailyLimit === null ? null : 'quota',
    groups: world.groups.map((group, index) => ({
      ...group,
      id: `g${index}`,
      name: '',
      assignment: 'LEAST_BUSY' as const,
    })),
  });
  return {
    catalogue: {
      ...base,
      tenant: { ...base.tenant, timeZone: world.tenantZone },
      services: [service],
      resources: [
        ...world.resources.map(({ id }) => fixture.resource(id, { scheduleId: `hours ${id}` })),
        quota,
      ],
      schedules: world.resources.map(({ id, zone, weekly, overrides }) => ({
        id: `hours ${id}`,
        timeZone: zone,
        weekly,
        overrides,
      })),
      blackouts: world.blackouts.map((blackout) => ({ ...blackout, reason: '' })),
    },
    package: fixture.item({ bookingType: kind, minSeats: world.minSeats, maxSeats: world.maxSeats }),
    from: ask.from,
    to: ask.to,
    timeZone: ask.zone,
    seats: ask.seats,
    resourceId: ask.chosen,
    claims: world.claims.flatMap(claimRows),
    now: world.now,
  };
}

function claimRows(claim: OracleClaim): Claim[] {
  const [word, what = ''] = claim.tag.split(' ');
  const occurrence =
    word === 'class'
      ? classOccurrence('service', Number(what) * MINUTE)
      : word === 'day'
        ? quotaOccurrence('quota', what)
        : claim.tag;
  const row = {
    resourceId: claim.resourceId,
    start: claim.from * MINUTE,
    end: claim.to * MINUTE,
    occurrence,
  };
  if (claim.seats === 'alone') return [{ ...row, seatFrom: 0, seatTo: null }];
  return Array.from({ length: claim.seats }, (_, seat) => ({ ...row, seatFrom: seat, seatTo: seat + 1 }));
}

/** Bookings that really fit: some of the free starts, taken as the database would take them. */
function withBookings(world: OracleWorld, ask: OracleAsk, picks: readonly number[]): OracleWorld {
  let claims = world.claims;
  const empty = new Oracle(world);
  for (const pick of picks) {
    const oracle = new Oracle({ ...world, claims }, empty);
    const free = oracle.slots({ ...ask, seats: world.minSeats, chosen: null });
    const slot = free[pick % Math.max(1, free.length)];
    if (!slot) break;
    const isClass = world.capacity > 1;
    const rows = slot.resourceIds.map(
      (resourceId, index): OracleClaim => ({
        resourceId,
        from: slot.minute - world.before,
        to: slot.minute + world.duration + world.after,
        seats: isClass ? world.minSeats : 'alone',
        tag: isClass ? `class ${slot.minute}` : `${pick} ${index}`,
      }),
    );
    claims = [...claims, ...rows];
  }
  return { ...world, claims };
}

/** Bookings of a daily limit on some of the asked dates. */
function withQuota(world: OracleWorld, date: string, seats: number): OracleWorld {
  if (world.dailyLimit === null || seats === 0) return world;
  const { from, to } = new Oracle(world).minutesOf(date);
  const claim: OracleClaim = { resourceId: 'quota', from, to, seats, tag: `day ${date}` };
  return from < to ? { ...world, claims: [...world.claims, claim] } : world;
}

/** The runner's own comparison is slow over ten thousand cases: it is asked only to say what differs. */
function agree(found: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(found, expected)) expect(found).toEqual(expected);
}

const bookings = fc.record({
  picks: fc.array(fc.nat(200), { maxLength: 2 }),
  quotaSeats: fc.integer({ min: 0, max: 2 }),
});

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}

/**
 * The slots of `runs` random cases are what the oracle finds. Half of all cases to a file: the tests are as long as
 * their longest file.
 */
export function slotsAgree(runs: number): void {
  let found = 0;
  fc.assert(
    fc.property(cases('slots'), bookings, ({ world: empty, ask }: Case, { picks, quotaSeats }) => {
      const world = withQuota(withBookings(empty, ask, picks), ask.from, quotaSeats);
      const slots = availableSlots(frozen(queryOf(world, ask, 'TIMESLOT')));
      const expected = new Oracle(world).slots(ask).map(({ minute, seatsLeft, resourceIds }) => ({
        start: minute * MINUTE,
        end: (minute + world.duration) * MINUTE,
        seatsLeft,
        resourceIds,
      }));
      found += expected.length > 0 ? 1 : 0;
      agree(slots, expected);
    }),
    { numRuns: runs },
  );
  // A property over worlds in which nothing is ever free would prove nothing.
  expect(found / runs).toBeGreaterThan(0.2);
}

/** The dates of `runs` random cases are what the oracle finds. */
export function datesAgree(runs: number): void {
  let found = 0;
  fc.assert(
    fc.property(cases('dates'), bookings, ({ world: empty, ask }: Case, { quotaSeats }) => {
      const world = withQuota(withClasses(empty, ask), ask.from, quotaSeats);
      const dates = availableDates(frozen(queryOf(world, ask, 'DATE')));
      const expected = new Oracle(world).dates(ask);
      found += expected.some(({ reason }) => reason === null) ? 1 : 0;
      agree(
        dates,
        expected.map(({ date, reason }) =>
          reason === null ? { date, available: true } : { date, available: false, reason },
        ),
      );
    }),
    { numRuns: runs },
  );
  expect(found / runs).toBeGreaterThan(0.1);
}

/** Some of the seats of a retreat that begins on the first asked date. */
function withClasses(world: OracleWorld, ask: OracleAsk): OracleWorld {
  const { from } = new Oracle(world).minutesOf(ask.from);
  const claims = world.claims.map((claim) =>
    claim.seats === 'alone' ? claim : { ...claim, from, to: from + world.days * 1440, tag: `class ${from}` },
  );
  return { ...world, claims };
}
