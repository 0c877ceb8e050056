/**
 * A month of slots for 20 services with 2,000 bookings, beside a bare sweep over the same data in the same run:
 * `npx tsx tests/bench/availability.ts`. The bare sweep knows one zone, one resource a service, no rules and no groups;
 * it is the least work that could answer the question. Target: at most twice its time.
 */
import { Temporal } from 'temporal-polyfill';
import { availableSlots } from '@/lib/domain/availability/slots';
import type { AvailabilityQuery, Claim } from '@/lib/domain/availability/types';
import * as fixture from '../unit/catalogue-fixture';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const SERVICES = 20;
const BOOKINGS = 2_000;
const zone = 'Europe/London';
const from = '2026-10-05';
const to = '2026-11-04';
const now = fixture.at('2026-10-01T08:00:00Z');

const ids = Array.from({ length: SERVICES }, (_, index) => `r${index}`);
const open = [{ startMinute: 9 * 60, endMinute: 18 * 60 }];
const catalogue = fixture.catalogue({
  services: ids.map((id, index) =>
    fixture.service({
      id: `s${index}`,
      durationMinutes: 60,
      stepMinutes: 15,
      bufferAfterMinutes: 10,
      groups: [
        { id: `g${index}`, name: 'Person', choosable: true, assignment: 'LEAST_BUSY', resourceIds: [id] },
      ],
    }),
  ),
  packages: ids.map((_, index) => fixture.item({ id: `p${index}`, serviceId: `s${index}` })),
  resources: ids.map((id) => fixture.resource(id)),
  schedules: [fixture.schedule({ weekly: { 1: open, 2: open, 3: open, 4: open, 5: open, 6: open } })],
});

// The same bookings on every run: a small linear congruential generator.
let seed = 42;
const random = (below: number) => {
  seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32;
  return Math.floor((seed / 2 ** 32) * below);
};
const monthStart = fixture.at('2026-10-05T00:00:00Z');
const claims: Claim[] = Array.from({ length: BOOKINGS }, (_, index) => {
  const start = monthStart + random(31) * DAY + (8 * 60 + random(40) * 15) * MINUTE;
  return {
    resourceId: ids[random(SERVICES)] ?? '',
    start,
    end: start + 70 * MINUTE,
    seatFrom: 0,
    seatTo: null,
    occurrence: `o${index}`,
  };
});

function ours(): number {
  let slots = 0;
  for (const each of catalogue.packages) {
    const query: AvailabilityQuery = {
      catalogue,
      package: each,
      from,
      to,
      timeZone: zone,
      seats: 1,
      claims,
      now,
    };
    slots += availableSlots(query).length;
  }
  return slots;
}

/** Two zone look-ups for the window, then one pass over starts and sorted claims. */
function bare(): number {
  let slots = 0;
  const offsetAt = (instant: number) =>
    Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
  const before = offsetAt(monthStart);
  const after = offsetAt(monthStart + 31 * DAY);
  for (const id of ids) {
    const mine = claims.filter(({ resourceId }) => resourceId === id).sort((a, b) => a.start - b.start);
    const found: { start: number; end: number; seatsLeft: number; resourceIds: string[] }[] = [];
    let next = 0;
    let busyUntil = 0;
    for (let day = 0; day < 31; day += 1) {
      if (day % 7 === 6) continue;
      const midnight = monthStart + day * DAY - (day < 20 ? before : after);
      const close = midnight + 18 * 60 * MINUTE;
      for (let start = midnight + 9 * 60 * MINUTE; start + 60 * MINUTE <= close; start += 15 * MINUTE) {
        const end = start + 70 * MINUTE;
        for (let claim = mine[next]; claim && claim.start < end; claim = mine[next]) {
          busyUntil = Math.max(busyUntil, claim.end);
          next += 1;
        }
        if (busyUntil <= start)
          found.push({ start, end: start + 60 * MINUTE, seatsLeft: 1, resourceIds: [id] });
      }
    }
    slots += found.length;
  }
  return slots;
}

function timed(run: () => number): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

if (ours() !== bare()) throw new Error(`The two don't agree: ${ours()} and ${bare()} slots`);
for (let warm = 0; warm < 50; warm += 1) [bare(), ours()];
// In turns, so that a busy machine slows both alike.
const pairs = Array.from({ length: 201 }, () => ({ bare: timed(bare), ours: timed(ours) }));
const reference = median(pairs.map((pair) => pair.bare));
const measured = median(pairs.map((pair) => pair.ours));
const ratio = median(pairs.map((pair) => pair.ours / pair.bare));
console.log(
  `bare sweep ${reference.toFixed(2)} ms, availableSlots ${measured.toFixed(2)} ms (${ours()} slots)`,
);
console.log(`ratio ${ratio.toFixed(2)} (target ≤ 2)`);
