import { fork } from 'node:child_process';
import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { refundPayment } from '@/lib/usecases/refunds/refund';
import { bella } from '@/prisma/demo/bella';
import { localSecrets } from '@/stand-ins/settings';
import { book, inDays, read, sessionOf, startWorld, type World } from './world';

let world: World;
let ctx: TenantContext;
beforeAll(async () => {
  world = await startWorld({ qstash: true });
  ctx = await world.tenant(bella);
});
afterAll(() => world.close());

let day = 100;

async function until<T>(probe: () => Promise<T | false | undefined>, patienceMs = 20_000): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const found = await probe();
    if (found) return found;
    if (Date.now() > end) throw new Error('it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

const addJob = async (name: string, payload: object, more = 'now()') => {
  const [row] = await world.sql<{ id: string }>(
    `INSERT INTO "Job" ("id", "name", "payload", "runAt") VALUES (gen_random_uuid(), $1, $2, ${more}) RETURNING "id"`,
    [name, JSON.stringify(payload)],
  );
  return row?.id ?? '';
};
const jobOf = async (id: string) =>
  (
    await world.sql<{ status: string; attempts: number }>(
      'SELECT "status", "attempts" FROM "Job" WHERE "id" = $1',
      [id],
    )
  )[0];

async function webhook(body: string, secret: string, timestamp = Math.floor(Date.now() / 1000)) {
  const signature = new Stripe('sk_test_x').webhooks.generateTestHeaderString({
    payload: body,
    secret,
    timestamp,
  });
  return fetch(`${world.urls.app}/api/webhooks/stripe`, {
    method: 'POST',
    body,
    headers: { 'stripe-signature': signature },
  });
}

const event = (id: string) =>
  JSON.stringify({ id, object: 'event', type: 'plan.created', created: 1_800_000_000, data: { object: {} } });

describe('a delivery', () => {
  it('by QStash confirms a paid booking; the sweep is not needed', async () => {
    const made = await book(ctx, { package: 'elopement', date: inDays(day++) });
    await world.control.pay(sessionOf(made.checkoutUrl));
    await until(async () => (await read(ctx, made.id)).status === 'CONFIRMED');
  });

  it('without a signature runs nothing', async () => {
    const jobId = await addJob('handle_stripe_event', { eventId: crypto.randomUUID() });
    const response = await fetch(`${world.urls.app}/api/jobs/handle_stripe_event`, {
      method: 'POST',
      body: JSON.stringify({ jobId }),
    });
    expect(response.status).toBe(401);
    expect(await jobOf(jobId)).toEqual({ status: 'READY', attempts: 0 });
  });
});

describe('a webhook', () => {
  it('is stored once and answered alike when it comes again', async () => {
    const body = event('evt_twice');
    const secret = localSecrets.stripeWebhookSecret;
    expect((await webhook(body, secret)).status).toBe(200);
    const again = await webhook(body, secret);
    expect(again.status).toBe(200);
    expect(await again.json()).toMatchObject({ duplicate: true });
    expect(await world.sql(`SELECT 1 FROM "WebhookEvent" WHERE "externalId" = 'evt_twice'`)).toHaveLength(1);
  });

  it('may be signed with the Connect endpoint’s secret', async () => {
    expect((await webhook(event('evt_connect'), localSecrets.stripeConnectWebhookSecret)).status).toBe(200);
  });

  it.each([
    ['forged', () => webhook(event('evt_forged'), 'whsec_of_somebody_else')],
    [
      'an hour old',
      () => webhook(event('evt_old'), localSecrets.stripeWebhookSecret, Math.floor(Date.now() / 1000) - 3600),
    ],
  ])('that is %s leaves no trace', async (_, send) => {
    expect((await send()).status).toBe(400);
    expect(
      await world.sql(`SELECT 1 FROM "WebhookEvent" WHERE "externalId" IN ('evt_forged', 'evt_old')`),
    ).toEqual([]);
  });

  it('about an account is believed only as far as Stripe confirms it', async () => {
    const read1 = async () =>
      (
        await world.sql<{ chargesEnabled: boolean; catalogVersion: number }>(
          'SELECT "chargesEnabled", "catalogVersion" FROM "Tenant" WHERE "id" = $1',
          [ctx.tenantId],
        )
      )[0];
    const before = await read1();
    await world.control.setAccount('acct_demo_bella', false);
    const after = await until(async () => {
      const now = await read1();
      return now?.chargesEnabled === false && now;
    });
    expect(after.catalogVersion).toBeGreaterThan(before?.catalogVersion ?? 0);
    await world.control.setAccount('acct_demo_bella', true);
    await until(async () => (await read1())?.chargesEnabled === true);
  });
});

/** A zone where it is about noon now. */
function zoneInDaylight(): string {
  const ahead = 12 - new Date().getUTCHours();
  return ahead === 0 ? 'UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

describe('the cron', () => {
  const call = (task: string, secret: string) =>
    fetch(`${world.urls.app}/api/cron/${task}`, { headers: { authorization: `Bearer ${secret}` } });

  it('is for those who know the secret', async () => {
    expect((await call('sweep', 'guess')).status).toBe(401);
    expect((await call('sweep', 'test-secret-for-crons')).status).toBe(200);
    expect((await call('daily', 'test-secret-for-crons')).status).toBe(200);
    expect((await call('due', 'test-secret-for-crons')).status).toBe(200);
    expect((await call('nothing', 'test-secret-for-crons')).status).toBe(404);
  });

  it('puts aside what can never succeed, and what failed four times', async () => {
    const unknown = await addJob('nobody_knows', {});
    const unready = await addJob('handle_stripe_event', { eventId: crypto.randomUUID() });
    const later = await addJob('nobody_knows', {}, `now() + interval '1 hour'`);
    await call('sweep', 'test-secret-for-crons');
    expect(await jobOf(unknown)).toEqual({ status: 'DEAD', attempts: 1 });
    expect(await jobOf(unready)).toEqual({ status: 'DEAD', attempts: 1 });
    expect(await jobOf(later)).toEqual({ status: 'READY', attempts: 0 });
  });

  it('reminds once, when the tenant’s day has come', async () => {
    // Whatever the hour is while this runs.
    await world.sql(`UPDATE "Policy" SET "mailMinute" = 0`);
    const made = await book(ctx, { package: 'elopement', date: inDays(day++) });
    await world.control.pay(sessionOf(made.checkoutUrl));
    await until(async () => (await read(ctx, made.id)).status === 'CONFIRMED');
    await world.sql(`UPDATE "Tenant" SET "timeZone" = $1`, [zoneInDaylight()]);
    const reminders = async () =>
      (await read(ctx, made.id)).mails.filter(({ kind }) => kind === 'reminder').length;
    await call('due', 'test-secret-for-crons');
    expect(await reminders()).toBe(0);
    await world.sql(`UPDATE "Booking" SET "reminderDueDate" = $2 WHERE "id" = $1`, [made.id, inDays(-2)]);
    await call('due', 'test-secret-for-crons');
    await call('due', 'test-secret-for-crons');
    expect(await reminders()).toBe(1);
    await world.sql(`UPDATE "Tenant" SET "timeZone" = 'America/New_York'`);
  });
});

it('a worker killed while Stripe makes a refund: the next one finishes it, the customer is paid once', async () => {
  const made = await book(ctx, { package: 'elopement', date: inDays(day++) });
  await world.control.pay(sessionOf(made.checkoutUrl));
  await until(async () => (await read(ctx, made.id)).status === 'CONFIRMED');
  await world.control.switch('qstash', { status: 500 });
  // Stripe does it, and its answer does not come before the worker is gone.
  await world.control.switch('stripe', {
    path: '/v1/refunds',
    method: 'POST',
    delayMs: 60_000,
    after: true,
    times: 1,
  });
  await refundPayment(ctx, { bookingId: made.id, amountCents: 4_000 });
  const worker = fork('tests/integration/money/worker.ts', {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: 'ignore',
  });
  await until(async () => {
    const { charges } = await world.control.stripe();
    return charges.find(({ metadata }) => metadata.bookingId === made.id)?.amount_refunded === 4_000;
  }, 60_000);
  worker.kill('SIGKILL');
  const [job] = await world.sql<{ id: string; status: string }>(
    `SELECT "id", "status" FROM "Job" WHERE "name" = 'send_refund' ORDER BY "createdAt" DESC LIMIT 1`,
  );
  expect(job?.status).toBe('RUNNING');
  await world.sql(`UPDATE "Job" SET "leasedUntil" = now() - interval '1 second' WHERE "id" = $1`, [job?.id]);
  await world.quiet();
  expect((await read(ctx, made.id)).refunds).toMatchObject([{ amountCents: 4_000, status: 'SUCCEEDED' }]);
  const { charges } = await world.control.stripe();
  expect(charges.find(({ metadata }) => metadata.bookingId === made.id)?.amount_refunded).toBe(4_000);
}, 120_000);
