import { z } from 'zod';
import { readStanding, type StandingBooking } from '@/lib/data/bookings/standing';
import { findBlackout } from '@/lib/data/catalogue/blackouts';
import { findResource } from '@/lib/data/catalogue/resources';
import { findSchedule } from '@/lib/data/catalogue/schedules';
import { findService } from '@/lib/data/catalogue/services';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { withTenant } from '@/lib/data/connection/transaction';
import { type KeptTime, touchedResources, withHours, without } from '@/lib/domain/availability/touched';
import type { Blackout, Catalogue } from '@/lib/domain/catalogue';
import type { BlackoutInput } from '@/lib/domain/editing/blackout-input';
import {
  type CalendarChange,
  type TouchedInput,
  touchedInput,
} from '@/lib/domain/editing/calendar-change-input';
import { type EditResult, notFound } from '@/lib/domain/editing/refusal';
import { addDays } from '@/lib/domain/local-date';
import { getCatalogue } from '@/lib/usecases/catalogue/read';
import { operation } from '@/lib/usecases/operation';
import { type TouchedBooking, touchedBooking } from './answers';
import { whoIsFree } from './who-is-free';

/** Bookings per answer; the total counts all. */
const LISTED = 40;

export const readTouched = operation({
  name: 'calendar.preview_change',
  can: 'schedule:edit',
  effect: 'read',
  input: touchedInput,
  output: z.object({ total: z.int(), rows: z.array(touchedBooking) }),
  describe: 'Previews which bookings a change of hours, closed periods, people or services would affect.',
  run: read,
});

/**
 * The bookings that a change of the calendar would affect, before it is saved: upcoming bookings and live holds that
 * fit now and would then lie in closed time, lack their person, or have a service that is no longer offered. They stay;
 * each is listed with what can be done about it, starting after the first `listed`. Refuses with `not_found` for ids of
 * another tenant.
 */
async function read(
  ctx: TenantContext,
  { change, listed }: TouchedInput,
): Promise<EditResult<{ total: number; rows: TouchedBooking[] }>> {
  const missing = await whatIsMissing(ctx, change);
  if (missing) return notFound(missing);
  const present = await getCatalogue(ctx);
  const { before, after, of } = await around(ctx, present, change);
  const bookings = of ? await readStanding(ctx, of) : [];
  const times = bookings.flatMap((booking) => timesOf(booking));
  // A resource that is inactive already is missing from the catalogue: all bookings that it still has are affected.
  const off = change.kind === 'resource' && !change.values.active ? change.values.id : null;
  const isGone = off !== null && !present.resources.some(({ id }) => id === off);
  const lost = isGone
    ? times.map(({ resourceIds }) => resourceIds.filter((id) => id === off))
    : touchedResources(before, after, times);
  const touched = times.flatMap((time, index) => {
    const ids = lost[index] ?? [];
    const isOfService = change.kind === 'service' && time.booking.serviceId === change.values.id;
    return ids.length > 0 || isOfService ? [{ ...time, ids }] : [];
  });
  const page = touched.slice(listed, listed + LISTED);
  const free = await whoIsFree(
    ctx,
    after,
    page.map(({ booking, moving, ids }) =>
      ids.length > 0 && booking.status === 'CONFIRMED' && !moving ? { booking, lost: ids } : null,
    ),
  );
  const rows = page.map(({ booking, moving, ids, start, end, date }, index) => ({
    id: booking.id,
    reference: booking.reference,
    version: booking.version,
    contactName: booking.contactName,
    bookingType: booking.bookingType,
    packageName: booking.package.name,
    date,
    start,
    end,
    held: booking.status === 'PENDING',
    moving,
    lost:
      change.kind === 'resource'
        ? [change.values.name]
        : present.resources
            .filter(({ id, kind }) => ids.includes(id) && kind !== 'BUSINESS')
            .map(({ name }) => name),
    free: free[index] ?? [],
  }));
  return { ok: true, total: touched.length, rows };
}

/** The sentence about an id in the change that this tenant doesn't have; null: all exist. */
function whatIsMissing(ctx: TenantContext, { kind, values }: CalendarChange): Promise<string | null> {
  const resourceId = kind === 'resource' ? values.id : kind === 'closed' ? values.resourceId : null;
  const scheduleId = kind === 'week' ? values.id : 'date' in values ? values.scheduleId : null;
  const serviceId = kind === 'service' ? values.id : null;
  const blackoutId = kind === 'closed' ? values.id : null;
  return withTenant(ctx, async (tx) => {
    if (blackoutId && !(await findBlackout(tx, ctx, blackoutId))) return 'closed period';
    if (resourceId && !(await findResource(tx, ctx, resourceId))) return 'person or room';
    if (scheduleId && !(await findSchedule(tx, ctx, scheduleId))) return 'schedule';
    if (serviceId && !(await findService(tx, ctx, serviceId))) return 'service';
    return null;
  });
}

