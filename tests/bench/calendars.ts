/**
 * Calendars elsewhere, each figure beside its reference of the same run, in turn:
 * a month of slots with 2,000 busy times elsewhere, beside the same number of bookings at the same times (target: at most
 * 1.3 times); 1,000 notifications of Google's in a burst (one reading a calendar, nothing lost); a booking of a business
 * with a connected calendar beside one without (within 3 %, by the work of both processes, which other work on the machine
 * hardly changes); and what 500 connected calendars ask of the database and the queue in a minute of a usual day.
 */
import pg from 'pg';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { Blueprint } from '@/lib/domain/blueprint';
import { serene } from '@/prisma/demo/serene';
import { databaseUrls, superuserUrl } from '@/scripts/postgres/databases';
import { controlCloud } from '@/stand-ins/control';
import { startLocalCloud } from '@/stand-ins/server';
import { localSecrets } from '@/stand-ins/settings';
import { consented } from '@/tests/faults/support/google';
import { record } from '@/tests/integration/data/plans/recorder';
import { testServer } from '@/tests/support/database';
import { writeTenants } from '@/tests/support/demo-tenants';
import { setEnvironment } from '@/tests/support/environment';
import { startTestPostgres, template } from '@/tests/support/postgres';
import { aBooking } from './calendar-booking';

const DAY = 86_400_000;
const HOUR = DAY / 24;
const EVENTS = 2_000;
const CALENDARS = 500;
const TOLD = 20;
const NOTICES = 1_000;
const ROUNDS = 61;
const appUrl = 'http://127.0.0.1:9';
const anna = 'anna@gmail.test';
const middle = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const business = (slug: string): Blueprint => ({
  ...serene,
  tenant: { ...serene.tenant, slug, stripeAccountId: `acct_demo_${slug.replaceAll('-', '_')}` },
});

/** People who are busy for five minutes every 65, so that an hour fits between: `EVENTS` in a month, for three of them. */
const busy = `SELECT r."id" AS "resourceId", r."tenantId", tstzrange(at, at + interval '5 minutes') AS during, at
  FROM "Resource" r, generate_series(0, ${Math.floor(EVENTS / 3)}) n,
       LATERAL (SELECT date_trunc('day', now()) + interval '10 days' + n / 22 * interval '1 day' + n % 22 * interval '65 minutes' AS at) t
 WHERE r."tenantId" = $1 AND r."kind" = 'PERSON' LIMIT ${EVENTS}`;

type Google = ReturnType<typeof controlCloud>;
const readings = async (google: Google) =>
  (await google.calls()).google.calls.filter(
    ({ method, path }) => method === 'GET' && path.endsWith('/events'),
  ).length;
let made: { businesses: TenantContext[]; sources: string[] } = { businesses: [], sources: [] };

const stop = await startTestPostgres({ measured: true });
const cloud = await startLocalCloud({ appUrl });
try {
  const { url, directUrl } = databaseUrls(testServer(), 'bench_calendars');
  const maker = new pg.Client({ connectionString: databaseUrls(testServer(), 'postgres').directUrl });
  await maker.connect();
  await maker.query(`CREATE DATABASE bench_calendars TEMPLATE ${template}`);
  await maker.end();
  setEnvironment({
    APP_URL: appUrl,
    DATABASE_URL: url,
    DATABASE_POOL_SIZE: '5',
    QSTASH_URL: cloud.urls.qstash,
    POSTMARK_API_URL: cloud.urls.postmark,
    GOOGLE_API_URL: cloud.urls.google,
    GOOGLE_CLIENT_ID: localSecrets.googleClientId,
    GOOGLE_CLIENT_SECRET: localSecrets.googleClientSecret,
  });
  const owner = new pg.Client({ connectionString: superuserUrl(directUrl) });
  // When something fails, the server goes before it does.
  owner.on('error', () => {});
  await owner.connect();
  const google = controlCloud(cloud.urls.control);
  // Announced jobs go nowhere: nobody works at them while something is measured.
  await google.holdMessages();
  const bench = await prepare(owner);
  await monthOfSlots(bench);
  await aBooking({
    sql: bench.sql,
    businesses: (names) => writeTenants(...names.map(business)),
    connect: (businesses) => connect(bench.sql, businesses),
  });
  // From here on the sweep does all there is to do, so QStash takes nothing.
  await google.switch('qstash', { status: 500 });
  await aBurst(bench, google);
  await steadyState(bench, google);
  await owner.end();
  await (await import('@/lib/data/connection/client')).disconnect();
} finally {
  await cloud.close();
  await stop();
}

type Bench = { owner: pg.Client; sql: (text: string, values?: unknown[]) => Promise<pg.QueryResultRow[]> };

async function prepare(owner: pg.Client): Promise<Bench> {
  return { owner, sql: async (text, values = []) => (await owner.query(text, values)).rows };
}

