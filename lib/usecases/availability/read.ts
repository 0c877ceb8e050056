import { z } from 'zod';
import type { BookingCore } from '@/lib/data/bookings/booking-shape';
import { readLiveClaims } from '@/lib/data/bookings/claims';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { availableDates } from '@/lib/domain/availability/dates';
import { type NextAvailable, nextAvailable } from '@/lib/domain/availability/next';
import { availableSlots } from '@/lib/domain/availability/slots';
import {
  type AvailabilityQuery,
  type DateAvailability,
  dateReasons,
  type Slot,
} from '@/lib/domain/availability/types';
import { seatsInput, slugInput } from '@/lib/domain/booking-input';
import type { Catalogue, Package } from '@/lib/domain/catalogue';
import { checkWindow } from '@/lib/domain/date-window';
import { type Result, refuse, refuseField } from '@/lib/domain/errors';
import { localDateInput } from '@/lib/domain/inputs/date-input';
import { addDays } from '@/lib/domain/local-date';
import { anybodyChoosable } from '@/lib/domain/office-choice';
import { isTimeZone, localDateOf, startOfDay } from '@/lib/domain/time';
import { findPackage, findResource } from '@/lib/usecases/bookings/basket';
import { getAgreed } from '@/lib/usecases/catalogue/of-booking';
import { getCatalogue } from '@/lib/usecases/catalogue/read';
import { operation } from '@/lib/usecases/operation';

const window = {
  /** Slug. */
  package: slugInput,
  /** Local dates, both inclusive, in `timeZone` (default: the tenant's). */
  from: localDateInput,
  to: localDateInput,
  seats: seatsInput.optional(),
  /** Slug of the requested resource. */
  resource: slugInput.optional(),
};
const slotsInput = z.strictObject({ ...window, timeZone: z.string().min(1).max(64).optional() });
export type AvailabilityInput = z.output<typeof slotsInput>;

export type AskedFor = {
  /** For the office, which may choose any resource that the service needs. */
  fromOffice?: boolean | undefined;
  /** The booking to be moved: its own claims count as free, and what was agreed with it applies. */
  moving?: BookingCore | undefined;
};

export const readSlots = operation({
  name: 'availability.list_slots',
  can: 'catalogue:read',
  effect: 'read',
  input: slotsInput,
  output: z.object({
    slots: z.array(z.object({ start: z.number(), end: z.number(), seatsLeft: z.int() })),
  }),
  describe: 'Lists the bookable starts of a package that is booked by time, ascending, in at most 90 days.',
  run: slots,
});

/** Refuses with `range_too_large`, `validation_failed` or `not_bookable`. */
async function slots(
  ctx: TenantContext,
  input: AvailabilityInput,
  of: AskedFor = {},
): Promise<Result<{ slots: Slot[]; catalogue: Catalogue }>> {
  const asked = await ask(ctx, input, of, 'TIMESLOT');
  if (!asked.ok) return asked;
  return { ok: true, slots: availableSlots(asked.query), catalogue: asked.query.catalogue };
}

export const readDates = operation({
  name: 'availability.list_dates',
  can: 'catalogue:read',
  effect: 'read',
  input: z.strictObject(window),
  output: z.object({
    dates: z.array(
      z.object({ date: z.string(), available: z.boolean(), reason: z.enum(dateReasons).optional() }),
    ),
  }),
  describe: 'Lists for each date whether a package that is booked by the day is free, in at most 90 days.',
  run: dates,
});

/** Refuses with `range_too_large`, `validation_failed` or `not_bookable`. */
async function dates(
  ctx: TenantContext,
  input: Omit<AvailabilityInput, 'timeZone'>,
  of: AskedFor = {},
): Promise<Result<{ dates: DateAvailability[]; catalogue: Catalogue }>> {
  const asked = await ask(ctx, input, of, 'DATE');
  if (!asked.ok) return asked;
  return { ok: true, dates: availableDates(asked.query), catalogue: asked.query.catalogue };
}

