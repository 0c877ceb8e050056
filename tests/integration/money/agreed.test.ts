import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { addDays } from '@/lib/domain/local-date';
import { localInstants } from '@/lib/domain/time';
import { readMonth } from '@/lib/usecases/availability/month';
import { moveBooking, previewMove } from '@/lib/usecases/bookings/move';
import { bella } from '@/prisma/demo/bella';
import { serene } from '@/prisma/demo/serene';
import { book, inDays, read, sessionOf, startWorld, type World } from './world';

/** A standing booking is moved by what was agreed, whatever the business sells by now. */
let world: World;
let spa: TenantContext;
let weddings: TenantContext;
beforeAll(async () => {
  world = await startWorld();
  spa = await world.tenant(serene);
  weddings = await world.tenant(bella);
});
afterAll(() => world.close());

const change = async (sql: string) => {
  await world.sql(sql);
  await world.sql('UPDATE "Tenant" SET "catalogVersion" = "catalogVersion" + 1');
};

let day = 20;
async function massage() {
  const date = inDays(day++);
  const start = localInstants(date, '11:00', 'Europe/London')[0] ?? 0;
  const made = await book(spa, { package: 'massage-60', start: new Date(start).toISOString() });
  await world.control.pay(sessionOf(made.checkoutUrl));
  await world.quiet();
  return { id: made.id, date, start, next: start + 86_400_000 };
}

async function moves(ctx: TenantContext, bookingId: string, to: { date: string } | { start: string }) {
  const wanted = { bookingId, by: 'customer' as const, ...to };
  expect(await previewMove(ctx, wanted)).toMatchObject({ ok: true, differenceCents: 0 });
  expect(await moveBooking(ctx, wanted)).toMatchObject({ ok: true, checkoutUrl: null });
  return read(ctx, bookingId);
}

describe.each([
  [
    'its package is off sale',
    `UPDATE "Package" SET "active" = false`,
    `UPDATE "Package" SET "active" = true`,
  ],
  ['its service is off', `UPDATE "Service" SET "active" = false`, `UPDATE "Service" SET "active" = true`],
  [
    'its package takes more people',
    `UPDATE "Package" SET "minSeats" = 2, "maxSeats" = 4 WHERE "slug" = 'massage-60'`,
    `UPDATE "Package" SET "minSeats" = 1, "maxSeats" = 1 WHERE "slug" = 'massage-60'`,
  ],
  [
    'it would take longer today',
    `UPDATE "Service" SET "durationMinutes" = 120 WHERE "name" = '60-minute massage'`,
    `UPDATE "Service" SET "durationMinutes" = 60 WHERE "name" = '60-minute massage'`,
  ],
  [
    'its package goes by another service today, by the day',
    `UPDATE "Package" p SET "bookingType" = 'DATE', "serviceId" = (SELECT "id" FROM "Service" s WHERE s."tenantId" = p."tenantId" AND s."id" <> p."serviceId" ORDER BY 1 LIMIT 1)
      WHERE "slug" = 'massage-60'`,
    `UPDATE "Package" p SET "bookingType" = 'TIMESLOT', "serviceId" = (SELECT "id" FROM "Service" s WHERE s."tenantId" = p."tenantId" AND s."name" = '60-minute massage')
      WHERE "slug" = 'massage-60'`,
  ],
])('when %s', (_, before, after) => {
  afterEach(() => change(after));

  it('an appointment moves, as long as it was', async () => {
    const made = await massage();
    await change(before);
    const month = await readMonth(spa, {
      package: 'massage-60',
      bookingType: 'TIMESLOT',
      month: inDays(day).slice(0, 7),
      seats: 1,
      zone: 'Europe/London',
      exceptBookingId: made.id,
    });
    expect(month).toMatchObject({ ok: true });
    if (!month.ok) return;
    for (const slot of month.feed.slots) expect(slot.end - slot.start).toBe(60 * 60_000);
    const moved = await moves(spa, made.id, { start: new Date(made.next).toISOString() });
    expect(moved).toMatchObject({ start: made.next, end: made.next + 60 * 60_000, bookingType: 'TIMESLOT' });
  });
});

it('days stay as many as they were', async () => {
  const date = inDays(160);
  const made = await book(weddings, { package: 'classic-day', date });
  await world.control.pay(sessionOf(made.checkoutUrl));
  await world.quiet();
  await change(
    `UPDATE "Service" SET "durationDays" = 3 WHERE "id" = (SELECT "serviceId" FROM "Booking" WHERE "id" = '${made.id}')`,
  );
  const to = addDays(date, 1);
  const moved = await moves(weddings, made.id, { date: to });
  expect(moved).toMatchObject({ date: to, endDate: to });
});
