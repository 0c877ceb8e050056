import type { Catalogue, Package, Service } from '@/lib/domain/catalogue';
import { type Refusal, type Result, refuse } from '@/lib/domain/errors';
import { isLocalDate, toEpochDay } from '@/lib/domain/local-date';
import { hoursInWords } from '@/lib/domain/policy';
import { localDateOf, localInstants } from '@/lib/domain/time';
import { assign } from './assignment';
import { bookingWindow, outsideWindow } from './booking-window';
import { type ClaimPlan, claimPlan } from './claim-plan';
import { dateSearch } from './dates';
import { checkSeats, type Need, needsOf, serviceOf } from './needs';
import { slotSearch } from './slot-search';
import type { DateReason } from './types';

export type StartQuery = {
  catalogue: Catalogue;
  package: Package;
  seats: number;
  resourceId?: string | null;
  bookingId: string;
  now: number;
};

/**
 * A requested start. TIMESLOT package: epoch ms, or `YYYY-MM-DDTHH:MM` on the tenant's clock (in a fold the first of
 * the two). DATE package: the first local date.
 */
export type AskedStart = { start: number } | { localStart: string } | { date: string };

/**
 * Whether the calendar's rules allow a booking at a start, claims aside, and if so what it would claim: of each group
 * only the resources that are open then. Refuses with `not_bookable` and a sentence.
 */
export function checkStart(query: StartQuery, asked: AskedStart): Result<{ plan: ClaimPlan }> {
  const service = serviceOf(query.catalogue, query.package);
  const seats = checkSeats(query.package, service, query.seats);
  if (!seats.ok) return seats;
  const needed = needsOf(service, query.resourceId);
  if (!needed.ok) return needed;
  if (query.package.bookingType === 'DATE') {
    if (!('date' in asked)) return refuse('not_bookable', `${query.package.name} is booked by the day.`);
    return checkDate(query, service, needed.needs, asked.date);
  }
  if ('date' in asked) return refuse('not_bookable', `${query.package.name} needs a time as well as a date.`);
  if ('start' in asked) return checkSlot(query, service, needed.needs, asked.start);
  const [date = '', time = ''] = asked.localStart.split('T');
  const start = isLocalDate(date) ? localInstants(date, time, query.catalogue.tenant.timeZone)[0] : undefined;
  if (start === undefined) {
    return refuse(
      'not_bookable',
      'The clocks go forward on that day and skip that time. Please choose another.',
    );
  }
  return checkSlot(query, service, needed.needs, start);
}

function checkDate(query: StartQuery, service: Service, needs: readonly Need[], date: string) {
  if (!isLocalDate(date)) return refuse('not_bookable', 'That date doesn’t exist.');
  const window = bookingWindow(service, query.catalogue.tenant.timeZone, query.now);
  const search = dateSearch(query.catalogue, service, needs, [], date, date);
  const day = toEpochDay(date);
  const outside = outsideWindow(window, search.rangeOf(day).start, day);
  if (outside) return refusal(outside, service);
  const open = search.openOn(day);
  if (needs.length === 0 || assign(open) === null) return closed(query, service);
  return planWith(query, { date }, open);
}

function checkSlot(query: StartQuery, service: Service, needs: readonly Need[], start: number) {
  const { catalogue } = query;
  const { timeZone } = catalogue.tenant;
  const window = bookingWindow(service, timeZone, query.now);
  const outside = outsideWindow(window, start, toEpochDay(localDateOf(start, timeZone)));
  if (outside) return refusal(outside, service);

  const search = slotSearch({ catalogue, service, needs, claims: [], from: start, to: start + 1 });
  const open = search.groups.map((group) =>
    group.filter(({ allowed, sweep }) => allowed && sweep.isOpen(start)),
  );
  const idsOf = (group: (typeof open)[number]) => group.map(({ sweep }) => sweep.resourceId);
  if (needs.length === 0 || assign(open.map(idsOf)) === null) return closed(query, service);
  const onGrid = open.map((group) =>
    idsOf(group.filter(({ grid }) => search.starts.includes(start) && (grid === null || grid.has(start)))),
  );
  if (assign(onGrid) === null) {
    return refuse(
      'not_bookable',
      `${query.package.name} doesn’t start at that time. Please choose one of the times shown.`,
    );
  }
  return planWith(query, { start }, onGrid);
}

function planWith(
  query: StartQuery,
  start: { start: number } | { date: string },
  open: readonly string[][],
): Result<{ plan: ClaimPlan }> {
  const planned = claimPlan({ ...query, ...start });
  if (!planned.ok) return planned;
  const wants = planned.plan.wants.map((want, group) =>
    want.groupId === null ? want : { ...want, resourceIds: open[group] ?? [] },
  );
  return { ok: true, plan: { ...planned.plan, wants } };
}

const weekdays = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'];

/** Names the resource that the customer chose: the rest of the business may well be open. */
function closed({ catalogue, resourceId }: StartQuery, service: Service): Refusal {
  const asked = catalogue.resources.find(({ id }) => id === resourceId);
  if (!asked) return refusal('closed', service);
  return refuse('not_bookable', `${asked.name} isn’t available then. ${anotherOne(service)}`);
}

function refusal(reason: DateReason, service: Service): Refusal {
  return refuse('not_bookable', sentence(reason, service));
}

function sentence(reason: DateReason, service: Service): string {
  switch (reason) {
    case 'past':
      return isByDay(service)
        ? 'That date can’t be booked any more. Please choose another date.'
        : 'That time has already passed.';
    case 'too_soon':
      return `That is too soon: this is booked at least ${noticeInWords(service.noticeMinutes)} ahead.`;
    case 'too_far':
      return `That is too far ahead: this can be booked up to ${service.horizonDays} days ahead.`;
    case 'not_a_start_day': {
      const days = service.startDays.map((day) => weekdays[day - 1]);
      const last = days.pop();
      return `This starts only on ${days.length > 0 ? `${days.join(', ')} and ${last}` : last}.`;
    }
    case 'closed':
    case 'taken':
      return `We’re closed then. ${anotherOne(service)}`;
  }
}

const isByDay = ({ durationDays }: Service) => durationDays !== null;
const anotherOne = (service: Service) => `Please choose another ${isByDay(service) ? 'date' : 'time'}.`;

function noticeInWords(minutes: number): string {
  return minutes % 60 === 0 ? hoursInWords(minutes / 60) : `${minutes} minutes`;
}