/** The first free date or slot from `from` on, within the booking horizon; null when there is none. */
export async function readNextAvailable(
  ctx: TenantContext,
  input: Omit<AvailabilityInput, 'to'>,
  of: AskedFor = {},
): Promise<Result<{ next: NextAvailable | null }>> {
  const horizonEnd = input.from < '9990-01-01' ? addDays(input.from, 3 * 366) : '9999-12-31';
  const asked = await ask(ctx, { ...input, to: horizonEnd }, of, null);
  if (!asked.ok) return asked;
  return { ok: true, next: nextAvailable(asked.query) };
}

async function ask(
  ctx: TenantContext,
  input: AvailabilityInput,
  { moving, fromOffice }: AskedFor,
  type: Package['bookingType'] | null,
): Promise<Result<{ query: AvailabilityQuery }>> {
  const asked = moving
    ? { ok: true as const, ...(await getAgreed(ctx, moving)) }
    : await sold(ctx, input.package);
  if (!asked.ok) return asked;
  const { catalogue, package: item } = asked;
  if (type !== null && item.bookingType !== type) {
    const what = type === 'DATE' ? 'by the time, not by the day' : 'by the day, not by the time';
    return refuse('not_bookable', `${item.name} is booked ${what}.`);
  }
  const timeZone = input.timeZone ?? catalogue.tenant.timeZone;
  if (!isTimeZone(timeZone)) {
    return refuseField('timeZone', 'Please give an IANA time zone, such as Europe/London.');
  }
  const window = type === null ? { ok: true as const } : checkWindow(input);
  if (!window.ok) return window;
  const resource = findResource(catalogue, input.resource);
  if (!resource.ok) return resource;
  return {
    ok: true,
    query: {
      catalogue: fromOffice ? anybodyChoosable(catalogue) : catalogue,
      package: item,
      from: input.from,
      to: input.to,
      timeZone,
      seats: input.seats ?? item.minSeats,
      resourceId: resource.resourceId,
      claims: await claimsAround(ctx, catalogue, item, { ...input, moving }, timeZone),
      now: Date.now(),
    },
  };
}

async function sold(
  ctx: TenantContext,
  slug: string,
): Promise<Result<{ catalogue: Catalogue; package: Package }>> {
  const catalogue = await getCatalogue(ctx);
  const found = findPackage(catalogue, slug);
  return found.ok
    ? { ...found, catalogue }
    : refuse('not_found', 'We don’t offer that. Please choose another one.');
}

/**
 * Live claims on all resources that the package may need, with a margin around the window for buffers, long days and
 * other time zones.
 */
function claimsAround(
  ctx: TenantContext,
  catalogue: Catalogue,
  item: Package,
  window: Pick<AvailabilityInput, 'from' | 'to'> & Pick<AskedFor, 'moving'>,
  timeZone: string,
) {
  const service = catalogue.services.find(({ id }) => id === item.serviceId);
  if (!service) return Promise.resolve([]);
  const resourceIds = service.groups.flatMap((group) => group.resourceIds);
  if (service.quotaResourceId) resourceIds.push(service.quotaResourceId);
  const { durationDays, durationMinutes, bufferBeforeMinutes, bufferAfterMinutes } = service;
  const minutes = (durationMinutes ?? 0) + bufferBeforeMinutes + bufferAfterMinutes;
  const margin = 2 + (durationDays ?? 0) + Math.ceil(minutes / 1440);
  // Nothing is free before today or beyond the horizon, so claims there don't matter.
  const today = localDateOf(Date.now(), timeZone);
  const first = later(window.from, today);
  const last = earlier(window.to, addDays(today, service.horizonDays + 1));
  if (last < first) return Promise.resolve([]);
  const from = startOfDay(addDays(first, -margin), timeZone);
  const to = startOfDay(addDays(last, margin), timeZone);
  return readLiveClaims(ctx, resourceIds, from, to, window.moving?.id);
}

const later = (one: string, other: string) => (one > other ? one : other);
const earlier = (one: string, other: string) => (one < other ? one : other);
