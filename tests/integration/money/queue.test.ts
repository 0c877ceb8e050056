import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { dueJobs, failJob, finishJob, leaseJob } from '@/lib/data/outbox/jobs';
import { removeOutdated } from '@/lib/data/outbox/retention';
import { isJobName, jobDefinitions } from '@/lib/domain/jobs/definitions';
import { publishJobs } from '@/lib/integrations/qstash/publish-jobs';
import { LEASE_SECONDS, runJob } from '@/lib/usecases/jobs/run';
import { DELIVERY_GRACE_SECONDS, sweepMinute } from '@/lib/usecases/sweep/minute';
import { bella } from '@/prisma/demo/bella';
import { serene } from '@/prisma/demo/serene';
import { root } from '@/scripts/paths';
import { book, inDays, sessionOf, startWorld, type World } from './world';

let world: World;
let ctx: TenantContext;
let day = 100;
beforeAll(async () => {
  world = await startWorld();
  ctx = await world.tenant(bella);
});
afterAll(() => world.close());

type Columns = {
  status?: string;
  finishedAt?: string;
  leasedUntil?: string;
  name?: string;
  payload?: object;
  /** A tenant's id. */
  of?: string;
};

const laneOf = (name: string) => (isJobName(name) ? jobDefinitions[name].lane : 'work');

async function addJob({ status = 'READY', finishedAt = 'NULL', leasedUntil = 'NULL', ...job }: Columns = {}) {
  const id = v7();
  const name = job.name ?? 'nobody_knows';
  await world.sql(
    `INSERT INTO "Job" ("id", "tenantId", "name", "lane", "payload", "status", "finishedAt", "leasedUntil")
       VALUES ($1, $2, $3, $4, $5, $6, ${finishedAt}, ${leasedUntil})`,
    [id, job.of ?? ctx.tenantId, name, laneOf(name), JSON.stringify(job.payload ?? {}), status],
  );
  return id;
}

const jobOf = async (id: string) =>
  (
    await world.sql<{ status: string; attempts: number; lastError: string; lease: number }>(
      `SELECT "status", "attempts", "lastError", extract(epoch FROM "leasedUntil" - now())::float8 AS lease
         FROM "Job" WHERE "id" = $1`,
      [id],
    )
  )[0];

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A confirmed booking's mail that is owed, as a job. */
async function owedMail() {
  const made = await book(ctx, { package: 'elopement', date: inDays(day++) });
  await world.control.pay(sessionOf(made.checkoutUrl));
  await world.quiet();
  const id = v7();
  await world.sql(
    `INSERT INTO "Mail" ("id", "tenantId", "bookingId", "kind", "recipient") VALUES ($1, $2, $3, 'reminder', $4)`,
    [id, ctx.tenantId, made.id, `${id}@example.com`],
  );
  return { mailId: id, jobId: await addJob({ name: 'send_mail', payload: { mailId: id } }) };
}

