import { parseICS, type VEvent } from 'node-ical';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { mintTenantContext } from '@/lib/data/connection/mint-context';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { cancelBooking } from '@/lib/usecases/bookings/cancel';
import { moveBooking } from '@/lib/usecases/bookings/move';
import { payBalance } from '@/lib/usecases/checkouts/pay-balance';
import { recordPayment } from '@/lib/usecases/checkouts/record-payment';
import { chooseMails, readMailChoice } from '@/lib/usecases/members/choose-mails';
import { bella } from '@/prisma/demo/bella';
import { book, inDays, read, sessionOf, startWorld, type World } from './world';

/** Who hears of what, by mail. */
let world: World;
let ctx: TenantContext;
let day = 140;
const all = { BOOKED: true, MOVED: true, CANCELED: true, PAID: true };
const none = { BOOKED: false, MOVED: false, CANCELED: false, PAID: false };
const as: Record<string, TenantContext> = {};

async function member(name: string, role: 'OWNER' | 'ADMIN' | 'STAFF') {
  const [row] = await world.sql<{ userId: string }>(
    `WITH made AS (INSERT INTO "User" ("id", "email", "name", "passwordHash", "updatedAt")
       VALUES (gen_random_uuid(), $2, $3, 'x', now()) RETURNING "id")
     INSERT INTO "Member" ("id", "tenantId", "userId", "role")
       SELECT gen_random_uuid(), $1, "id", $4::"MemberRole" FROM made RETURNING "userId"`,
    [ctx.tenantId, `${name}@bella.test`, name, role],
  );
  as[name] = mintTenantContext(ctx.tenantId, { kind: 'MEMBER', id: row?.userId ?? '', name, role });
}
const by = (name: string): TenantContext => as[name] ?? ctx;

beforeAll(async () => {
  world = await startWorld();
  ctx = await world.tenant(bella);
  await member('owner', 'OWNER');
  await member('admin', 'ADMIN');
  await world.sql(
    `UPDATE "Resource" SET "kind" = 'PERSON', "email" = 'bella.works@bella.test'
      WHERE "tenantId" = $1 AND "kind" = 'BUSINESS'`,
    [ctx.tenantId],
  );
});
afterAll(() => world.close());

beforeEach(async () => {
  await world.sql(`UPDATE "Member" SET "hearsOf" = NULL`);
});

const newest = { tag: '', to: '', subject: '', html: '', text: '', attachments: [], headers: [] };
type Sent = Omit<typeof newest, 'attachments' | 'headers'> & {
  attachments: { ContentType: string; Content: string }[];
  headers: { Name: string; Value: string }[];
};

/** The mails that `act` makes, by their kind and who gets them. */
async function mailsOf(act: () => Promise<unknown>): Promise<Sent[]> {
  await world.quiet({ mails: true });
  const before = (await world.control.mails()).length;
  await act();
  await world.quiet({ mails: true });
  const now = await world.control.mails();
  // Newest first.
  return now.slice(0, now.length - before) as unknown as Sent[];
}
const told = (mails: Sent[]) => mails.map(({ tag, to }) => `${tag} → ${to}`).sort();
const oneOf = (mails: Sent[], tag: string) => mails.find((mail) => mail.tag === tag) ?? (newest as Sent);

async function booked(item = 'classic-day') {
  const made = await book(ctx, { package: item, date: inDays(day++) });
  await world.control.pay(sessionOf(made.checkoutUrl));
  await world.quiet({ mails: true });
  return made;
}
async function cancel(who: TenantContext, bookingId: string, more: object = {}) {
  const { version } = await read(ctx, bookingId);
  expect(await cancelBooking(who, { bookingId, version, by: 'customer', ...more })).toMatchObject({
    ok: true,
  });
}
const calendarOf = ({ attachments }: Sent) => {
  const [file] = attachments;
  const text = Buffer.from(file?.Content ?? '', 'base64').toString();
  const event = Object.values(parseICS(text)).find((one) => one?.type === 'VEVENT') as VEvent;
  return { type: file?.ContentType, event };
};

it('a new booking is told to the customer, the owner and the person who does it, each in their own words', async () => {
  const mails = await mailsOf(() => booked());
  expect(told(mails)).toEqual([
    'booking_confirmed → ann@example.com',
    'owner_new_booking → owner@bella.test',
    'person_new_booking → bella.works@bella.test',
  ]);
  const { text } = oneOf(mails, 'person_new_booking');
  expect(text).toContain('You have a booking:');
  expect(text).not.toMatch(/\$|ann@example\.com/);
  expect(calendarOf(oneOf(mails, 'booking_confirmed')).type).toBe(
    'text/calendar; charset=utf-8; method=REQUEST',
  );
  for (const { headers } of mails) {
    expect(headers).toContainEqual({ Name: 'Auto-Submitted', Value: 'auto-generated' });
  }
});

it('a move says from when, and moves the entry of the calendar', async () => {
  const { id } = await booked();
  const { date } = await read(ctx, id);
  const to = inDays(day++ + 30);
  const mails = await mailsOf(() => moveBooking(ctx, { bookingId: id, date: to, by: 'customer' }));
  expect(told(mails)).toEqual([
    'booking_moved → ann@example.com',
    'owner_moved → owner@bella.test',
    'person_moved → bella.works@bella.test',
  ]);
  const was = new Date(`${date}T00:00:00Z`).toLocaleDateString('en-US', {
    dateStyle: 'full',
    timeZone: 'UTC',
  });
  for (const { text } of mails) expect(text).toContain(`Before: ${was}`);
  const { type, event } = calendarOf(oneOf(mails, 'booking_moved'));
  expect(type).toContain('method=REQUEST');
  expect(Number(event.sequence)).toBe((await read(ctx, id)).version);
});