async function monthOfSlots({ sql }: Bench): Promise<void> {
  const [booked, elsewhere] = (await writeTenants(business('bench-booked'), business('bench-busy'))) as [
    TenantContext,
    TenantContext,
  ];
  await sql(
    `WITH customer AS (INSERT INTO "Customer" ("id","tenantId","email","name") VALUES (gen_random_uuid(),$1,'x@example.com','X') RETURNING "id"),
          busy AS MATERIALIZED (SELECT gen_random_uuid() AS id, b.* FROM (${busy}) b),
          made AS (INSERT INTO "Booking" ("id","tenantId","reference","packageId","serviceId","customerId","bookingType","status","source","date","endDate",
                     "startTime","endTime","timeZone","contactName","contactEmail","currency","totalCents","dueNowCents","balanceCents","quote","basket","policy","resourceIds")
            SELECT b.id, $1, upper(left(b.id::text, 8)), p."id", p."serviceId", customer."id", 'TIMESLOT', 'CONFIRMED', 'SITE', b.at::date, b.at::date,
                   b.at, b.at + interval '5 minutes', 'UTC', 'X', 'x@example.com', 'USD', 0, 0, 0, '{}', '{}', '{}', ARRAY[b."resourceId"]
              FROM busy b, customer, LATERAL (SELECT * FROM "Package" WHERE "tenantId" = $1 AND "slug" = 'massage-60') p RETURNING 1)
     INSERT INTO "Claim" ("id","tenantId","bookingId","resourceId","seats","during","occurrence")
     SELECT gen_random_uuid(), $1, b.id, b."resourceId", '[0,)', b.during, gen_random_uuid() FROM busy b`,
    [booked.tenantId],
  );
  const [source] = await connect(sql, [elsewhere]);
  await sql(
    `INSERT INTO "BusyTime" ("tenantId","sourceId","resourceId","key","during","title")
     SELECT b."tenantId", $2, b."resourceId", b.at::text, b.during, '' FROM (${busy}) b`,
    [elsewhere.tenantId, source],
  );
  await sql('ANALYZE');
  const { readSlots } = await import('@/lib/usecases/availability/read');
  const day = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
  const timed = async (ctx: TenantContext) => {
    const began = performance.now();
    const found = await readSlots(ctx, { package: 'massage-60', from: day(10), to: day(40) });
    return { ms: performance.now() - began, slots: found.ok ? found.slots.length : -1 };
  };
  for (let warm = 0; warm < 10; warm += 1) {
    const [one, other] = [await timed(booked), await timed(elsewhere)];
    if (one.slots !== other.slots || one.slots <= 0) throw new Error(`${one.slots} and ${other.slots} slots`);
  }
  const pairs: { booked: number; elsewhere: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    pairs.push({ booked: (await timed(booked)).ms, elsewhere: (await timed(elsewhere)).ms });
  console.log(
    `a month of slots with ${EVENTS} bookings ${middle(pairs.map((pair) => pair.booked)).toFixed(1)} ms, with ${EVENTS} busy times elsewhere ${middle(pairs.map((pair) => pair.elsewhere)).toFixed(1)} ms`,
  );
  console.log(`ratio ${middle(pairs.map((pair) => pair.elsewhere / pair.booked)).toFixed(2)} (target ≤ 1.3)`);
}

/** As somebody lets us in on Google's page: a calendar of anna's for the first person of each business, written into as well. */
async function connect(sql: Bench['sql'], businesses: readonly TenantContext[]): Promise<string[]> {
  const refreshToken = await consented({ app: { url: appUrl }, vendorUrls: cloud.urls }, anna);
  const { secretBox } = await import('@/lib/integrations/crypto/secret-box');
  const { aboutAccount } = await import('@/lib/usecases/calendars/google-access');
  const { newId } = await import('@/lib/data/connection/new-id');
  const sources: string[] = [];
  for (const ctx of businesses) {
    const [account, source] = [newId(), newId()];
    await sql(`INSERT INTO "GoogleAccount" ("id","tenantId","email","sealedToken") VALUES ($1,$2,$3,$4)`, [
      account,
      ctx.tenantId,
      anna,
      secretBox().seal(refreshToken, aboutAccount(ctx, account)),
    ]);
    await sql(
      `INSERT INTO "CalendarSource" ("id","tenantId","resourceId","name","sealedAddress","host","accountId","externalId","writes","writesHolds","writeDueAt","dueAt")
       SELECT $1, $2, r."id", 'Google', '', 'Google', $3, $4, true, true, now() + interval '1 day', now() + interval '1 day'
         FROM "Resource" r WHERE r."tenantId" = $2 AND r."kind" = 'PERSON' ORDER BY r."position" LIMIT 1`,
      [source, ctx.tenantId, account, anna],
    );
    sources.push(source);
  }
  return sources;
}

/** All of them are due, until each has been read or written. */
async function sweepAll({ sql }: Bench): Promise<void> {
  const { sweepMinute } = await import('@/lib/usecases/sweep/minute');
  for (;;) {
    await sql(`UPDATE "Job" SET "publishedAt" = NULL WHERE "status" = 'READY'`);
    const { jobs } = await sweepMinute();
    if (jobs.length === 0) return;
  }
}

async function aBurst(bench: Bench, google: Google): Promise<void> {
  const { sql } = bench;
  const businesses = await writeTenants(
    ...Array.from({ length: CALENDARS }, (_, index) => business(`bench-calendar-${index}`)),
  );
  made = { businesses, sources: await connect(sql, businesses) };
  const told = made.sources.slice(0, TOLD);
  await google.googleConfig({ pushes: false });
  await sql(`UPDATE "CalendarSource" SET "dueAt" = now() WHERE "id" = ANY ($1)`, [told]);
  await sweepAll(bench);
  const channels = await google.googleChannels();
  if (channels.length !== TOLD) throw new Error(`${channels.length} channels`);
  const at = (hour: number) => ({
    dateTime: new Date(Math.ceil(Date.now() / DAY + 20) * DAY + hour * HOUR).toISOString(),
  });
  const event = await google.googleEvent(anna, { summary: 'Dentist', start: at(9), end: at(10) });
  const { receiveGoogleNotice } = await import('@/lib/usecases/webhooks/receive-google');
  const before = await readings(google);
  const began = performance.now();
  await Promise.all(
    Array.from({ length: NOTICES }, (_, index) => {
      const { id, token } = channels[index % TOLD] ?? { id: '', token: '' };
      return receiveGoogleNotice({ channelId: id, token, state: 'exists' });
    }),
  );
  const answered = performance.now() - began;
  await sweepAll(bench);
  const known = await sql(
    `SELECT count(*)::int AS n FROM "BusyTime" WHERE "key" = $1 AND "sourceId" = ANY ($2)`,
    [event.id, told],
  );
  console.log(
    `${NOTICES} notifications of ${TOLD} calendars answered in ${answered.toFixed(0)} ms: ${(await readings(google)) - before} readings (target ${TOLD}), the change known in ${known[0]?.n} calendars (target ${TOLD})`,
  );
}

/** A minute of a usual day: each is looked at every quarter of an hour, and 20 times a day somebody changes something there and 10 times here. */
async function steadyState(bench: Bench, google: Google): Promise<void> {
  const { sql } = bench;
  await sql(`UPDATE "CalendarSource" SET "dueAt" = now() WHERE "id" = ANY ($1)`, [made.sources]);
  await sweepAll(bench);
  const { database, disconnect } = await import('@/lib/data/connection/client');
  await disconnect();
  const recorder = record(database().pool);
  const channels = await google.googleChannels();
  const { receiveGoogleNotice } = await import('@/lib/usecases/webhooks/receive-google');
  const MINUTES = 5;
  const due = Math.round(CALENDARS / 15);
  const [noticed, changed] = [Math.round((CALENDARS * 20) / 1440), Math.round((CALENDARS * 10) / 1440)];
  await sql('DELETE FROM "Job"');
  const calls = (await google.calls()).google.calls.length;
  let [statements, jobs, ms] = [0, 0, 0];
  for (let minute = 0; minute < MINUTES; minute += 1) {
    const from = minute * due;
    await sql(`UPDATE "CalendarSource" SET "dueAt" = now() WHERE "id" = ANY ($1)`, [
      made.sources.slice(from, from + due),
    ]);
    await sql(
      `INSERT INTO "AuditEntry" ("id","tenantId","actorKind","action","subjectKind","subjectId")
       SELECT gen_random_uuid(), t, 'SYSTEM', 'booking.moved', 'Booking', gen_random_uuid() FROM unnest($1::uuid[]) t`,
      [made.businesses.slice(from, from + changed).map(({ tenantId }) => tenantId)],
    );
    await sql(
      `UPDATE "CalendarSource" SET "wroteThrough" = now() - interval '1 minute' WHERE "id" = ANY ($1)`,
      [made.sources.slice(from, from + changed)],
    );
    recorder.take();
    const began = performance.now();
    for (let index = 0; index < noticed; index += 1) {
      const { id, token } = channels[(from + index) % channels.length] ?? { id: '', token: '' };
      await receiveGoogleNotice({ channelId: id, token, state: 'exists' });
    }
    const { sweepMinute } = await import('@/lib/usecases/sweep/minute');
    jobs += (await sweepMinute()).jobs.length;
    ms += performance.now() - began;
    statements += recorder.take().length;
    // Not to be owed once more for what has just been written.
    await sql('DELETE FROM "AuditEntry" WHERE "subjectKind" = $1', ['Booking']);
  }
  const each = (total: number) => (total / MINUTES).toFixed(0);
  console.log(
    `${CALENDARS} connected calendars in a usual minute: ${each(statements)} statements, ${each(jobs)} jobs (${due} looked at, ${noticed} told of, ${changed} written), ${each((await google.calls()).google.calls.length - calls)} calls of Google, ${each(ms)} ms`,
  );
}