describe('a lease', () => {
  it('lets five jobs run at once over all workers, whoever asks', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => addJob()));
    const leases = await Promise.all(ids.map((id) => leaseJob(id, 30, 5)));
    expect(leases.filter(({ outcome }) => outcome === 'leased')).toHaveLength(5);
    expect(leases.filter(({ outcome }) => outcome === 'busy')).toHaveLength(7);
    await world.sql('DELETE FROM "Job" WHERE "id" = ANY ($1)', [ids]);
  });

  it('is not given to a mail when it would be the last, so that what moves money never waits for mails', async () => {
    const mails = await Promise.all(
      Array.from({ length: 8 }, (_, n) => addJob({ name: n % 2 ? 'send_mail' : 'send_link_mail' })),
    );
    const leases = await Promise.all(mails.map((id) => leaseJob(id, 30, 5)));
    expect(leases.filter(({ outcome }) => outcome === 'leased')).toHaveLength(4);
    expect(leases.filter(({ outcome }) => outcome === 'busy')).toHaveLength(4);
    const [refund, another] = [await addJob({ name: 'send_refund' }), await addJob({ name: 'send_refund' })];
    expect(await leaseJob(refund, 30, 5)).toMatchObject({ outcome: 'leased' });
    expect(await leaseJob(another, 30, 5)).toMatchObject({ outcome: 'busy' });
    await world.sql('DELETE FROM "Job" WHERE "id" = ANY ($1)', [[...mails, refund, another]]);
    // With so few slots there is nothing to share out.
    const few = await Promise.all(Array.from({ length: 3 }, () => addJob({ name: 'send_mail' })));
    const taken = await Promise.all(few.map((id) => leaseJob(id, 30, 2)));
    expect(taken.filter(({ outcome }) => outcome === 'leased')).toHaveLength(2);
    await world.sql('DELETE FROM "Job" WHERE "id" = ANY ($1)', [few]);
  });

  it('is offered first for what a dead worker left, then for what is not a mail, however many mails are older', async () => {
    const mails = await Promise.all(Array.from({ length: 5 }, () => addJob({ name: 'send_mail' })));
    const refund = await addJob({ name: 'send_refund' });
    const lapsed = await addJob({
      name: 'send_mail',
      status: 'RUNNING',
      leasedUntil: `now() - interval '1 second'`,
    });
    await world.sql(`UPDATE "Job" SET "runAt" = now() - interval '1 hour' WHERE "id" = ANY ($1)`, [mails]);
    const ids = (await dueJobs(3, 25)).map(({ id }) => id);
    expect(ids.slice(0, 2)).toEqual([lapsed, refund]);
    expect(mails).toContain(ids[2]);
    await world.sql('DELETE FROM "Job" WHERE "id" = ANY ($1)', [[...mails, refund, lapsed]]);
  });

  it('is given in turns: thousands of one business stand before nobody else', async () => {
    const other = await world.tenant(serene);
    await world.sql(
      `INSERT INTO "Job" ("id", "tenantId", "name", "lane", "payload", "runAt")
         SELECT gen_random_uuid(), $1, 'nobody_knows', 'work', '{}', now() - interval '1 hour' FROM generate_series(1, 5000)`,
      [ctx.tenantId],
    );
    const theirs = await addJob({ of: other.tenantId });
    const due = await dueJobs(50, 25);
    expect(due).toHaveLength(50);
    expect(due.slice(0, 2).map(({ id }) => id)).toContain(theirs);
    const own = due.filter(({ id }) => id !== theirs).slice(0, 5);
    const before: string[] = [];
    for (const { id } of own) before.push((await leaseJob(id, 30, 5)).outcome);
    expect(before).toEqual(['leased', 'leased', 'leased', 'busy', 'busy']);
    expect((await leaseJob(theirs, 30, 5)).outcome).toBe('leased');
    // Nobody else waits any more, so nothing is left unused.
    expect((await leaseJob(own[3]?.id ?? '', 30, 5)).outcome).toBe('leased');
    await world.sql('DELETE FROM "Job"');
  });

  it('is kept while its worker lives, also longer than the lease', async () => {
    const { jobId } = await owedMail();
    await world.control.switch('postmark', { delayMs: 4_000, times: 1 });
    const running = runJob(jobId, 2);
    await pause(3_000);
    expect(await runJob(jobId, 2)).toEqual({ outcome: 'gone' });
    expect((await jobOf(jobId))?.lease).toBeGreaterThan(0);
    expect(await running).toMatchObject({ outcome: 'done' });
    expect((await jobOf(jobId))?.attempts).toBe(1);
  });

  it('that was lost leaves its worker without a say', async () => {
    const id = await addJob();
    await leaseJob(id, 30, 5);
    // Not now(): the column keeps milliseconds, and half of the time the next one is meant.
    await world.sql(`UPDATE "Job" SET "leasedUntil" = now() - interval '1 second' WHERE "id" = $1`, [id]);
    await leaseJob(id, 30, 5);
    await failJob({ id, attempts: 1 }, 'late', null);
    await finishJob({ id, attempts: 1 });
    expect(await jobOf(id)).toMatchObject({ status: 'RUNNING', attempts: 2 });
    await finishJob({ id, attempts: 2 });
    expect(await jobOf(id)).toMatchObject({ status: 'DONE' });
  });

  it('of a dead worker is found by the sweep within 90 seconds', async () => {
    const { crons } = JSON.parse(readFileSync(join(root, 'vercel.json'), 'utf8')) as {
      crons: { path: string; schedule: string }[];
    };
    expect(crons.find(({ path }) => path === '/api/cron/sweep')?.schedule).toBe('* * * * *');
    expect(60 + Math.max(LEASE_SECONDS, DELIVERY_GRACE_SECONDS)).toBeLessThanOrEqual(90);
    const stalled = await addJob({ status: 'RUNNING', leasedUntil: `now() - interval '1 second'` });
    const lost = await addJob();
    await world.sql(
      `UPDATE "Job" SET "runAt" = now() - make_interval(secs => $2), "publishedAt" = now() - make_interval(secs => $2)
        WHERE "id" = $1`,
      [lost, DELIVERY_GRACE_SECONDS + 1],
    );
    await sweepMinute();
    expect(await jobOf(stalled)).toMatchObject({ status: 'DEAD', attempts: 1 });
    expect(await jobOf(lost)).toMatchObject({ status: 'DEAD', attempts: 1 });
  });
});

