import type { Catalogue, OpenPeriod, Schedule } from '@/lib/domain/catalogue';
import { eachDate, toEpochDay } from '@/lib/domain/local-date';
import { zoneOffsets } from '@/lib/domain/zone-offsets';
import { periodsOf } from './hours';
import type { Interval } from './intervals';
import { HoursOfResources } from './resource-hours';

/** The time of a booking on some resources. Instants in epoch ms, local dates of the tenant. */
export type KeptTime = {
  resourceIds: readonly string[];
  bookingType: 'DATE' | 'TIMESLOT';
  date: string;
  endDate: string;
  start: number;
  end: number;
};

/**
 * For each time, those of its resources that are open for it before a change of hours, closed periods or people and
 * aren't after it. A booking that already lies outside the hours is not reported again.
 */
export function touchedResources(
  before: Catalogue,
  after: Catalogue,
  times: readonly KeptTime[],
): string[][] {
  if (times.length === 0) return [];
  const from = Math.min(...times.map(({ start }) => start));
  const to = Math.max(...times.map(({ end }) => end));
  const isOpenBefore = openness(before, from, to);
  const isOpenAfter = openness(after, from, to);
  return times.map((time) =>
    time.resourceIds.filter((id) => isOpenBefore(id, time) && !isOpenAfter(id, time)),
  );
}

function openness(catalogue: Catalogue, from: number, to: number) {
  const zone = zoneOffsets(catalogue.tenant.timeZone, from, to);
  const hours = new HoursOfResources(catalogue, zone, from, to);
  const known = new Map<string, Interval[]>();
  const openOf = (id: string) => {
    const open = known.get(id) ?? hours.openOf(id);
    known.set(id, open);
    return open;
  };
  return (id: string, time: KeptTime): boolean => {
    if (time.bookingType === 'TIMESLOT')
      return openOf(id).some(({ start, end }) => start <= time.start && end >= time.end);
    // As where dates are offered: a whole day needs hours on each of its dates and no closed period in it.
    const schedule = hours.scheduleOf(id);
    if (!schedule || !eachDate(time.date, time.endDate).every((date) => hasHours(schedule, date)))
      return false;
    return !hours.closedOf(id).some((closed) => closed.start < time.end && closed.end > time.start);
  };
}

const hasHours = (schedule: Schedule, date: string) =>
  periodsOf(schedule, toEpochDay(date)).some((period) => period.endMinute > period.startMinute);

/**
 * The catalogue with other hours in one schedule: a week (`days`, Monday first), or one local date; `periods` null
 * removes the override, so that the weekday's hours apply.
 */
export function withHours(
  catalogue: Catalogue,
  scheduleId: string,
  change: { days: readonly OpenPeriod[][] } | { date: string; periods: OpenPeriod[] | null },
): Catalogue {
  const schedules = catalogue.schedules.map((schedule) => {
    if (schedule.id !== scheduleId) return schedule;
    if ('days' in change)
      return { ...schedule, weekly: Object.fromEntries(change.days.map((day, index) => [index + 1, day])) };
    const { [change.date]: _, ...others } = schedule.overrides;
    return {
      ...schedule,
      overrides: change.periods === null ? others : { ...others, [change.date]: change.periods },
    };
  });
  return { ...catalogue, schedules };
}

/** The catalogue without a resource, as when it is deactivated: no service needs it any more. */
export function without(catalogue: Catalogue, resourceId: string): Catalogue {
  return {
    ...catalogue,
    resources: catalogue.resources.filter(({ id }) => id !== resourceId),
    services: catalogue.services.map((service) => ({
      ...service,
      groups: service.groups.map((group) => ({
        ...group,
        resourceIds: group.resourceIds.filter((id) => id !== resourceId),
      })),
    })),
  };
}
