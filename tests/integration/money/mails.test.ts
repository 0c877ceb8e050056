import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { readPlatformHealth } from '@/lib/data/platform/platform-health';
import { createBookingInput } from '@/lib/domain/booking-input';
import { bookingView } from '@/lib/domain/booking-view';
import { namedContexts } from '@/lib/http/auth/tenant-contexts';
import { cancelBooking } from '@/lib/usecases/bookings/cancel';
import { createBooking } from '@/lib/usecases/bookings/create';
import { addressValues, saveAddress } from '@/lib/usecases/bookings/save-address';
import { runJob } from '@/lib/usecases/jobs/run';
import { sendLinksAgain } from '@/lib/usecases/links/send-again';
import { bella } from '@/prisma/demo/bella';
import { book, inDays, read, sessionOf, startWorld, type World } from './world';

let world: World;
let ctx: TenantContext;
let day = 100;
beforeAll(async () => {
  world = await startWorld();
  ctx = await world.tenant(bella);
  await world.sql(
    `WITH made AS (INSERT INTO "User" ("id", "email", "name", "passwordHash", "updatedAt")
       VALUES (gen_random_uuid(), 'bella@example.com', 'Bella', 'x', now()) RETURNING "id")
     INSERT INTO "Member" ("id", "tenantId", "userId", "role") SELECT gen_random_uuid(), $1, "id", 'OWNER' FROM made`,
    [ctx.tenantId],
  );
});
afterAll(() => world.close());

async function confirmed(item = 'elopement') {
  const made = await book(ctx, { package: item, date: inDays(day++) });
  await world.control.pay(sessionOf(made.checkoutUrl));
  await world.quiet();
  return made.id;
}

async function cancel(bookingId: string) {
  const { version } = await read(ctx, bookingId);
  expect(await cancelBooking(ctx, { bookingId, version, by: 'customer' })).toMatchObject({ ok: true });
}

const change = (set: string) => async (bookingId: string) => {
  await world.sql(`UPDATE "Booking" SET ${set} WHERE "id" = $1`, [bookingId]);
};

/** A mail of this kind that has waited until now. @returns how it ended, and how many came out */
async function send(bookingId: string, kind: string) {
  const [mailId, jobId] = [v7(), v7()];
  await world.sql(
    `INSERT INTO "Mail" ("id", "tenantId", "bookingId", "kind", "recipient") VALUES ($1, $2, $3, $4, 'ann@example.com')`,
    [mailId, ctx.tenantId, bookingId, kind],
  );
  await world.sql(
    `INSERT INTO "Job" ("id", "tenantId", "name", "payload") VALUES ($1, $2, 'send_mail', $3)`,
    [jobId, ctx.tenantId, JSON.stringify({ mailId })],
  );
  expect(await runJob(jobId)).toMatchObject({ outcome: 'done' });
  const [row] = await world.sql<{ status: string; failure: string }>(
    'SELECT "status", "failure" FROM "Mail" WHERE "id" = $1',
    [mailId],
  );
  const out = (await world.control.mails()).filter(({ metadata }) => metadata.mailId === mailId);
  return { ...row, out: out.length };
}

const failedMails = async () => (await readPlatformHealth()).failedMails;

const sent = { status: 'SENT', failure: '', out: 1 };
const dropped = { status: 'FAILED', failure: 'No longer needed.', out: 0 };

it.each([
  ['reminder', 'that is cancelled', cancel],
  ['reminder', 'that has begun', change(`"startTime" = now() - interval '1 minute'`)],
  ['balance_due', 'that is cancelled', cancel],
  ['balance_due', 'that is over', change(`"status" = 'COMPLETED'`)],
  ['booking_confirmed', 'that is cancelled', cancel],
  ['booking_moved', 'that is cancelled', cancel],
  ['owner_new_booking', 'that is cancelled', cancel],
  ['pay_link', 'that is paid', async () => {}],
])('a %s that waited is not sent for a booking %s', async (kind, _, becomes) => {
  const id = await confirmed('classic-day');
  if (kind !== 'pay_link') expect(await send(id, kind)).toEqual(sent);
  await becomes(id);
  expect(await send(id, kind)).toEqual(dropped);
});

it('a balance that was paid meanwhile is not asked for, and a link to pay goes only while there is a hold', async () => {
  const id = await confirmed();
  await world.sql(
    `UPDATE "Booking" SET "totalCents" = (SELECT sum("amountCents") FROM "Payment" p
      WHERE p."bookingId" = "Booking"."id") WHERE "id" = $1`,
    [id],
  );
  expect(await send(id, 'balance_due')).toEqual(dropped);
  const held = await book(ctx, { package: 'elopement', date: inDays(day++) });
  expect(await send(held.id, 'pay_link')).toEqual(sent);
  await change(`"status" = 'EXPIRED'`)(held.id);
  expect(await send(held.id, 'pay_link')).toEqual(dropped);
  // Nobody has to look into it.
  expect(await failedMails()).toBe(0);
});