describe('QStash', () => {
  it('is told how often, how far apart and how many at once', async () => {
    await world.control.switch('qstash', null);
    await world.control.holdMessages();
    const id = await addJob();
    await publishJobs([{ id, name: 'nobody_knows', lane: 'work', attempts: 3 }]);
    const [message] = (await world.control.qstash()).messages;
    expect(message).toMatchObject({
      url: `${world.urls.app}/api/jobs/nobody_knows`,
      maxRetries: 3,
      retryDelay: 'pow(2, retried) * 5000',
      flowControlKey: 'jobs',
      parallelism: 5,
    });
    // Mails have a lane of their own.
    const mail = await addJob({ name: 'send_mail' });
    await publishJobs([{ id: mail, name: 'send_mail', lane: 'mail', attempts: 0 }]);
    expect((await world.control.qstash()).messages.at(-1)).toMatchObject({
      flowControlKey: 'mails',
      parallelism: 2,
    });
    await world.sql('DELETE FROM "Job" WHERE "id" = $1', [mail]);
    // The same attempt is not sent twice; the next one is.
    await publishJobs([{ id, name: 'nobody_knows', lane: 'work', attempts: 3 }]);
    expect((await world.control.qstash()).messages).toHaveLength(2);
    await publishJobs([{ id, name: 'nobody_knows', lane: 'work', attempts: 4 }]);
    expect((await world.control.qstash()).messages).toHaveLength(3);
    await world.control.releaseMessages();
    await world.control.holdMessages(false);
  });

  it('hears that what can never succeed must not come again', async () => {
    const id = await addJob();
    await publishJobs([{ id, name: 'nobody_knows', lane: 'work', attempts: 0 }]);
    for (let tries = 0; tries < 100 && (await jobOf(id))?.status !== 'DEAD'; tries += 1) await pause(50);
    await pause(200);
    const { dlq } = await world.control.qstash();
    const dead = dlq.find(({ message }) => Buffer.from(message.body, 'base64').toString().includes(id));
    expect(dead).toMatchObject({ responseStatus: 489, message: { retried: 0 } });
    expect(dead?.responseHeader['upstash-nonretryable-error']).toEqual(['true']);
  });

  it('that is silent holds nobody up, and the sweep does the work', async () => {
    await world.control.switch('qstash', { blackhole: true });
    const started = performance.now();
    const made = await book(ctx, { package: 'elopement', date: inDays(day++) });
    await world.control.pay(sessionOf(made.checkoutUrl));
    await world.arrived();
    expect(performance.now() - started).toBeLessThan(4_000);
    await world.quiet();
    const [row] = await world.sql<{ status: string }>('SELECT "status" FROM "Booking" WHERE "id" = $1', [
      made.id,
    ]);
    expect(row?.status).toBe('CONFIRMED');
    await world.control.switch('qstash', { status: 500 });
  });
});

