import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { createBookingInput } from '@/lib/domain/booking-input';
import { runIdempotently } from '@/lib/http/api/idempotency';
import { createBooking } from '@/lib/usecases/bookings/create';
import { bella } from '@/prisma/demo/bella';
import { book, inDays, read, sessionOf, startWorld, type World } from './world';

/** Stripe keeps the first answer to a key for a day, errors too: what failed once must not fail for the whole day. */
let world: World;
let ctx: TenantContext;
let day = 100;
beforeAll(async () => {
  world = await startWorld();
  ctx = await world.tenant(bella);
});
afterAll(() => world.close());
afterEach(async () => {
  vi.useRealTimers();
  await world.control.switch('stripe', null);
});

const creation = { path: '/v1/checkout/sessions', method: 'POST' };

/** One visitor's request, which they send again and again with its key. */
function visitor() {
  const input = createBookingInput.parse({
    package: 'elopement',
    date: inDays(day++),
    customer: { name: 'Ann Example', email: 'ann@example.com', address: '1 Example Lane, Lenox' },
  });
  const scope = { owner: 'a visitor', call: 'book' };
  const request = {
    scope,
    key: randomUUID(),
    requestHash: 'a',
    marks: 'inTransaction',
    status: 201,
  } as const;
  return () =>
    runIdempotently(ctx, request, (idempotency) =>
      createBooking(ctx, input, { source: 'SITE', visitor: null, idempotency }),
    );
}

it('a package that is renamed while an answer is lost doesn’t stop the request that comes again', async () => {
  const ask = visitor();
  await world.control.switch('stripe', { ...creation, status: 503, after: true, times: 2 });
  await expect(ask()).rejects.toMatchObject({ code: 'unavailable' });
  await world.control.switch('stripe', null);
  await world.sql(
    `WITH p AS (UPDATE "Package" SET "name" = 'Eloping' WHERE "tenantId" = $1 AND "slug" = 'elopement' RETURNING 1)
     UPDATE "Tenant" SET "catalogVersion" = "catalogVersion" + 1, "locale" = 'en-GB' WHERE "id" = $1 AND EXISTS (SELECT 1 FROM p)`,
    [ctx.tenantId],
  );
  expect(await ask()).toMatchObject({ outcome: { ok: true, booking: { status: 'PENDING' } } });
});

it('one 500 when a page is made is not even seen', async () => {
  await world.control.switch('stripe', { ...creation, status: 500, times: 1 });
  const made = await book(ctx, { package: 'elopement', date: inDays(day++) });
  await world.control.pay(sessionOf(made.checkoutUrl));
  await world.quiet();
  expect(await read(ctx, made.id)).toMatchObject({ status: 'CONFIRMED', payments: [{}] });
});

it('after a bad minute the same request opens the page, within the same hold', async () => {
  const ask = visitor();
  await world.control.switch('stripe', { ...creation, status: 500, times: 6 });
  await expect(ask()).rejects.toMatchObject({ code: 'unavailable' });
  await world.control.switch('stripe', null);
  // So many failures among so few calls may have opened the breaker: the minute is over.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
  expect(await ask()).toMatchObject({ outcome: { ok: true, booking: { status: 'PENDING' } } });
});
