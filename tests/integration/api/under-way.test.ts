import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, weekdayOf } from '@/lib/domain/local-date';
import { localDateOf } from '@/lib/domain/time';
import { makeBusiness, standingBooking } from '@/tests/integration/office/business';
import { startApp, type TestApp } from '@/tests/support/app';
import { sessionCookie } from './server-actions';

/** What began before today, or before the week, and isn't over stands in the office's lists. */
let app: TestApp;
let owner: pg.Client;

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_OFFICE_PER_15_MIN: '100000' });
  owner = new pg.Client({ connectionString: app.database.directUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner?.end();
  await app?.close();
});

const today = localDateOf(Date.now(), 'Europe/London');

async function openBusiness(slug: string) {
  const office = { database: app.database, owner, close: () => app.close() };
  const business = await makeBusiness(office, slug);
  // Today looks at all that is sold.
  await owner.query(`INSERT INTO "Site" ("tenantId", "updatedAt") VALUES ($1, now())`, [
    business.ctx.tenantId,
  ]);
  const cookie = await sessionCookie(app, `olive@${slug}.test`);
  const lists = async (path: string, id: string) =>
    (await (await fetch(app.url + path, { headers: { cookie } })).text()).includes(
      `href="/admin/bookings/${id}"`,
    );
  const book = async (booking: Omit<Parameters<typeof standingBooking>[2], 'start' | 'end'>) =>
    await standingBooking(office, business, {
      start: `${booking.date}T23:00Z`,
      end: `${addDays(booking.date, 1)}T02:00Z`,
      ...(booking.type === 'DATE' && {
        start: `${booking.date}T00:00Z`,
        end: `${addDays(booking.endDate ?? booking.date, 1)}T00:00Z`,
      }),
      ...booking,
    });
  return { ...business, lists, book };
}

it.each([
  ['a booking of several days', 'DATE', -1],
  ['one of the most days there can be', 'DATE', -59],
  ['an appointment that began before midnight', 'TIMESLOT', -1],
] as const)('shows %s on the last of them', async (_, type, began) => {
  const { lists, book } = await openBusiness(`began${-began}-${type.toLowerCase()}`);
  const { id } = await book({ type, date: addDays(today, began), endDate: today });
  for (const path of ['/admin', '/admin/bookings', '/admin/bookings?when=week', '/admin/calendar'])
    expect([path, await lists(path, id)]).toEqual([path, true]);
});

it('does not take what is under way for past', async () => {
  const { lists, book } = await openBusiness('under-way');
  const { id } = await book({ type: 'DATE', date: addDays(today, -1), endDate: today });
  expect(await lists('/admin/bookings?when=past', id)).toBe(false);
});

it('leaves out what is over', async () => {
  const { lists, book } = await openBusiness('over');
  const { id } = await book({ type: 'DATE', date: addDays(today, -3), endDate: addDays(today, -1) });
  for (const path of ['/admin', '/admin/bookings'])
    expect([path, await lists(path, id)]).toEqual([path, false]);
  expect(await lists('/admin/bookings?when=past', id)).toBe(true);
});

it('shows in the week what somebody who is switched off still has to do', async () => {
  const { lists, book, resourceId } = await openBusiness('switched-off');
  const { id } = await book({ type: 'DATE', date: today });
  await owner.query('UPDATE "Resource" SET "active" = false WHERE "id" = $1', [resourceId]);
  expect(await lists('/admin/calendar', id)).toBe(true);
  // Of a week in which nothing is left to do, the row goes.
  const next = addDays(today, 8 - weekdayOf(today));
  expect(await lists(`/admin/calendar?week=${next}`, id)).toBe(false);
});
