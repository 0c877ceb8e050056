/**
 * A month of slots of a service that needs six people of thirty, all of whom can do each part, beside one whose six groups
 * have five people of their own: the same people, hours and starts in the same run. Sharing may cost a matching a start, not
 * a search through choices. Also where the last group is closed, so that no start has an answer. Target: at most 3 times.
 */
import { availableSlots } from '@/lib/domain/availability/slots';
import type { AvailabilityQuery } from '@/lib/domain/availability/types';
import * as fixture from '../unit/catalogue-fixture';

const GROUPS = 6;
const PEOPLE = 30;
const ids = Array.from({ length: PEOPLE }, (_, index) => `r${index}`);
const open = [{ startMinute: 9 * 60, endMinute: 18 * 60 }];

function queryOf(groups: string[][]): AvailabilityQuery {
  const catalogue = fixture.catalogue({
    services: [
      fixture.service({
        durationMinutes: 60,
        stepMinutes: 15,
        groups: groups.map((resourceIds, index) => ({
          id: `g${index}`,
          name: '',
          choosable: false,
          assignment: 'LEAST_BUSY',
          resourceIds,
        })),
      }),
    ],
    resources: [
      ...ids.map((id) => fixture.resource(id)),
      fixture.resource('closed', { scheduleId: 'never' }),
    ],
    schedules: [
      fixture.schedule({ weekly: { 1: open, 2: open, 3: open, 4: open, 5: open, 6: open } }),
      fixture.schedule({ id: 'never', weekly: {} }),
    ],
  });
  const [item] = catalogue.packages;
  if (!item) throw new Error('no package');
  return {
    catalogue,
    package: item,
    from: '2026-10-05',
    to: '2026-11-04',
    timeZone: 'Europe/London',
    seats: 1,
    claims: [],
    now: fixture.at('2026-10-01T08:00:00Z'),
  };
}

const own = queryOf(Array.from({ length: GROUPS }, (_, group) => ids.slice(group * 5, group * 5 + 5)));
const shared = queryOf(Array.from({ length: GROUPS }, () => ids));
/** The last group has only one person, whom the first would take: every start needs a matching. */
const narrow = queryOf([...Array.from({ length: GROUPS - 1 }, () => ids), ids.slice(0, 1)]);
const short = queryOf([...Array.from({ length: GROUPS - 1 }, () => ids), ['closed']]);

function timed(query: AvailabilityQuery): number {
  const start = performance.now();
  availableSlots(query);
  return performance.now() - start;
}
const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

if (availableSlots(own).length === 0) throw new Error('Nothing is free.');
for (const other of [shared, narrow])
  if (availableSlots(own).length !== availableSlots(other).length) throw new Error('They don’t agree.');
if (availableSlots(short).length > 0) throw new Error('Nobody can fill the last group.');
for (let warm = 0; warm < 20; warm += 1) [timed(own), timed(shared), timed(narrow), timed(short)];
// In turns, so that a busy machine slows all alike.
const rounds = Array.from({ length: 61 }, () => ({
  own: timed(own),
  shared: timed(shared),
  narrow: timed(narrow),
  short: timed(short),
}));
const of = (key: 'own' | 'shared' | 'narrow' | 'short') => median(rounds.map((round) => round[key]));
console.log(
  `own people ${of('own').toFixed(2)} ms, shared ${of('shared').toFixed(2)} ms, one of them only for the last group ${of('narrow').toFixed(2)} ms, the last group closed ${of('short').toFixed(2)} ms`,
);
const ratio = Math.max(
  median(rounds.map((round) => round.shared / round.own)),
  median(rounds.map((round) => round.short / round.own)),
);
console.log(`ratio ${ratio.toFixed(2)} (target ≤ 3)`);
