import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { TenantContext } from '@/lib/data/context';
import { findDueBalances, findDueReminders } from '@/lib/data/sweep';
import { localDateOf } from '@/lib/domain/time';
import { balanceTerms } from '@/lib/usecases/bookings/balance-due';
import { sweepDay } from '@/lib/usecases/sweep/day';
import { bella } from '@/prisma/demo/bella';
import { book, inDays, read, sessionOf, startWorld, type World } from './world';

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
    `UPDATE "Booking" SET "balanceDueOn" = now()::date + 100, "balanceReminderSentAt" = NULL, "reminderDueDate" = NULL,
       "policy" = "policy" || '{"autoCancelOverdue": false}'`,
  );
});

const set = (id: string | undefined, columns: string) =>
  world.sql(`UPDATE "Booking" SET ${columns} WHERE "id" = $1`, [id]);
const mailsOf = async (kind: string) =>
  (await world.sql<{ bookingId: string }>('SELECT "bookingId" FROM "Mail" WHERE "kind" = $1', [kind])).map(
    ({ bookingId }) => bookingId,
  );
const autoCancel = `"policy" = "policy" || '{"autoCancelOverdue": true}'`;
const asked = (days: number) => `"balanceReminderSentAt" = now() - interval '${days * 24} hours 1 minute'`;
const due = (days: number) => `"balanceDueOn" = now()::date + ${days}`;

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
    [due(-5), asked(1), autoCancel, `"startTime" = now() - interval '1 hour'`],
    false,
  ],
])('a balance that %s is looked at only when there is something to do', async (_, columns, found) => {
  const [id] = ids;
  const [before] = await world.sql<{ startTime: Date }>('SELECT "startTime" FROM "Booking" WHERE "id" = $1', [
    id,
  ]);
  await set(id, columns.join(', '));
  expect((await findDueBalances(balanceTerms, 100)).map(({ bookingId }) => bookingId)).toEqual(
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
  expect((await findDueBalances(balanceTerms, 1)).map(({ bookingId }) => bookingId)).toEqual([third]);
  await world.sql(`UPDATE "Checkout" SET "status" = 'COMPLETED' WHERE "bookingId" = $1`, [first]);
  await world.sql(`DELETE FROM "Payment" WHERE "bookingId" = $1 AND "purpose" = 'BALANCE'`, [second]);
});

it('as many as are due go out on their day, however many fit into one batch, and one that fails stops none', async () => {
  const [broken] = ids;
  await set(broken, `"policy" = '{"autoCancelOverdue": true}', ${due(-6)}, ${asked(1)}`);
  const good = ids.slice(1);
  for (const id of ids) await set(id, `"reminderDueDate" = now()::date`);
  for (const id of good) await set(id, due(1));
  await sweepDay({ batch: 1 });
  expect((await mailsOf('reminder')).sort()).toEqual([...ids].sort());
  expect((await mailsOf('balance_due')).sort()).toEqual([...good].sort());
  // What is done is not done again.
  expect(await sweepDay({ batch: 1 })).toMatchObject({ reminders: { done: 0 } });
  expect(await read(ctx, good[0] ?? '')).toMatchObject({ status: 'CONFIRMED' });
});

it('stops when its time is used up', async () => {
  for (const id of ids) await set(id, `"reminderDueDate" = now()::date, "reminderSentAt" = NULL`);
  expect(await sweepDay({ batch: 1, budgetMs: 0 })).toMatchObject({
    reminders: { done: 0 },
    balances: { done: 0 },
  });
});

it('asks Node which day it is in a business’s zone: one that Postgres doesn’t know keeps nobody from being reminded', async () => {
  await expect(world.sql(`SELECT now() AT TIME ZONE 'US/Pacific-New'`)).rejects.toThrow(/not recognized/);
  await world.sql(`UPDATE "Tenant" SET "timeZone" = 'US/Pacific-New'`);
  const today = localDateOf(Date.now(), 'US/Pacific-New');
  const [first, second, third] = ids;
  await set(first, `"reminderDueDate" = '${today}'`);
  await set(second, `"reminderDueDate" = '${today}'::date + 1`);
  await set(third, `"balanceDueOn" = '${today}'::date + 3`);
  expect((await findDueReminders(100)).map(({ bookingId }) => bookingId)).toEqual([first]);
  expect((await findDueBalances(balanceTerms, 100)).map(({ bookingId }) => bookingId)).toEqual([third]);
  await set(first, `"reminderDueDate" = NULL`);
  await world.sql(`UPDATE "Tenant" SET "timeZone" = 'America/New_York'`);
});