it('a cancellation says who, why and the sum, and takes the entry out of the calendar', async () => {
  const { id } = await booked();
  const mails = await mailsOf(() => cancel(by('admin'), id, { by: 'business', reason: 'The camera broke.' }));
  expect(told(mails)).toEqual([
    'booking_canceled → ann@example.com',
    'owner_canceled → owner@bella.test',
    'person_canceled → bella.works@bella.test',
  ]);
  const { text, attachments } = oneOf(mails, 'booking_canceled');
  expect(text).toContain('Bella Weddings has canceled your booking');
  expect(text).toContain('Why: The camera broke.');
  const { payments } = await read(ctx, id);
  const sum = `$${((payments[0]?.amountCents ?? 0) / 100).toLocaleString('en-US')}`;
  expect(text).toContain(`${sum} `);
  expect(text).toContain('to the card you paid with');
  expect(attachments).toHaveLength(1);
  const { type, event } = calendarOf(oneOf(mails, 'booking_canceled'));
  expect(type).toBe('text/calendar; charset=utf-8; method=CANCEL');
  expect(event).toMatchObject({ method: 'CANCEL', status: 'CANCELLED', uid: `${id}@bookings` });
});

it('a paid balance is told to the customer and to the owner', async () => {
  const { id, quote } = await booked();
  const mails = await mailsOf(async () => {
    const balance = await payBalance(ctx, { bookingId: id });
    if (!balance.ok) throw new Error(balance.detail);
    await world.control.pay(sessionOf(balance.checkoutUrl));
  });
  expect(told(mails)).toEqual(['owner_paid → owner@bella.test', 'payment_received → ann@example.com']);
  const sum = `$${(quote.balanceCents / 100).toLocaleString('en-US')}`;
  for (const { subject } of mails) expect(subject).toContain(sum);
});

it('who chose otherwise hears otherwise, and nobody of what they did themself', async () => {
  expect(await readMailChoice(by('owner'))).toEqual(all);
  expect(await readMailChoice(by('admin'))).toEqual(none);
  await chooseMails(by('admin'), { ...none, CANCELED: true });
  await chooseMails(by('owner'), { ...all, BOOKED: false });
  expect(told(await mailsOf(() => booked()))).toEqual([
    'booking_confirmed → ann@example.com',
    'person_new_booking → bella.works@bella.test',
  ]);
  const [first, second] = [await booked(), await booked()];
  expect(told(await mailsOf(() => cancel(by('owner'), first.id)))).toContain(
    'owner_canceled → admin@bella.test',
  );
  expect(told(await mailsOf(() => cancel(ctx, second.id)))).toContain(
    'owner_canceled → owner@bella.test, admin@bella.test',
  );
  // An operator, or a job, is no member and chooses nothing.
  expect(await chooseMails(ctx, all)).toMatchObject({ ok: false });
});

it('whoever is owner and does the work is told once', async () => {
  await world.sql(`UPDATE "Resource" SET "email" = 'Owner@bella.test' WHERE "email" <> ''`);
  expect(told(await mailsOf(() => booked()))).toEqual([
    'booking_confirmed → ann@example.com',
    'owner_new_booking → owner@bella.test',
  ]);
  const { id } = await booked();
  expect(told(await mailsOf(() => cancel(by('owner'), id)))).toEqual(['booking_canceled → ann@example.com']);
  // Nobody has to look into a mail that nobody needed.
  const [missed] = await world.sql<{ count: string }>(
    `SELECT count(*) FROM "Mail" WHERE "status" = 'FAILED' AND "failure" NOT IN ('Nobody to tell.', 'No longer needed.')`,
  );
  expect(missed?.count).toBe('0');
  await world.sql(`UPDATE "Resource" SET "email" = 'bella.works@bella.test' WHERE "email" <> ''`);
});

it('a cash booking that is cancelled says nothing of a card; one that nothing was paid for says that', async () => {
  await world.sql(
    `UPDATE "Policy" SET "paymentTiming" = 'CUSTOMER_CHOOSES', "depositKind" = 'NONE', "cancellationTiers" = '[]', "lateKeepBps" = 0`,
  );
  await world.sql(`UPDATE "Tenant" SET "catalogVersion" = "catalogVersion" + 1`);
  const atAppointment = async () =>
    (await book(ctx, { package: 'classic-day', date: inDays(day++), arrangement: 'AT_APPOINTMENT' })).id;
  const unpaid = await atAppointment();
  const unpaidMails = await mailsOf(() => cancel(ctx, unpaid));
  const free = oneOf(unpaidMails, 'booking_canceled').text;
  expect(free).toContain('Nothing was paid, and nothing is owed.');
  expect(free).not.toMatch(/card|refund|bank/i);
  const cash = await atAppointment();
  const { totalCents } = await read(ctx, cash);
  await recordPayment(by('owner'), { bookingId: cash, method: 'CASH', amountCents: totalCents });
  const mails = await mailsOf(() => cancel(by('owner'), cash, { by: 'business' }));
  const { text } = oneOf(mails, 'booking_canceled');
  expect(text).toMatch(/Bella Weddings gives back \$[\d,.]+ that you paid in cash\./);
  expect(text).not.toMatch(/card|refunded in full/i);
});
