import { createHash } from 'node:crypto';
import { readBookedTimes } from '@/lib/data/calendars/appointments';
import { readClosedPeriods } from '@/lib/data/calendars/closed';
import type { WrittenSource } from '@/lib/data/calendars/entries';
import { readSite } from '@/lib/data/catalogue/sites';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { readTenantClock } from '@/lib/data/tenants/tenants';
import { type Appointment, appointmentInWords, appointmentsOf } from '@/lib/domain/calendars/appointments';
import { BUSY_COMING_DAYS } from '@/lib/domain/calendars/busy';
import { type ClosedPeriod, closedInWords, closedRange, isWholeDays } from '@/lib/domain/calendars/closed';
import { DAY } from '@/lib/domain/durations';
import { addDays } from '@/lib/domain/local-date';
import { placeInWords } from '@/lib/domain/place';
import { oneLine, severalLines } from '@/lib/domain/plain-text';
import { dayRange, localDateOf } from '@/lib/domain/time';
import { env } from '@/lib/env';
import type { WrittenEvent } from '@/lib/integrations/google/events';

/** An event that is to stand in a calendar. Instants in epoch milliseconds. */
export type Wanted = {
  key: string;
  isClosed: boolean;
  bookingId: string | null;
  eventId: string;
  body: WrittenEvent;
  digest: string;
  startsAt: number;
  endsAt: number;
};

/** All that is to stand in a person's calendar: their bookings, and as its owner chose, holds and closed periods. */
export async function wantedIn(ctx: TenantContext, source: WrittenSource, now: number): Promise<Wanted[]> {
  const today = Math.floor(now / DAY) * DAY;
  const until = today + BUSY_COMING_DAYS * DAY;
  const timeZone = await readTenantClock(ctx);
  const [booked, site, closed] = await Promise.all([
    readBookedTimes(ctx, today - DAY, until, source.resourceId, source.writesHolds),
    readSite(ctx),
    source.writesClosed
      ? readClosedPeriods(ctx, addDays(localDateOf(now, timeZone), -1), source.resourceId)
      : [],
  ]);
  return [
    ...appointmentsOf(booked)
      .filter(({ bookings }) => bookings.length > 0)
      .map((appointment) => ofAppointment(ctx, source, appointment, site, timeZone)),
    ...closed
      .map((period) => ofClosed(ctx, source, period, timeZone))
      .filter(({ startsAt }) => startsAt < until),
  ];
}

function ofAppointment(
  ctx: TenantContext,
  source: WrittenSource,
  appointment: Appointment,
  site: Parameters<typeof placeInWords>[1],
  timeZone: string,
): Wanted {
  const { key, of, isHeld } = appointment;
  const { title, notes } = appointmentInWords(appointment, env.APP_URL, true);
  const isDays = of.bookingType === 'DATE';
  const range = isDays
    ? { start: dayRange(of.date, 1, timeZone).start, end: dayRange(of.endDate, 1, timeZone).end }
    : { start: of.start, end: of.end };
  return wanted(source, { key, isClosed: false, bookingId: of.isClass ? null : of.id }, range, {
    status: isHeld ? 'tentative' : 'confirmed',
    summary: oneLine(title),
    description: severalLines(notes).slice(0, 8_000),
    location: oneLine(placeInWords(of.package, site, of)),
    ...moments(isDays ? of : null, range, timeZone),
    transparency: 'opaque',
    extendedProperties: { private: { mais: ctx.tenantId } },
  });
}

function ofClosed(ctx: TenantContext, source: WrittenSource, period: ClosedPeriod, timeZone: string): Wanted {
  const range = closedRange(period, timeZone);
  const days = isWholeDays(period) ? { date: period.startDate, endDate: period.endDate } : null;
  return wanted(source, { key: period.id, isClosed: true, bookingId: null }, range, {
    status: 'confirmed',
    summary: oneLine(closedInWords(period, true)),
    description: `${env.APP_URL}/admin/closed`,
    location: '',
    ...moments(days, range, timeZone),
    transparency: 'opaque',
    extendedProperties: { private: { mais: ctx.tenantId } },
  });
}

/** Whole days by their local dates, else instants. */
function moments(
  days: { date: string; endDate: string } | null,
  { start, end }: { start: number; end: number },
  timeZone: string,
): Pick<WrittenEvent, 'start' | 'end'> {
  if (days) return { start: { date: days.date }, end: { date: addDays(days.endDate, 1) } };
  return {
    start: { dateTime: new Date(start).toISOString(), timeZone },
    end: { dateTime: new Date(end).toISOString(), timeZone },
  };
}

const wanted = (
  source: WrittenSource,
  of: Pick<Wanted, 'key' | 'isClosed' | 'bookingId'>,
  range: { start: number; end: number },
  body: WrittenEvent,
): Wanted => ({
  ...of,
  // Hexadecimal digits are among those that Google takes (base32hex); the same appointment has the same id for ever.
  eventId: createHash('sha256').update(`${source.id} ${of.key}`).digest('hex'),
  body,
  digest: createHash('sha256').update(JSON.stringify(body)).digest('base64url'),
  startsAt: range.start,
  endsAt: range.end,
});
