import { afterAll, beforeAll, expect } from 'vitest';
import { cell } from './support/cell';
import { bookAndPay, madeOf, until, wish } from './support/customers';
import { type FaultWorld, startFaultWorld } from './support/world';

/** The mail service hangs, fails, or will not take an address; and, once there is one, the calendar. */
let world: FaultWorld;
beforeAll(async () => {
  world = await startFaultWorld();
});
afterAll(() => world?.close());
const here = () => world;

const callsOf = async () => (await world.cloud.calls()).postmark.calls;
const mailsOf = (id: string) =>
  world.sql<{ kind: string; status: string; failure: string }>(
    'SELECT "kind", "status", "failure" FROM "Mail" WHERE "bookingId" = $1 ORDER BY "kind"',
    [id],
  );

cell('postmark: time-out', here, async () => {
  await world.cloud.switch('postmark', { blackhole: true, times: 2 });
  // Nobody who books or pays waits for a mail.
  await bookAndPay(world);
  for (let waited = 0; waited < 20_000; waited += 200) {
    if ((await callsOf()).length >= 2) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  // The jobs run into their limit of ten seconds, and come again.
  await new Promise((resolve) => setTimeout(resolve, 11_000));
  return { struck: (await callsOf()).filter(({ status }) => status === null).length };
});

cell('postmark: 500 for longer than a job tries', here, async () => {
  await world.cloud.switch('postmark', { status: 500, times: 7 });
  const made = await bookAndPay(world);
  for (let round = 0; round < 6; round += 1) {
    await world.sql(`UPDATE "Job" SET "runAt" = now(), "publishedAt" = NULL WHERE "status" = 'READY'`);
    await world.sweep();
  }
  const dead = () =>
    world.sql<{ id: string; lastError: string }>(
      `SELECT "id", "lastError" FROM "Job" WHERE "status" = 'DEAD'`,
    );
  const before = await dead();
  expect(before.length).toBeGreaterThan(0);
  for (const { lastError } of before) expect(lastError).not.toBe('');
  const struck = (await callsOf()).filter(({ status }) => status === 500).length;
  // It is back: what was kept is sent by itself, five minutes later, when the breaker lets somebody ask.
  await world.cloud.switch('postmark', null);
  await world.sql(
    `UPDATE "Job" SET "finishedAt" = "finishedAt" - interval '6 minutes' WHERE "status" = 'DEAD'`,
  );
  for (let waited = 0; waited < 60 && (await dead()).length > 0; waited += 1) {
    await world.sweep();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  await world.recover();
  expect(await dead()).toEqual([]);
  for (const { status } of await mailsOf(made.id)) expect(status).toBe('SENT');
  return { struck };
});

cell('postmark: a hard bounce', here, async () => {
  const wanted = await wish(world);
  await world.cloud.setInactive(wanted.email);
  const made = madeOf(await wanted.ask());
  await world.cloud.pay(made.session);
  await until(world, made, 'CONFIRMED');
  await world.recover();
  const mails = await mailsOf(made.id);
  expect(mails).toMatchObject([
    { kind: 'booking_confirmed', status: 'BOUNCED', failure: expect.stringContaining('does not accept') },
    { kind: 'owner_new_booking', status: 'SENT' },
  ]);
  return { struck: 1 };
});
