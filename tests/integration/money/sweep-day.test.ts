import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { findDueBalances, findDueReminders } from '@/lib/data/bookings/due-bookings';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { addDays } from '@/lib/domain/local-date';
import { reminderDay } from '@/lib/domain/reminder-day';
import { localDateOf, localInstants } from '@/lib/domain/time';
import { balanceTerms } from '@/lib/usecases/bookings/balance-due';
import { sweepDue } from '@/lib/usecases/sweep/due';
import { bella } from '@/prisma/demo/bella';
import { book, inDays, inDaysThere, read, sessionOf, startWorld, type World } from './world';

let world: World;
let ctx: TenantContext;
const ids: string[] = [];
beforeAll(async () => {
  world = await startWorld();
  ctx = await world.tenant(bella);
  for (let day = 300; day < 305; day += 1) {
    const made = await book(ctx, { package: 'classic-day', date: inDays(day) });
    await world.control.pay(sessionOf(made.checkoutUrl));
    ids.push(made.id);
  }
  await world.quiet();
});
afterAll(() => world.close());

beforeEach(async () => {
  await world.sql(
    `UPDATE "Booking" SET "balanceDueOn" = '${inDaysThere(100)}', "balanceReminderSentAt" = NULL, "reminderDueDate" = NULL,
       "policy" = "policy" || '{"autoCancelOverdue": false}'`,
  );
});

/** Today, where it is the hour for mails: at the business's noon. */
const noon = (zone = 'America/New_York') =>
  localInstants(localDateOf(Date.now(), zone), '12:00', zone)[0] ?? 0;
const set = (id: string | undefined, columns: string) =>
  world.sql(`UPDATE "Booking" SET ${columns} WHERE "id" = $1`, [id]);
const mailsOf = async (kind: string) =>
  (await world.sql<{ bookingId: string }>('SELECT "bookingId" FROM "Mail" WHERE "kind" = $1', [kind])).map(
    ({ bookingId }) => bookingId,
  );
const autoCancel = `"policy" = "policy" || '{"autoCancelOverdue": true}'`;
/** In SQL, the date of that noon, and a time before it; the database's own clock may be on another day. */
const today = `'${inDaysThere(0)}'::date`;
const beforeNoon = (time: string) => `to_timestamp(${noon() / 1000}) - interval '${time}'`;
const asked = (days: number) => `"balanceReminderSentAt" = ${beforeNoon(`${days * 24} hours 1 minute`)}`;
const due = (days: number) => `"balanceDueOn" = ${today} + ${days}`;

it.each([
  ['was never asked for and is due soon', [due(2)], true],
  ['was never asked for and is due later', [due(9)], false],
  ['is due soon and was asked for', [due(2), asked(8)], false],
  ['is overdue and was asked for less than a week ago', [due(-9), asked(6)], false],
  ['is overdue and was asked for a week ago', [due(-9), asked(7)], true],
  ['is late where such bookings are cancelled', [due(-5), asked(1), autoCancel], true],
  ['is not late enough to be cancelled', [due(-2), asked(1), autoCancel], false],
  [
    'is late of what has begun',
    [due(-5), asked(1), autoCancel, `"startTime" = ${beforeNoon('1 hour')}`],
    false,
  ],
])('a balance that %s is looked at only when there is something to do', async (_, columns, found) => {
  const [id] = ids;
  const [before] = await world.sql<{ startTime: Date }>('SELECT "startTime" FROM "Booking" WHERE "id" = $1', [
    id,
  ]);
  await set(id, columns.join(', '));
  expect((await findDueBalances(balanceTerms, 100, null, noon())).map(({ bookingId }) => bookingId)).toEqual(
    found ? [id] : [],
  );
  await world.sql('UPDATE "Booking" SET "startTime" = $2 WHERE "id" = $1', [id, before?.startTime]);
});

