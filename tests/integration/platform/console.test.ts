import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { mintTenantContext } from '@/lib/data/connection/mint-context';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { listOperatorEntries } from '@/lib/data/platform/operator-log';
import { listEvents, readEventPayload } from '@/lib/data/platform/platform-inbox';
import { listJobs } from '@/lib/data/platform/platform-outbox';
import { listTenants } from '@/lib/data/platform/platform-tenants';
import { createBookingInput } from '@/lib/domain/booking-input';
import { cancelBooking } from '@/lib/usecases/bookings/cancel';
import { createBooking } from '@/lib/usecases/bookings/create';
import { raceForOneDate } from '@/lib/usecases/demo/race';
import { readHealth } from '@/lib/usecases/platform/health';
import { removeJob, retryDeadJobs, retryJob } from '@/lib/usecases/platform/jobs';
import { restoreTenant, setCommission, suspendTenant } from '@/lib/usecases/platform/tenants';
import { bella } from '@/prisma/demo/bella';
import { serene } from '@/prisma/demo/serene';
import { anOperator } from '@/tests/support/people';
import { book, inDays, read, sessionOf, startWorld, type World } from '../money/world';

const operator = anOperator({ id: '01890a5d-ac96-774b-bcce-b302099a8057', name: 'Olive Operator' });
let world: World;
let ctx: TenantContext;
let byOperator: TenantContext;

beforeAll(async () => {
  world = await startWorld();
  ctx = await world.tenant(bella);
  await world.tenant(serene);
  byOperator = mintTenantContext(ctx.tenantId, { kind: 'OPERATOR', id: operator.id, name: operator.name });
});
afterAll(() => world.close());
beforeEach(() => world.sql(`UPDATE "Job" SET "status" = 'DONE' WHERE "status" = 'DEAD'`));

const asked = (days: number) =>
  createBookingInput.parse({
    package: 'elopement',
    date: inDays(days),
    customer: { name: 'Ann Example', email: 'ann@example.com', address: '1 Example Lane, Lenox' },
  });
const site = { source: 'SITE' as const, visitor: null, idempotency: null };
const list = (changes: object = {}) =>
  listTenants({ search: '', status: null, after: null, limit: 50, ...changes });

it('a suspended business takes no new booking from anybody; what is booked can be paid, managed and refunded', async () => {
  const held = await book(ctx, { package: 'elopement', date: inDays(70) });
  expect(await suspendTenant(byOperator, { reason: 'Chargebacks' }, operator)).toMatchObject({ ok: true });
  expect(await suspendTenant(byOperator, { reason: 'Again' }, operator)).toMatchObject({ ok: false });

  for (const source of ['SITE', 'API', 'OFFICE'] as const) {
    expect(await createBooking(ctx, asked(71), { ...site, source })).toMatchObject({
      ok: false,
      reason: 'not_bookable',
    });
  }

  // The customer who was on the payment page still pays, is confirmed and gets the mail.
  await world.control.pay(sessionOf(held.checkoutUrl));
  await world.quiet({ mails: true });
  expect((await read(ctx, held.id)).status).toBe('CONFIRMED');
  const before = (await world.control.mails('ann@example.com')).length;
  expect(before).toBeGreaterThan(0);

  const canceled = await cancelBooking(ctx, { bookingId: held.id, by: 'business' });
  expect(canceled).toMatchObject({ ok: true });
  await world.quiet({ mails: true });
  const after = await read(ctx, held.id);
  expect(after.status).toBe('CANCELED');
  expect(after.refunds).toMatchObject([{ status: 'SUCCEEDED', amountCents: held.quote.dueNowCents }]);
  expect((await world.control.mails('ann@example.com')).length).toBeGreaterThan(before);

  expect(await restoreTenant(byOperator, {}, operator)).toMatchObject({ ok: true, slug: 'bella-weddings' });
  expect(await createBooking(ctx, asked(71), site)).toMatchObject({ ok: true });
});

it('writes down who did it, for the operators and for the business', async () => {
  const [restored, suspended] = await listOperatorEntries(2);
  expect(restored).toMatchObject({ action: 'tenant.restored', operatorName: 'Olive Operator' });
  expect(suspended).toMatchObject({ action: 'tenant.suspended', subject: bella.tenant.name });
  const audit = await world.sql(
    `SELECT "actorKind", "actorName", "before", "after" FROM "AuditEntry" WHERE "tenantId" = $1 AND "action" = 'tenant.suspended'`,
    [ctx.tenantId],
  );
  expect(audit).toEqual([
    {
      actorKind: 'OPERATOR',
      actorName: 'Olive Operator',
      before: { status: 'ACTIVE', suspendedReason: null },
      after: { status: 'SUSPENDED', suspendedReason: 'Chargebacks' },
    },
  ]);
});

