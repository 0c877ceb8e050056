import type { Catalogue, ResourceGroup, Service } from './catalogue';
import { localDateOf, localMinuteOf } from './time';

/** The catalogue for bookings by the office: every resource may be chosen, also where customers can't choose. */
export function anybodyChoosable(catalogue: Catalogue): Catalogue {
  const services = catalogue.services.map((service) => ({
    ...service,
    groups: service.groups.map((group) => ({ ...group, choosable: true })),
  }));
  return { ...catalogue, services };
}

type Standing = { serviceId: string; start: number };

/**
 * The same for giving a booking another person at its existing time: notice, horizon and the grid of starts were agreed
 * with the customer, so they aren't checked again.
 */
export function atItsOwnTime(catalogue: Catalogue, booking: Standing): Catalogue {
  const minute = localMinuteOf(booking.start, catalogue.tenant.timeZone);
  const two = (value: number) => String(value).padStart(2, '0');
  const agreed: Partial<Service> = {
    noticeMinutes: 0,
    horizonDays: 3650,
    startDays: [],
    startTimes: [`${two(Math.floor(minute / 60))}:${two(minute % 60)}`],
  };
  const all = anybodyChoosable(catalogue);
  const services = all.services.map((service) =>
    service.id === booking.serviceId ? { ...service, ...agreed } : service,
  );
  return { ...all, services };
}

/** Whether a requested start (an instant, or a local date in `timeZone`) is the one that the booking already has. */
export function isItsOwnTime(
  asked: { start: number } | { date: string } | { localStart: string },
  booking: { start: number },
  timeZone: string,
): boolean {
  if ('date' in asked) return asked.date === localDateOf(booking.start, timeZone);
  return 'start' in asked && asked.start === booking.start;
}

/** The groups of a service for which the office offers a choice: those a customer may choose from, and people. */
function namedGroups(catalogue: Catalogue, service: Service): ResourceGroup[] {
  const people = new Set(catalogue.resources.filter(({ kind }) => kind === 'PERSON').map(({ id }) => id));
  return service.groups.filter((group) => group.choosable || group.resourceIds.some((id) => people.has(id)));
}

/** The resources that a booking of a service could choose, by slug and name; empty where there is no choice. */
export function namesOf(catalogue: Catalogue, serviceId: string): { slug: string; name: string }[] {
  const service = catalogue.services.find(({ id }) => id === serviceId);
  const ids = new Set(
    (service ? namedGroups(catalogue, service) : [])
      .filter(({ resourceIds }) => resourceIds.length > 1)
      .flatMap(({ resourceIds }) => resourceIds),
  );
  return catalogue.resources.filter(({ id }) => ids.has(id)).map(({ slug, name }) => ({ slug, name }));
}
