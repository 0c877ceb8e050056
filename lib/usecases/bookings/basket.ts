import type { BookingCore } from '@/lib/data/bookings/booking-shape';
import type { AskedStart } from '@/lib/domain/availability/check-start';
import { needsOf, serviceOf } from '@/lib/domain/availability/needs';
import type { BasketInput } from '@/lib/domain/booking-input';
import type { Catalogue, Package, Resource } from '@/lib/domain/catalogue';
import { type Result, refuse, refuseField } from '@/lib/domain/errors';
import type { Basket } from '@/lib/domain/quote';

/** A basket whose slugs were found in the catalogue. */
export type KnownBasket = { package: Package; asked: AskedStart; basket: Basket };

/**
 * The package by its slug. Refuses with `not_bookable`, as for everything in a body that the catalogue doesn't know.
 */
export function findPackage(catalogue: Catalogue, slug: string): Result<{ package: Package }> {
  const found = catalogue.packages.find((item) => item.slug === slug);
  return found
    ? { ok: true, package: found }
    : refuse('not_bookable', 'We don’t offer that. Please choose another one.');
}

/** The resource by its slug; null when none was requested. */
export function findResource(
  catalogue: Catalogue,
  slug: string | undefined,
): Result<{ resourceId: string | null }> {
  if (slug === undefined) return { ok: true, resourceId: null };
  const found = catalogue.resources.find((resource) => resource.slug === slug);
  return found
    ? { ok: true, resourceId: found.id }
    : refuse('not_bookable', 'That person or place can’t be booked. Please choose another one.');
}

/**
 * The resource that a booking keeps when it moves: the chosen one, while its package still offers that choice. Null:
 * any (none was chosen, or it is no longer offered).
 */
export function keptChoice(
  catalogue: Catalogue,
  booking: Pick<BookingCore, 'basket' | 'package'>,
): Resource | null {
  const { resourceId } = booking.basket;
  const item = catalogue.packages.find(({ id }) => id === booking.package.id);
  if (!item || !needsOf(serviceOf(catalogue, item), resourceId).ok) return null;
  return catalogue.resources.find(({ id }) => id === resourceId) ?? null;
}

/** Resolves the slugs of the body (package, add-ons, resource) and requires exactly one of `date` and `start`. */
export function readBasket(catalogue: Catalogue, input: BasketInput): Result<KnownBasket> {
  const item = findPackage(catalogue, input.package);
  if (!item.ok) return item;
  const resource = findResource(catalogue, input.resource);
  if (!resource.ok) return resource;
  const addOns: Basket['addOns'] = [];
  for (const { slug, quantity } of input.addOns) {
    const addOn = catalogue.addOns.find((each) => each.slug === slug);
    if (!addOn) return refuse('not_bookable', `There is no extra “${slug}”.`);
    addOns.push({ addOnId: addOn.id, quantity });
  }
  const asked = askedStart(item.package.bookingType, item.package.name, input);
  if (!asked.ok) return asked;
  const basket: Basket = {
    packageId: item.package.id,
    seats: input.seats,
    resourceId: resource.resourceId,
    addOns,
    discountCents: 0,
  };
  return { ok: true, package: item.package, asked: asked.asked, basket };
}

/** The requested day or time. Refuses, by its field name, the one that the package's booking type doesn't take. */
export function askedStart(
  bookingType: Package['bookingType'],
  name: string,
  { date, start }: { date?: string | undefined; start?: string | undefined },
): Result<{ asked: AskedStart }> {
  if (bookingType === 'DATE') {
    return date !== undefined && start === undefined
      ? { ok: true, asked: { date } }
      : refuseField(
          start === undefined ? 'date' : 'start',
          `${name} is booked by the day: give “date”, and no “start”.`,
        );
  }
  return start !== undefined && date === undefined
    ? { ok: true, asked: { start: Date.parse(start) } }
    : refuseField(
        date === undefined ? 'start' : 'date',
        `${name} is booked by the time: give “start”, and no “date”.`,
      );
}
