import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { payBalance } from '@/lib/usecases/checkouts/pay-balance';
import { bella } from '@/prisma/demo/bella';
import { book, inDays, read, sessionOf, startWorld, type World } from './world';

let world: World;
let ctx: TenantContext;
let day = 100;
beforeAll(async () => {
  world = await startWorld();
  ctx = await world.tenant(bella);
});
afterAll(() => world.close());

async function withBalance() {
  const made = await book(ctx, { package: 'elopement', date: inDays(day++) });
  await world.control.pay(sessionOf(made.checkoutUrl));
  await world.quiet();
  return made.id;
}

const ask = async (id: string) => {
  const answer = await payBalance(ctx, { bookingId: id });
  if (!answer.ok) throw new Error(answer.detail);
  return sessionOf(answer.checkoutUrl);
};
const openPages = async (id: string) =>
  (await world.control.stripe()).sessions.filter(
    ({ metadata, status }) => metadata.bookingId === id && status === 'open',
  );

it('five who ask for one balance at once get one page, and it is charged once', async () => {
  const id = await withBalance();
  const pages = await Promise.all(Array.from({ length: 5 }, () => ask(id)));
  expect(new Set(pages).size).toBe(1);
  expect(await openPages(id)).toHaveLength(1);
  await world.control.pay(pages[0] ?? '');
  await world.quiet();
  const { payments, refunds } = await read(ctx, id);
  expect({ payments: payments.length, refunds: refunds.length }).toEqual({ payments: 2, refunds: 0 });
});

it('five who ask while the page of another sum is open close it and share one', async () => {
  const id = await withBalance();
  await ask(id);
  await world.sql(`UPDATE "Booking" SET "totalCents" = "totalCents" - 1000 WHERE "id" = $1`, [id]);
  const pages = await Promise.all(Array.from({ length: 5 }, () => ask(id)));
  expect(new Set(pages).size).toBe(1);
  expect(await openPages(id)).toHaveLength(1);
});

it('a page that Stripe never made is asked for anew where Stripe would find its time too short', async () => {
  const id = await withBalance();
  await world.control.switch('stripe', { status: 500, path: '/v1/checkout/sessions' });
  await expect(ask(id)).rejects.toMatchObject({ code: 'unavailable' });
  await world.control.switch('stripe', null);
  await world.sql(
    `UPDATE "Checkout" SET "expiresAt" = now() + interval '20 minutes' WHERE "bookingId" = $1 AND "status" = 'NEW'`,
    [id],
  );
  const page = await ask(id);
  expect((await openPages(id)).map((session) => session.id)).toEqual([page]);
  // One that is open may be paid until a little before its end.
  await world.sql(
    `UPDATE "Checkout" SET "expiresAt" = now() + interval '20 minutes' WHERE "bookingId" = $1 AND "status" = 'OPEN'`,
    [id],
  );
  expect(await ask(id)).toBe(page);
});