it('a balance at which a bank is at work, or that was paid, keeps nobody from being looked at', async () => {
  const [first, second, third] = ids;
  for (const id of [first, second, third]) await set(id, due(1));
  await world.sql(`UPDATE "Checkout" SET "status" = 'PROCESSING' WHERE "bookingId" = $1`, [first]);
  await world.sql(
    `INSERT INTO "Payment" ("id", "tenantId", "bookingId", "purpose", "method", "amountCents", "currency", "paidAt")
       SELECT gen_random_uuid(), "tenantId", "id", 'BALANCE', 'CASH', "balanceCents", "currency", now()
         FROM "Booking" WHERE "id" = $1`,
    [second],
  );
  expect((await findDueBalances(balanceTerms, 1, null, noon())).map(({ bookingId }) => bookingId)).toEqual([
    third,
  ]);
  await world.sql(`UPDATE "Checkout" SET "status" = 'COMPLETED' WHERE "bookingId" = $1`, [first]);
  await world.sql(`DELETE FROM "Payment" WHERE "bookingId" = $1 AND "purpose" = 'BALANCE'`, [second]);
});

it('as many as are due go out on their day, however many fit into one batch, and one that fails stops none', async () => {
  const [broken] = ids;
  await set(broken, `"policy" = '{"autoCancelOverdue": true}', ${due(-6)}, ${asked(1)}`);
  const good = ids.slice(1);
  for (const id of ids) await set(id, `"reminderDueDate" = ${today}`);
  for (const id of good) await set(id, due(1));
  await sweepDue({ batch: 1, now: noon() });
  expect((await mailsOf('reminder')).sort()).toEqual([...ids].sort());
  expect((await mailsOf('balance_due')).sort()).toEqual([...good].sort());
  // What is done is not done again.
  expect(await sweepDue({ batch: 1, now: noon() })).toMatchObject({ reminders: { done: 0 } });
  expect(await read(ctx, good[0] ?? '')).toMatchObject({ status: 'CONFIRMED' });
});

it('stops when its time is used up', async () => {
  for (const id of ids) await set(id, `"reminderDueDate" = ${today}, "reminderSentAt" = NULL`);
  expect(await sweepDue({ batch: 1, budgetMs: 0, now: noon() })).toMatchObject({
    reminders: { done: 0 },
    balances: { done: 0 },
  });
});

it('asks Node which day it is in a business’s zone: one that Postgres doesn’t know keeps nobody from being reminded', async () => {
  await expect(world.sql(`SELECT now() AT TIME ZONE 'US/Pacific-New'`)).rejects.toThrow(/not recognized/);
  await world.sql(`UPDATE "Tenant" SET "timeZone" = 'US/Pacific-New'`);
  const zone = 'US/Pacific-New';
  const localToday = localDateOf(Date.now(), zone);
  const [first, second, third] = ids;
  await set(first, `"reminderDueDate" = '${localToday}'`);
  await set(second, `"reminderDueDate" = '${localToday}'::date + 1`);
  await set(third, `"balanceDueOn" = '${localToday}'::date + 3`);
  expect((await findDueReminders(100, null, noon(zone))).map(({ bookingId }) => bookingId)).toEqual([first]);
  expect(
    (await findDueBalances(balanceTerms, 100, null, noon(zone))).map(({ bookingId }) => bookingId),
  ).toEqual([third]);
  await set(first, `"reminderDueDate" = NULL`);
  await world.sql(`UPDATE "Tenant" SET "timeZone" = 'America/New_York'`);
});

// A day of standard time, one of summer time, and the two nights between.
const moments = ['2027-01-13', '2027-03-14', '2027-06-16', '2027-11-07', '2027-04-04', '2027-10-03'];

