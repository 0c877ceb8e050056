import type { Catalogue, Package, ResourceGroup, Service } from '@/lib/domain/catalogue';
import { type Result, refuse } from '@/lib/domain/errors';
import { seatsSentence } from '@/lib/domain/pricing';

/** A group that must be filled: with one of `allowed`, which is what the customer's choice leaves of its resources. */
export type Need = { groupId: string; resourceIds: readonly string[]; allowed: readonly string[] };

/** What of a package decides when it is free: not its price, and of its words only the name, for a refusal. */
export type PackageTimes = Pick<Package, 'name' | 'bookingType' | 'serviceId' | 'minSeats' | 'maxSeats'>;

export function serviceOf(catalogue: Catalogue, item: Pick<Package, 'serviceId'>): Service {
  const service = catalogue.services.find(({ id }) => id === item.serviceId);
  if (!service) throw new RangeError(`No service ${item.serviceId} in the catalogue`);
  return service;
}

/** What a booking takes of its service's resources: seats of a shared occurrence, or all of them alone. */
export function isShared(service: Service): boolean {
  return service.capacity > 1;
}

/** The largest party of a package: of a class no more than its seats. */
function largestParty(item: PackageTimes, service: Service): number {
  return isShared(service) ? Math.min(item.maxSeats, service.capacity) : item.maxSeats;
}

/** Refuses (`not_bookable`) a party that the package doesn't take. */
export function checkSeats(item: PackageTimes, service: Service, seats: number): Result<object> {
  const maxSeats = largestParty(item, service);
  if (Number.isInteger(seats) && seats >= item.minSeats && seats <= maxSeats) return { ok: true };
  return refuse('not_bookable', seatsSentence({ ...item, maxSeats }));
}

/** The groups to fill. A chosen resource narrows the first choosable group that has it; none has it: `not_bookable`. */
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
