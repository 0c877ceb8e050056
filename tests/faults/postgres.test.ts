import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect } from 'vitest';
import { cell } from './support/cell';
import type { Told } from './support/client';
import { book, bookAndPay, cancel, keys, madeOf, statusOf, wish } from './support/customers';
import { expectUnder } from './support/missed-figure';
import { type FaultWorld, startFaultWorld } from './support/world';

/** The database is away, slow, full or cut off, while people book. */
let world: FaultWorld;
beforeAll(async () => {
  world = await startFaultWorld();
});
afterAll(() => world?.close());
const here = () => world;

const people = (count: number) => Promise.all(Array.from({ length: count }, () => wish(world)));

/** A 503 says when to come back; nothing but a 201 is given otherwise. */
function expectServedOrAskedBack(answers: Told[]): void {
  for (const { status, headers, body } of answers) {
    expect([201, 503], JSON.stringify(body)).toContain(status);
    if (status === 503) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  }
}

/** Everybody comes back with the same key and gets one booking. */
async function expectAllServedNow(wishes: Awaited<ReturnType<typeof people>>): Promise<void> {
  for (const wanted of wishes) {
    const made = madeOf(await wanted.askAgain());
    expect(await wanted.rows()).toEqual([{ id: made.id, status: 'PENDING' }]);
    await world.cloud.pay(made.session);
  }
}

cell('postgres: restart in the middle of bookings', here, async () => {
  const wishes = await people(12);
  const running = wishes.map(({ ask }) => ask());
  const client = new pg.Client({ connectionString: world.app.database.directUrl });
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query<{ pid: number; since: Date }>(
    'SELECT pg_backend_pid() AS pid, pg_postmaster_start_time() AS since',
  );
  // One dead backend makes the server end all others and recover from its log: the hardest restart there is.
  const ended = new Promise((resolve) => client.once('end', resolve));
  process.kill(rows[0]?.pid ?? 0, 'SIGKILL');
  await ended;
  const answers = await Promise.all(running);
  expectServedOrAskedBack(answers);
  await world.sql('SELECT 1');
  await expectAllServedNow(wishes);
  const broken = answers.filter(({ status }) => status === 503).length;
  return { struck: 1, note: `${broken} of ${answers.length} were asked back` };
});

cell('postgres: 500 ms away', here, async ({ cables }) => {
  cables.postgres.delay(500);
  const wishes = await people(3);
  const answers = await Promise.all(wishes.map(({ ask }) => ask()));
  for (const answer of answers) await world.cloud.pay(madeOf(answer).session);
  const slowest = Math.max(...answers.map(({ ms }) => ms));
  return { struck: cables.postgres.struck('delay'), note: `a booking took up to ${Math.round(slowest)} ms` };
});

cell('postgres: a black hole', here, async ({ cables }) => {
  const wishes = await people(8);
  cables.postgres.blackHole();
  const answers = await Promise.all(wishes.map(({ ask }) => ask()));
  for (const { status } of answers) expect(status).toBe(503);
  expectServedOrAskedBack(answers);
  const struck = cables.postgres.struck('black-hole');
  cables.postgres.pass();
  await expectAllServedNow(wishes);
  return { struck, note: `503 after ${Math.round(Math.max(...answers.map(({ ms }) => ms)))} ms` };
});

cell('postgres: the pool is exhausted', here, async () => {
  const wishes = await people(40);
  const blocker = new pg.Client({ connectionString: world.app.database.directUrl });
  await blocker.connect();
  await blocker.query('BEGIN');
  await blocker.query('LOCK TABLE "IdempotencyKey" IN ACCESS EXCLUSIVE MODE');
  const running = Promise.all(wishes.map(({ ask }) => ask()));
  let waiting = 0;
  for (let looked = 0; looked < 100 && waiting < 10; looked += 1) {
    await sleep(50);
    const [busy] = await world.sql<{ n: number }>(
      `SELECT count(DISTINCT "pid")::int AS n FROM pg_locks WHERE NOT "granted" AND "relation" = '"IdempotencyKey"'::regclass`,
    );
    waiting = Math.max(waiting, busy?.n ?? 0);
  }
  const answers = await running;
  expectServedOrAskedBack(answers);
  const away = answers.filter(({ status }) => status === 503);
  expect(away.length).toBeGreaterThan(0);
  const slowest = Math.max(...away.map(({ ms }) => ms));
  // Ten seconds are the pool's; the rest is for whoever got a connection in the last moment, and for a busy machine.
  expectUnder(slowest, 11_500, 'the slowest answer in ms');
  await blocker.query('ROLLBACK');
  await blocker.end();
  // The same process serves everybody now.
  await expectAllServedNow(wishes);
  return {
    struck: waiting === 10 ? away.length : 0,
    note: `${waiting} of 10 connections waited; ${away.length} × 503, the last after ${Math.round(slowest)} ms`,
  };
});

cell('postgres: the connection is cut in mid-transaction', here, async ({ cables }) => {
  const made = await bookAndPay(world);
  // The lock of the booking has been taken; what was to follow never comes.
  cables.postgres.cut({ when: 'FOR UPDATE', times: 1 });
  const first = await cancel(world, made);
  expect(first.status).toBe(503);
  const struck = cables.postgres.struck('cut');
  expect(await statusOf(world, made)).toBe('CONFIRMED');
  expect((await cancel(world, made)).status).toBe(200);
  expect(await statusOf(world, made)).toBe('CANCELED');
  return { struck };
});

cell('postgres: the answer to a commit is cut off', here, async ({ cables }) => {
  const made = await book(world);
  cables.postgres.cut({ when: 'COMMIT', times: 1 });
  const first = await cancel(world, made);
  const struck = cables.postgres.struck('cut');
  cables.postgres.pass();
  expect([200, 503]).toContain(first.status);
  const again = await cancel(world, made);
  expect([200, 422], JSON.stringify(again.body)).toContain(again.status);
  expect(await statusOf(world, made)).toBe('CANCELED');
  expect((await world.api.get(`bookings/${made.id}`, keys.bella)).body.status).toBe('CANCELED');
  return { struck };
});