it('what a cancelled booking still has to tell is told', async () => {
  const id = await confirmed();
  await cancel(id);
  for (const kind of ['booking_canceled', 'refund_sent', 'link_again', 'owner_dispute']) {
    expect(await send(id, kind)).toEqual(sent);
  }
});

it('the currency is named to a customer who booked from elsewhere, and to nobody else', async () => {
  const id = await confirmed();
  const text = async (kind: string) => {
    expect(await send(id, kind)).toEqual(sent);
    return (await world.control.mails()).find(({ tag }) => tag === kind)?.text;
  };
  expect(await text('reminder')).not.toContain('Prices are in');
  await change(`"timeZone" = 'Australia/Sydney'`)(id);
  expect(await text('booking_confirmed')).toContain('Prices are in US dollars (USD).');
  expect(await text('owner_new_booking')).not.toContain('Prices are in');
});

it('the link of a booking is sent again every ten minutes and five times a day at most, whoever asks', async () => {
  const id = await confirmed();
  await change(`"contactEmail" = 'vic@example.com'`)(id);
  const sentAgain = () =>
    world.sql(`SELECT 1 FROM "Mail" WHERE "bookingId" = $1 AND "kind" = 'link_again'`, [id]);
  const age = (minutes: number) =>
    world.sql(
      `UPDATE "Mail" SET "createdAt" = "createdAt" - make_interval(mins => $2) WHERE "bookingId" = $1`,
      [id, minutes],
    );
  for (let round = 0; round < 8; round += 1) {
    await sendLinksAgain(ctx, { email: 'Vic@example.com' });
    await sendLinksAgain(ctx, { email: 'vic@example.com' });
    expect(await sentAgain()).toHaveLength(Math.min(5, round + 1));
    await age(11);
  }
  await age(24 * 60);
  await sendLinksAgain(ctx, { email: 'vic@example.com' });
  expect(await sentAgain()).toHaveLength(6);
  await world.quiet({ mails: true });
});

it('the link of a booking that many ask for at once is sent once', async () => {
  const id = await confirmed();
  await change(`"contactEmail" = 'vera@example.com'`)(id);
  await Promise.all(Array.from({ length: 8 }, () => sendLinksAgain(ctx, { email: 'vera@example.com' })));
  expect(
    await world.sql(`SELECT 1 FROM "Mail" WHERE "bookingId" = $1 AND "kind" = 'link_again'`, [id]),
  ).toHaveLength(1);
  await world.quiet({ mails: true });
});

it('a business is found by its name, however that is spelled, and by the address of its site', async () => {
  await world.sql(`UPDATE "Tenant" SET "name" = 'Zoë’s Café & Bar' WHERE "id" = $1`, [ctx.tenantId]);
  const found = async (named: string) => (await namedContexts(named)).map(({ tenantId }) => tenantId);
  const ways = [
    'Zoë’s Café & Bar',
    ' zoes cafe AND  bar',
    'ZOE’S CAFÉ-BAR',
    'bella-weddings',
    'Bella Weddings',
  ];
  for (const named of [...ways, 'https://mais.example/t/bella-weddings/p/elopement?from=1'])
    expect(await found(named), named).toEqual([ctx.tenantId]);
  for (const named of ['&', 'and', '%', 'Zoe', 'Zoë’s Café & Bar & Grill', 'שלום', '/t/', '/t/%00'])
    expect(await found(named), named).toEqual([]);
  await world.sql(`UPDATE "Tenant" SET "name" = $2 WHERE "id" = $1`, [ctx.tenantId, bella.tenant.name]);
});

it('what takes place at the customer’s asks for the address on the site, and tells it to both', async () => {
  const asked = (customer: object) =>
    createBookingInput.parse({ package: 'elopement', date: inDays(day++), customer });
  const anonymous = { visitor: null, idempotency: null };
  const ann = { name: 'Ann Example', email: 'ann@example.com' };
  expect(await createBooking(ctx, asked(ann), { ...anonymous, source: 'SITE' })).toMatchObject({
    ok: false,
    reason: 'validation_failed',
    errors: [{ path: 'customer.address' }],
  });
  // A program that books may not have the field yet; the office adds it.
  const byApi = await createBooking(ctx, asked(ann), { ...anonymous, source: 'API' });
  expect(byApi).toMatchObject({ ok: true, booking: { addressMissing: true } });

  const id = await confirmed();
  await world.quiet({ mails: true });
  const found = await read(ctx, id);
  const mails = (await world.control.mails()).filter(
    ({ text }) => text.includes('1 Example Lane') && text.includes(found.reference),
  );
  expect(mails.map(({ to }) => to).sort()).toEqual(['ann@example.com', 'bella@example.com']);
  expect(bookingView(found, null, Date.now()).place).toBe('1 Example Lane, Lenox, MA');
  const { edition } = addressValues(found);
  const changed = { bookingId: id, edition, contactAddress: '9 Other Road, Lee' };
  expect(await saveAddress(ctx, changed)).toMatchObject({ ok: true });
  expect(await saveAddress(ctx, changed)).toMatchObject({ ok: false, reason: 'conflict' });
  expect((await read(ctx, id)).contactAddress).toBe('9 Other Road, Lee');
});
