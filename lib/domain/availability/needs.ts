import type { Catalogue, Package, ResourceGroup, Service } from '@/lib/domain/catalogue';
import { type Result, refuse } from '@/lib/domain/errors';
import { seatsSentence } from '@/lib/domain/pricing';

/** A group that must be filled with one of `allowed`: what the customer's choice leaves of its resources. */
export type Need = { groupId: string; resourceIds: readonly string[]; allowed: readonly string[] };

/** What of a package decides when it is free. The name is only for the sentence of a refusal. */
export type PackageTimes = Pick<Package, 'name' | 'bookingType' | 'serviceId' | 'minSeats' | 'maxSeats'>;

/** The service of a package. @throws RangeError when the catalogue has no such service */
export function serviceOf(catalogue: Catalogue, item: Pick<Package, 'serviceId'>): Service {
  const service = catalogue.services.find(({ id }) => id === item.serviceId);
  if (!service) throw new RangeError(`No service ${item.serviceId} in the catalogue`);
  return service;
}

/** Whether bookings share an occurrence by seats; otherwise each takes its resources alone. */
export function isShared(service: Service): boolean {
  return service.capacity > 1;
}

/** The largest party of a package; for a class, no more than its seats. */
function largestParty(item: PackageTimes, service: Service): number {
  return isShared(service) ? Math.min(item.maxSeats, service.capacity) : item.maxSeats;
}

/** Refuses with `not_bookable` a party that is too small or too large for the package. */
export function checkSeats(item: PackageTimes, service: Service, seats: number): Result<object> {
  const maxSeats = largestParty(item, service);
  if (Number.isInteger(seats) && seats >= item.minSeats && seats <= maxSeats) return { ok: true };
  return refuse('not_bookable', seatsSentence({ ...item, maxSeats }));
}

/**
 * The groups to fill. A chosen resource narrows the first choosable group that contains it; refuses with `not_bookable`
 * when none does.
 */
export function needsOf(service: Service, resourceId: string | null | undefined): Result<{ needs: Need[] }> {
  const plain = ({ id, resourceIds }: ResourceGroup): Need => ({
    groupId: id,
    resourceIds,
    allowed: resourceIds,
  });
  if (resourceId === null || resourceId === undefined) return { ok: true, needs: service.groups.map(plain) };
  const chosen = service.groups.find((group) => group.choosable && group.resourceIds.includes(resourceId));
  if (!chosen) return refuse('not_bookable', 'That choice isn’t offered here.');
  return {
    ok: true,
    needs: service.groups.map((group) =>
      group === chosen ? { ...plain(group), allowed: [resourceId] } : plain(group),
    ),
  };
}