it.each([
  'America/New_York',
  'Europe/London',
  'Pacific/Kiritimati',
  'Pacific/Niue',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
])('reminders and balances go at a civil hour of the business’s own day: %s', async (zone) => {
  const [first, second] = ids;
  await world.sql(`UPDATE "Tenant" SET "timeZone" = $1`, [zone]);
  await world.sql(`UPDATE "Booking" SET "balanceDueOn" = '2028-06-01'`);
  for (const date of moments) {
    await set(
      first,
      `"reminderDueDate" = '${date}', "reminderSentAt" = NULL, "startTime" = '${date}'::date + 9, "endTime" = '${date}'::date + 10`,
    );
    await set(second, `"balanceDueOn" = '${date}'`);
    const foundAt = async (time: string, day = date) => {
      const [at = 0] = localInstants(day, time, zone);
      const found = [
        ...(await findDueReminders(100, null, at)),
        ...(await findDueBalances({ ...balanceTerms, aheadDays: 0 }, 100, null, at)),
      ];
      return found.map(({ bookingId }) => bookingId);
    };
    expect([date, await foundAt('08:59')]).toEqual([date, []]);
    expect([date, await foundAt('09:00')]).toEqual([date, [first, second]]);
    expect(await foundAt('22:01')).toEqual([]);
    // What the day didn't take, the next morning does.
    expect(await foundAt('03:15', addDays(date, 1))).toEqual([]);
    expect(await foundAt('09:00', addDays(date, 1))).toEqual([first, second]);
    await world.sql(`UPDATE "Policy" SET "mailMinute" = 1050`);
    expect(await foundAt('17:29')).toEqual([]);
    expect(await foundAt('17:30')).toEqual([first, second]);
    await world.sql(`UPDATE "Policy" SET "mailMinute" = 540`);
  }
  await world.sql(`UPDATE "Tenant" SET "timeZone" = 'America/New_York'`);
});

it('a reminder of 0 days comes on the day itself, or the day before what has begun by then', async () => {
  const zone = 'America/New_York';
  const now = localInstants('2027-05-01', '12:00', zone)[0] ?? 0;
  const of = (date: string, time: string, reminderDaysBefore = 0, mailMinute = 540) => {
    const start = localInstants(date, time, zone)[0] ?? 0;
    return reminderDay({ date, start }, { reminderDaysBefore, mailMinute }, zone, now);
  };
  expect(of('2027-05-12', '10:00')).toBe('2027-05-12');
  expect(of('2027-05-12', '09:59')).toBe('2027-05-11');
  expect(of('2027-05-12', '09:00')).toBe('2027-05-11');
  // A whole day begins at midnight.
  expect(of('2027-05-12', '00:00')).toBe('2027-05-11');
  expect(of('2027-05-12', '10:00', 0, 660)).toBe('2027-05-11');
  expect(of('2027-05-12', '00:00', 7)).toBe('2027-05-05');
  expect(of('2027-05-01', '15:00')).toBeNull();
  expect(of('2027-05-02', '08:00')).toBeNull();
});

it('a reminder on the day itself goes by the hour that it was planned by, when the business’s is later now', async () => {
  const zone = 'America/New_York';
  const [first = ''] = ids;
  const { start } = await read(ctx, first);
  await set(
    first,
    `"reminderSentAt" = NULL, "date" = '2027-05-12', "reminderDueDate" = '2027-05-12', "startTime" = '2027-05-12T11:00-04'`,
  );
  await world.sql(`UPDATE "Policy" SET "mailMinute" = 720`);
  const foundAt = async (time: string) =>
    (await findDueReminders(100, null, localInstants('2027-05-12', time, zone)[0])).map(
      (one) => one.bookingId,
    );
  expect(await foundAt('08:59')).toEqual([]);
  expect(await foundAt('09:00')).toEqual([first]);
  await set(first, `"reminderDueDate" = '2027-05-11'`);
  expect(await foundAt('09:00')).toEqual([]);
  await world.sql(`UPDATE "Policy" SET "mailMinute" = 540`);
  await set(first, `"startTime" = to_timestamp(${start / 1000})`);
});

it('a policy of 0 days is saved, and its booking is reminded of', async () => {
  await world.sql(`UPDATE "Policy" SET "reminderDaysBefore" = 0`);
  await world.sql(`UPDATE "Tenant" SET "catalogVersion" = "catalogVersion" + 1`);
  const made = await book(ctx, { package: 'classic-day', date: inDays(320) });
  await world.control.pay(sessionOf(made.checkoutUrl));
  await world.quiet();
  const { reminderDueDate, date } = await read(ctx, made.id);
  expect(reminderDueDate).toBe(addDays(date, -1));
  const [at = 0] = localInstants(addDays(date, -1), '09:00', 'America/New_York');
  expect((await findDueReminders(100, null, at)).map(({ bookingId }) => bookingId)).toContain(made.id);
});