/** A booking's range and, if a move is pending, the range that it would move to. */
function timesOf(booking: StandingBooking): (KeptTime & { booking: StandingBooking; moving: boolean })[] {
  const { bookingType, pendingMove: move } = booking;
  const own = { ...booking, booking, moving: false };
  if (!move) return [own];
  const resourceIds = move.wants.flatMap((want) => want.resourceIds.slice(0, 1));
  return [own, { ...move, bookingType, resourceIds, booking, moving: true }];
}

type Around = {
  before: Catalogue;
  after: Catalogue;
  /** Null: no booking can be affected. */
  of: Parameters<typeof readStanding>[1] | null;
};

async function around(ctx: TenantContext, present: Catalogue, change: CalendarChange): Promise<Around> {
  const none: Around = { before: present, after: present, of: null };
  const keepers = (scheduleId: string) =>
    present.resources.filter((each) => each.scheduleId === scheduleId).map(({ id }) => id);
  switch (change.kind) {
    case 'closed': {
      // Compares with a calendar without this period, so that saving it again lists the same bookings again.
      const before = await withoutPeriod(ctx, present, change.values.id);
      const { resourceId, startDate, endDate } = change.values;
      return {
        before,
        after: { ...before, blackouts: [...before.blackouts, asBlackout(change.values)] },
        of: { resourceIds: resourceId === null ? null : [resourceId], from: startDate, to: endDate },
      };
    }
    case 'week': {
      const { id, days } = change.values;
      if (id === null) return none;
      const of = { resourceIds: keepers(id), from: null, to: null };
      return { before: present, after: withHours(present, id, { days }), of };
    }
    case 'date': {
      const { scheduleId, date, was = date, periods } = change.values;
      // Hours of the previous day may last into this one, and this day's into the next.
      const [from = date, last = date] = [was, date].sort();
      const of = { resourceIds: keepers(scheduleId), from, to: addDays(last, 2) };
      // The former date returns to the weekly hours.
      const vacated = was === date ? present : withHours(present, scheduleId, { date: was, periods: null });
      return { before: present, after: withHours(vacated, scheduleId, { date, periods }), of };
    }
    case 'back-to-week': {
      const { scheduleId, date } = change.values;
      const of = { resourceIds: keepers(scheduleId), from: date, to: addDays(date, 2) };
      return { before: present, after: withHours(present, scheduleId, { date, periods: null }), of };
    }
    case 'service': {
      // Switching a service off changes no times, so all of its bookings are listed; one that is off already affects
      // none.
      const { id, active } = change.values;
      if (id === null || active || !present.services.some((each) => each.id === id)) return none;
      return { ...none, of: { resourceIds: null, serviceId: id, from: null, to: null } };
    }
    case 'resource': {
      const { id, active, scheduleId } = change.values;
      if (id === null) return none;
      const of = { resourceIds: [id], from: null, to: null };
      if (!active) return { before: present, after: without(present, id), of };
      const resources = present.resources.map((each) =>
        each.id === id && scheduleId ? { ...each, scheduleId } : each,
      );
      return { before: present, after: { ...present, resources }, of };
    }
  }
}

const asBlackout = ({ id: _, edition: __, ...values }: BlackoutInput): Blackout => values;

async function withoutPeriod(ctx: TenantContext, present: Catalogue, id: string | null): Promise<Catalogue> {
  const saved = id === null ? null : await withTenant(ctx, (tx) => findBlackout(tx, ctx, id));
  if (!saved) return present;
  const { resourceId, startDate, endDate, startMinute, endMinute, reason } = saved;
  const own = JSON.stringify([resourceId, startDate, endDate, startMinute, endMinute, reason]);
  const at = present.blackouts.findIndex(
    (each) =>
      JSON.stringify([
        each.resourceId,
        each.startDate,
        each.endDate,
        each.startMinute,
        each.endMinute,
        each.reason,
      ]) === own,
  );
  return { ...present, blackouts: present.blackouts.filter((_, index) => index !== at) };
}
