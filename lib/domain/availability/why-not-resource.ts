import type { Catalogue, Service } from '@/lib/domain/catalogue';
import { type WhyNot, whyNot } from './why-not';
import { whyNotPackage } from './why-not-package';
import { whyNotService } from './why-not-service';

/** A person or room as the office knows it: also when it takes no bookings, and so is in no catalogue. */
export type OfficeResource = { id: string; active: boolean };

/**
 * Why no booking could ever take this person, room or thing; null: one could. `catalogue` is what is on sale now, `now`
 * epoch ms.
 */
export function whyNotResource(
  catalogue: Catalogue,
  { id, active }: OfficeResource,
  now: number,
): WhyNot | null {
  if (catalogue.tenant.status !== 'ACTIVE')
    return whyNot('business_paused', 'the platform has paused your site.');
  const found = catalogue.resources.find((each) => each.id === id);
  if (!active || !found) return whyNot('resource_off', 'it takes no new bookings.');
  const needing = catalogue.services.flatMap((service) => filledBy(service, id));
  if (needing.length === 0)
    return whyNot(
      'not_needed',
      found.kind === 'PERSON' ? 'nothing that you sell is done by them.' : 'nothing that you sell needs it.',
    );
  const sold = needing.flatMap((service) =>
    catalogue.packages.filter(({ serviceId }) => serviceId === service.id).map((item) => ({ service, item })),
  );
  if (sold.length === 0)
    return whyNot('not_sold', 'no package on your site is sold with what they are needed for.');
  let first: WhyNot | null = null;
  for (const { service, item } of sold) {
    const reason =
      whyNotService(catalogue, service, item.minSeats, now) ??
      whyNotPackage(catalogue, { id: item.id, active: true }, now);
    if (reason === null) return null;
    first ??= reason;
  }
  return first;
}

/** The service as it is when this one does it: once for each of its groups that it may fill. */
function filledBy(service: Service, id: string): Service[] {
  return service.groups
    .filter(({ resourceIds }) => resourceIds.includes(id))
    .map((filled) => ({
      ...service,
      groups: service.groups.map((group) => (group === filled ? { ...group, resourceIds: [id] } : group)),
    }));
}
