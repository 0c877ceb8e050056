import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { localDateOf } from '@/lib/domain/time';
import { readDates } from '@/lib/usecases/availability/read';
import { bella } from '@/prisma/demo/bella';
import { book, read, sessionOf, startWorld, type World } from './world';

let world: World;
let ctx: TenantContext;
const today = () => localDateOf(Date.now(), 'America/New_York');
beforeAll(async () => {
  world = await startWorld();
  ctx = await world.tenant(bella);
});
afterAll(() => world.close());

const soldUntil = async (minute: number | null) => {
  await world.sql('UPDATE "Service" SET "sameDayUntilMinute" = $1 WHERE "durationDays" IS NOT NULL', [
    minute,
  ]);
  await world.sql('UPDATE "Tenant" SET "catalogVersion" = "catalogVersion" + 1');
};
const listed = async () => {
  const found = await readDates(ctx, { package: 'elopement', from: today(), to: today() });
  return found.ok ? found.dates[0] : found;
};

it('a day that has begun is sold until the time that the business sets, and not by itself', async () => {
  expect(await listed()).toMatchObject({ available: false, reason: 'past' });
  await expect(book(ctx, { package: 'elopement', date: today() })).rejects.toThrow(
    /can’t be booked any more/,
  );

  await soldUntil(1440);
  expect(await listed()).toEqual({ date: today(), available: true });
  const made = await book(ctx, { package: 'elopement', date: today() });
  await world.control.pay(sessionOf(made.checkoutUrl));
  await world.quiet();
  expect(await read(ctx, made.id)).toMatchObject({ status: 'CONFIRMED', date: today() });
  expect(await listed()).toMatchObject({ available: false, reason: 'taken' });
});

it('a late payment is good for the day while it is sold, and goes back after that', async () => {
  await world.sql(`DELETE FROM "Claim"`);
  for (const [minute, status] of [
    [1440, 'CONFIRMED'],
    [null, 'EXPIRED'],
  ] as const) {
    await soldUntil(1440);
    const made = await book(ctx, { package: 'elopement', date: today() });
    await world.sql(`UPDATE "Claim" SET "expiresAt" = now() - interval '1 second' WHERE "bookingId" = $1`, [
      made.id,
    ]);
    await soldUntil(minute);
    await world.control.pay(sessionOf(made.checkoutUrl));
    await world.quiet();
    expect((await read(ctx, made.id)).status).toBe(status);
    await world.sql(`DELETE FROM "Claim"`);
  }
});