it('takes the changed commission of what is paid from then on', async () => {
  await setCommission(byOperator, { commissionBps: 1000 }, operator);
  const booking = await book(ctx, { package: 'elopement', date: inDays(73) });
  await world.control.pay(sessionOf(booking.checkoutUrl));
  await world.quiet();
  const [payment] = (await read(ctx, booking.id)).payments;
  expect(payment?.feeCents).toBe(Math.round(booking.quote.dueNowCents / 10));
  await setCommission(byOperator, { commissionBps: 250 }, operator);
});

it('finds businesses by name, address, owner and status, page by page', async () => {
  expect((await list()).map(({ slug }) => slug)).toEqual(['serene-spa', 'bella-weddings']);
  expect(await list({ search: 'SERENE' })).toMatchObject([
    { slug: 'serene-spa', chargesEnabled: true, owners: [] },
  ]);
  expect(await list({ search: '%' })).toEqual([]);
  expect(await list({ status: 'SUSPENDED' })).toEqual([]);
  const [first, more] = await list({ limit: 1 });
  expect(more).toBeDefined();
  expect(await list({ limit: 1, after: first?.id })).toMatchObject([{ slug: 'bella-weddings' }]);
});

it('says of each vendor whether it answers, and of what is not set up that it is not', async () => {
  const { vendors } = await readHealth(operator);
  expect(Object.fromEntries(vendors.map(({ name, state }) => [name, state]))).toEqual({
    stripe: 'ok',
    postmark: 'ok',
    // It is away in this file; whether the breaker has opened by now depends on what ran before.
    qstash: expect.stringMatching(/^(?:unreachable|OPEN|HALF_OPEN)$/),
    redis: 'not_configured',
    calendar: 'not_configured',
  });
});

async function deadJob(name: string): Promise<string> {
  const [row] = await world.sql<{ id: string }>(
    `INSERT INTO "Job" ("id", "name", "payload", "status", "attempts", "lastError") VALUES (gen_random_uuid(), $1, '{}', 'DEAD', 4, 'Error: no') RETURNING "id"`,
    [name],
  );
  return row?.id ?? '';
}
const dead = () => listJobs({ status: 'DEAD', name: '', after: null, limit: 50 });

it('retries one failed job, all of them, or puts one away, each time once', async () => {
  const [one, two, three] = [await deadJob('a'), await deadJob('b'), await deadJob('c')];
  expect((await dead()).map(({ name }) => name).sort()).toEqual(['a', 'b', 'c']);
  expect((await readHealth(operator)).deadJobs).toBe(3);

  expect(await removeJob(operator, { id: three })).toEqual({ ok: true });
  expect(await removeJob(operator, { id: three })).toMatchObject({ ok: false });
  expect(await retryJob(operator, { id: one })).toEqual({ ok: true });
  expect(await retryJob(operator, { id: one })).toMatchObject({ ok: false });
  const [again, none] = await Promise.all([retryDeadJobs(operator), retryDeadJobs(operator)]);
  expect([again.count, none.count].sort()).toEqual([0, 1]);
  expect(await dead()).toEqual([]);
  const rows = await world.sql(
    `SELECT "id", "status", "attempts", "maxAttempts" FROM "Job" WHERE "id" = ANY ($1)`,
    [[one, two]],
  );
  expect(rows).toHaveLength(2);
  for (const row of rows) expect(row).toMatchObject({ status: 'READY', attempts: 4, maxAttempts: 8 });

  // Nobody knows these names: tried once more, they are put aside again.
  await world.quiet();
  expect(await dead()).toHaveLength(2);
});

it('lists events without their payload, and shows one when asked', async () => {
  const events = await listEvents({ search: 'checkout.session.', state: 'done', after: null, limit: 50 });
  expect(events.length).toBeGreaterThan(0);
  expect(events.every((event) => event.type.startsWith('checkout.session.'))).toBe(true);
  expect(await readEventPayload(events[0]?.id ?? '')).toMatchObject({ object: 'event' });
  expect(await listEvents({ search: '', state: 'waiting', after: null, limit: 50 })).toEqual([]);
});

it('lets one of two buyers through who want one date at once, and gives the date back', async () => {
  for (let round = 0; round < 5; round += 1) {
    const race = await raceForOneDate(ctx, { package: 'elopement' });
    if (!race.ok) throw new Error(race.detail);
    expect(race.runners.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(race.runners.find(({ status }) => status === 409)?.sentence).toMatch(/no longer free/);
  }
  const held = await world.sql(
    `SELECT "status" FROM "Booking" WHERE "contactEmail" LIKE '%@race.example' AND "status" <> 'EXPIRED'`,
  );
  expect(held).toEqual([]);
});
