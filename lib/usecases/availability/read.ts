import { readLiveClaims } from '@/lib/data/claims';
import type { TenantContext } from '@/lib/data/context';
import { availableDates } from '@/lib/domain/availability/dates';
import { type NextAvailable, nextAvailable } from '@/lib/domain/availability/next';
import { availableSlots } from '@/lib/domain/availability/slots';
import type { AvailabilityQuery, DateAvailability, Slot } from '@/lib/domain/availability/types';
import type { Catalogue, Package } from '@/lib/domain/catalogue';
import { type Result, refuse } from '@/lib/domain/errors';
import { addDays, daysBetween } from '@/lib/domain/local-date';
import { isTimeZone, startOfDay } from '@/lib/domain/time';
import { findPackage, findResource } from '@/lib/usecases/bookings/basket';
import { getCatalogue } from '@/lib/usecases/catalogue/read';

/** A window of local dates, both inclusive, in `timeZone` (default: the tenant's). */
export type AvailabilityInput = {
  package: string;
  from: string;
  to: string;
  timeZone?: string;
  seats?: number;
  /** Slug of the resource that was asked for. */
  resource?: string;
  /** As if this booking held nothing: where it could be moved to. */
  exceptBookingId?: string;
};

/** The longest window that is answered (the public contract). */
const MAX_WINDOW_DAYS = 90;

/** Bookable starts, ascending. Refuses with `range_too_large`, `validation_failed` or `not_bookable`. */
export async function readSlots(
  ctx: TenantContext,
  input: AvailabilityInput,
): Promise<Result<{ slots: Slot[]; catalogue: Catalogue }>> {
  const asked = await ask(ctx, input, 'TIMESLOT');
  if (!asked.ok) return asked;
  return { ok: true, slots: availableSlots(asked.query), catalogue: asked.query.catalogue };
}

/** One row a day of the window. Refuses with `range_too_large`, `validation_failed` or `not_bookable`. */
export async function readDates(
  ctx: TenantContext,
  input: Omit<AvailabilityInput, 'timeZone'>,
): Promise<Result<{ dates: DateAvailability[] }>> {
  const asked = await ask(ctx, input, 'DATE');
  if (!asked.ok) return asked;
  return { ok: true, dates: availableDates(asked.query) };
}

/** The first free date or slot from `from` on, within the horizon; null when there is none. */
export async function readNextAvailable(
  ctx: TenantContext,
  input: Omit<AvailabilityInput, 'to'>,
): Promise<Result<{ next: NextAvailable | null }>> {
  const horizonEnd = addDays(input.from, 3 * 366);
  const asked = await ask(ctx, { ...input, to: horizonEnd }, null);
  if (!asked.ok) return asked;
  return { ok: true, next: nextAvailable(asked.query) };
}

async function ask(
  ctx: TenantContext,
  input: AvailabilityInput,
  type: Package['bookingType'] | null,
): Promise<Result<{ query: AvailabilityQuery }>> {
  const catalogue = await getCatalogue(ctx);
  const item = findPackage(catalogue, input.package);
  if (!item.ok) return refuse('not_found', 'We don’t offer that. Please choose another one.');
  if (type !== null && item.package.bookingType !== type) {
    const what = type === 'DATE' ? 'by the time, not by the day' : 'by the day, not by the time';
    return refuse('not_bookable', `${item.package.name} is booked ${what}.`);
  }
  const timeZone = input.timeZone ?? catalogue.tenant.timeZone;
  if (!isTimeZone(timeZone)) {
    return refuse('validation_failed', 'timeZone must be an IANA time zone, such as Europe/London.');
  }
  if (input.to < input.from) return refuse('validation_failed', '“to” must not be before “from”.');
  if (type !== null && daysBetween(input.from, input.to) >= MAX_WINDOW_DAYS) {
    return refuse('range_too_large', `Please ask for at most ${MAX_WINDOW_DAYS} days at a time.`);
  }
  const resource = findResource(catalogue, input.resource);
  if (!resource.ok) return resource;
  return {
    ok: true,
    query: {
      catalogue,
      package: item.package,
      from: input.from,
      to: input.to,
      timeZone,
      seats: input.seats ?? item.package.minSeats,
      resourceId: resource.resourceId,
      claims: await claimsAround(ctx, catalogue, item.package, input, timeZone),
      now: Date.now(),
    },
  };
}

/** Live claims on all that the package may need, a margin around the window for buffers, long days and other zones. */
function claimsAround(
  ctx: TenantContext,
  catalogue: Catalogue,
  item: Package,
  window: { from: string; to: string; exceptBookingId?: string },
  timeZone: string,
) {
  const service = catalogue.services.find(({ id }) => id === item.serviceId);
  if (!service) return Promise.resolve([]);
  const resourceIds = service.groups.flatMap((group) => group.resourceIds);
  if (service.quotaResourceId) resourceIds.push(service.quotaResourceId);
  const margin = 2 + (service.durationDays ?? 0);
  const from = startOfDay(addDays(window.from, -margin), timeZone);
  const to = startOfDay(addDays(window.to, margin), timeZone);
  return readLiveClaims(ctx, resourceIds, from, to, window.exceptBookingId);
}
