import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { readNextAvailable, readSlots } from '@/lib/usecases/availability/read';
import { serene } from '@/prisma/demo/serene';
import { book, inDays, sessionOf, startWorld, type World } from './world';

const item = 'massage-60';
let world: World;
let ctx: TenantContext;
beforeAll(async () => {
  world = await startWorld();
  ctx = await world.tenant(serene);
  const { tenantId } = ctx;
  // A day's hire with a day to clean up, around the clock, of one thing only.
  await world.sql(
    `UPDATE "Service" SET "durationMinutes" = 1440, "bufferBeforeMinutes" = 0, "bufferAfterMinutes" = 1440, "startTimes" = '{}',
            "stepMinutes" = 60, "dailyLimit" = NULL WHERE "tenantId" = $1 AND "id" =
            (SELECT "serviceId" FROM "Package" WHERE "tenantId" = $1 AND "slug" = $2)`,
    [tenantId, item],
  );
  await world.sql(
    `DELETE FROM "GroupResource" g USING "GroupResource" other
      WHERE g."tenantId" = $1 AND other."tenantId" = $1 AND other."groupId" = g."groupId" AND other."resourceId" < g."resourceId"`,
    [tenantId],
  );
  await world.sql('DELETE FROM "ScheduleHours" WHERE "tenantId" = $1', [tenantId]);
  await world.sql('DELETE FROM "ScheduleOverride" WHERE "tenantId" = $1', [tenantId]);
  await world.sql('DELETE FROM "Blackout" WHERE "tenantId" = $1', [tenantId]);
  await world.sql(
    `INSERT INTO "ScheduleHours" ("id", "tenantId", "scheduleId", "weekday", "startMinute", "endMinute")
       SELECT gen_random_uuid(), s."tenantId", s."id", d, 0, 1440 FROM "Schedule" s, generate_series(1, 7) d WHERE s."tenantId" = $1`,
    [tenantId],
  );
  await world.sql('UPDATE "Tenant" SET "catalogVersion" = "catalogVersion" + 1 WHERE "id" = $1', [tenantId]);
});
afterAll(() => world.close());

async function starts(fromDay: number, toDay: number): Promise<string[]> {
  const read = await readSlots(ctx, {
    package: item,
    from: inDays(fromDay),
    to: inDays(toDay),
    timeZone: 'UTC',
  });
  if (!read.ok) throw new Error(read.detail);
  return read.slots.map(({ start }) => new Date(start).toISOString());
}

it('the last day of a window knows what comes after it, however long a booking keeps its things', async () => {
  const taken = (await starts(22, 22)).find((start) => start.slice(11, 13) === '09') ?? '';
  const made = await book(ctx, { package: item, start: taken });
  await world.control.pay(sessionOf(made.checkoutUrl));
  await world.quiet();
  const day = inDays(20);
  const alone = await starts(20, 20);
  const within = (await starts(15, 25)).filter((start) => start.startsWith(day));
  expect(within.length).toBeGreaterThan(0);
  expect(alone).toEqual(within);
});

it.each([
  ['9999-12-30', '9999-12-31'],
  ['0001-01-01', '0001-01-02'],
])('the edge of the calendar has nothing free, and is no error: %s', async (from, to) => {
  expect(await readSlots(ctx, { package: item, from, to, timeZone: 'Asia/Tokyo' })).toMatchObject({
    slots: [],
  });
  expect(await readNextAvailable(ctx, { package: item, from })).toMatchObject({ ok: true });
});