it('a mail that Postmark would not take is tried four times, kept, seen, and sent once it can be', async () => {
  const { mailId, jobId } = await owedMail();
  await world.control.switch('postmark', { status: 500 });
  // Two of its four attempts are behind it: more failures in a row would open the breaker, which is another test's.
  await world.sql(`UPDATE "Job" SET "attempts" = 2 WHERE "id" = $1`, [jobId]);
  for (const attempt of [3, 4]) {
    await world.sql(`UPDATE "Job" SET "runAt" = now() WHERE "id" = $1`, [jobId]);
    expect(await runJob(jobId)).toMatchObject({ outcome: attempt < 4 ? 'retry' : 'dead' });
  }
  expect(await jobOf(jobId)).toMatchObject({ status: 'DEAD', attempts: 4 });
  await world.sql(`UPDATE "Job" SET "finishedAt" = now() - interval '6 minutes' WHERE "id" = $1`, [jobId]);
  await sweepMinute();
  expect(await jobOf(jobId)).toMatchObject({ status: 'DEAD', attempts: 4 });

  await world.control.switch('postmark', null);
  await sweepMinute();
  expect(await jobOf(jobId)).toMatchObject({ status: 'DONE', attempts: 5 });
  expect(await world.control.mails(`${mailId}@example.com`)).toHaveLength(1);
});

it('a link that Postmark refuses to mail is put aside where the operator sees it', async () => {
  await world.control.switch('postmark', { status: 422, code: 300, times: 1 });
  const tokenId = v7();
  await world.sql(
    `INSERT INTO "Token" ("id", "kind", "tokenHash", "email", "expiresAt")
       VALUES ($1::uuid, 'PASSWORD_RESET', $1::text, 'ann@example.com', now() + interval '1 hour')`,
    [tokenId],
  );
  const jobId = await addJob({ name: 'send_link_mail', payload: { tokenId } });
  expect(await runJob(jobId)).toMatchObject({ outcome: 'dead' });
  expect(await jobOf(jobId)).toMatchObject({ status: 'DEAD', lastError: expect.stringContaining('300') });
});

describe('retention', () => {
  const count = async (table: string, where: string) =>
    (await world.sql<{ n: number }>(`SELECT count(*)::int AS n FROM "${table}" WHERE ${where}`))[0]?.n;
  const remove = () => removeOutdated(Date.now() + 60_000);

  it('really removes what is old, and keeps what is not', async () => {
    await world.sql('DELETE FROM "Job"');
    const kept = [
      await addJob({ status: 'DONE', finishedAt: `now() - interval '23 hours'` }),
      await addJob({ status: 'DEAD', finishedAt: `now() - interval '6 days 23 hours'` }),
      await addJob(),
    ];
    const heldId = v7();
    await world.sql(
      `INSERT INTO "Mail" ("id", "tenantId", "kind", "recipient") VALUES ($1, $2, 'refund_sent', 'y@example.com')`,
      [heldId, ctx.tenantId],
    );
    // A mail that is held has only its job to know what it is about.
    kept.push(
      await addJob({
        name: 'send_mail',
        payload: { mailId: heldId, amountCents: 700 },
        status: 'DONE',
        finishedAt: `now() - interval '3 days'`,
      }),
    );
    await addJob({ status: 'DONE', finishedAt: `now() - interval '25 hours'` });
    const mailId = v7();
    await world.sql(
      `INSERT INTO "Mail" ("id", "tenantId", "kind", "recipient") VALUES ($1, $2, 'reminder', 'x@example.com')`,
      [mailId, ctx.tenantId],
    );
    await addJob({
      name: 'send_mail',
      payload: { mailId },
      status: 'DEAD',
      finishedAt: `now() - interval '8 days'`,
    });
    for (const [id, at] of [
      ['evt_old', `now() - interval '25 hours'`],
      ['evt_new', `now() - interval '23 hours'`],
      ['evt_waits', 'NULL'],
    ]) {
      await world.sql(
        `INSERT INTO "WebhookEvent" ("id", "vendor", "externalId", "type", "payload", "occurredAt", "receivedAt", "processedAt")
           VALUES (gen_random_uuid(), 'stripe', $1, 'x', '{}', now(), now() - interval '30 days', ${at})`,
        [id],
      );
    }
    for (const [key, hours] of [
      ['old', 25],
      ['new', 23],
    ] as const) {
      await world.sql(
        `INSERT INTO "IdempotencyKey" ("tenantId", "key", "requestHash", "lockedUntil", "createdAt")
           VALUES ($1, $2, 'x', now() - interval '20 hours', now() - make_interval(hours => $3))`,
        [ctx.tenantId, `retention-${key}`, hours],
      );
      await world.sql(
        `INSERT INTO "Token" ("id", "kind", "tokenHash", "email", "expiresAt")
           VALUES (gen_random_uuid(), 'PASSWORD_RESET', $1, 'x@example.com', now() - make_interval(hours => $2))`,
        [`retention-${key}`, hours],
      );
      await world.sql(
        `INSERT INTO "AuditEntry" ("id", "tenantId", "actorKind", "action", "subjectKind", "subjectId", "createdAt")
           VALUES (gen_random_uuid(), $1, 'SYSTEM', $2, 'Booking', gen_random_uuid(), now() - make_interval(days => $3))`,
        [ctx.tenantId, `retention-${key}`, hours === 25 ? 1096 : 1094],
      );
    }

    await world.sql(
      `WITH who AS (INSERT INTO "User" ("id", "email", "name", "passwordHash", "updatedAt")
           VALUES (gen_random_uuid(), 'retention@example.com', 'R', 'x', now()) RETURNING "id"),
         sessions AS (INSERT INTO "Session" ("id", "userId", "version", "device", "createdAt")
           SELECT gen_random_uuid(), "id", 1, 'x', now() - make_interval(days => d) FROM who, (VALUES (29), (31)) t(d)),
         browsers AS (INSERT INTO "KnownDevice" ("userId", "tokenHash", "seenAt")
           SELECT "id", d::text, now() - make_interval(days => d) FROM who, (VALUES (399), (401)) t(d))
       INSERT INTO "AccountEvent" ("id", "userId", "kind", "createdAt")
         SELECT gen_random_uuid(), "id", 'signed_in', now() - make_interval(days => d) FROM who, (VALUES (1094), (1096)) t(d)`,
    );
    await world.sql(
      `INSERT INTO "Conversation" ("id", "tenantId", "userId", "title", "lastAt")
         SELECT gen_random_uuid(), $1, gen_random_uuid(), 'x', now() - make_interval(days => d) FROM (VALUES (29), (31)) t(d)`,
      [ctx.tenantId],
    );
    expect(await remove()).toMatchObject({
      oldSessions: 1,
      unseenBrowsers: 1,
      accountEvents: 1,
      finishedJobs: 1,
      failedJobs: 1,
      handledEvents: 1,
      idempotencyKeys: 1,
      expiredTokens: 1,
      auditEntries: 1,
      oldConversations: 1,
    });
    expect((await world.sql('SELECT "id" FROM "Job" ORDER BY "id"')).map(({ id }) => id)).toEqual(
      kept.sort(),
    );
    expect(await count('WebhookEvent', `"externalId" = 'evt_old'`)).toBe(0);
    expect(await count('WebhookEvent', `"externalId" IN ('evt_new', 'evt_waits')`)).toBe(2);
    for (const [table, column] of [
      ['IdempotencyKey', 'key'],
      ['Token', 'tokenHash'],
      ['AuditEntry', 'action'],
    ] as const) {
      expect(await count(table, `"${column}" = 'retention-old'`)).toBe(0);
      expect(await count(table, `"${column}" = 'retention-new'`)).toBe(1);
    }
    expect(await count('Mail', `"id" = '${mailId}' AND "status" = 'FAILED'`)).toBe(1);
  });

  it('keeps the newest thousand of what a busy day finishes, and stops at its time', async () => {
    await world.sql('DELETE FROM "Job"');
    await world.sql(
      `INSERT INTO "Job" ("id", "name", "payload", "status", "finishedAt")
         SELECT gen_random_uuid(), 'x', '{}', 'DONE', now() - make_interval(secs => n) FROM generate_series(1, 2300) n`,
    );
    expect(await removeOutdated(Date.now() - 1)).toMatchObject({ finishedJobs: 0 });
    expect(await remove()).toMatchObject({ finishedJobs: 1300 });
    expect(await count('Job', `"finishedAt" > now() - interval '1010 seconds'`)).toBe(1000);
  });
});
