import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { classOccurrence } from '@/lib/domain/availability/occurrence';
import type { Proposal } from '@/lib/domain/calendars/proposal';
import { localInstants } from '@/lib/domain/time';
import { moveBooking } from '@/lib/usecases/bookings/move';
import { acceptProposal, declineProposal, listProposals } from '@/lib/usecases/calendars/proposals';
import { bella } from '@/prisma/demo/bella';
import { outback } from '@/prisma/demo/outback';
import { book, inDays, read, sessionOf, startWorld, type World } from './world';

/** What was moved or deleted in Google, with its money: a move that costs more or less, a class, a cancellation. */
let world: World;
let ctx: TenantContext;
let tours: TenantContext;
beforeAll(async () => {
  world = await startWorld();
  ctx = await world.tenant(bella);
  tours = await world.tenant(outback);
});
afterAll(() => world.close());

/** Nothing is to be written to Google here: each change of a booking would owe a writing anew. */
async function quiet(options: { mails?: boolean } = {}) {
  await world.sql('UPDATE "CalendarSource" SET "writeDueAt" = NULL');
  await world.quiet(options);
}

let day = 150;
async function booked(date = inDays(day++)) {
  const made = await book(ctx, { package: 'classic-day', date });
  await world.control.pay(sessionOf(made.checkoutUrl));
  await quiet();
  return { ...made, date };
}
const zone = outback.tenant.timeZone;
const at = (date: string, time: string) => localInstants(date, time, zone)[0] ?? 0;
async function guest(date: string, name: string, seats = 2, time = '05:00') {
  const made = await book(tours, {
    package: 'sunrise-tour',
    start: new Date(at(date, time)).toISOString(),
    seats,
    customer: { name, email: `${name.toLowerCase()}@example.com` },
  });
  await world.control.pay(sessionOf(made.checkoutUrl));
  await quiet();
  return made;
}
async function priced(tenant: TenantContext, slug: string, date: string, change: number) {
  await world.sql(
    `INSERT INTO "PriceRule" ("id", "tenantId", "packageId", "startDate", "endDate", "priceCents")
     SELECT gen_random_uuid(), "tenantId", "id", $3, $3, "priceCents" + $4 FROM "Package" WHERE "tenantId" = $1 AND "slug" = $2`,
    [tenant.tenantId, slug, date, change],
  );
  await world.sql('UPDATE "Tenant" SET "catalogVersion" = "catalogVersion" + 1 WHERE "id" = $1', [
    tenant.tenantId,
  ]);
}

/** A Google calendar of the first resource of a booking, in which its entry was moved or deleted: the question about it. */
async function done(
  tenant: TenantContext,
  booking: { id: string },
  proposal: Proposal,
  ofClass: { key: string } | null = null,
) {
  const { start, end, resourceIds } = await read(tenant, booking.id);
  const { tenantId } = tenant;
  await world.sql(
    `INSERT INTO "GoogleAccount" ("id", "tenantId", "email", "sealedToken", "lostAt") VALUES (gen_random_uuid(), $1, 'x@gmail.test', '', now())
       ON CONFLICT ("tenantId", "email") DO NOTHING`,
    [tenantId],
  );
  const [source] = await world.sql<{ id: string }>(
    `INSERT INTO "CalendarSource" ("id", "tenantId", "resourceId", "name", "sealedAddress", "host", "accountId", "externalId", "dueAt")
     SELECT gen_random_uuid(), $1, $2, 'Google', '', 'Google', a."id", 'x', now() + interval '1 year' FROM "GoogleAccount" a
      WHERE a."tenantId" = $1 RETURNING "id"`,
    [tenantId, resourceIds[0]],
  );
  const [entry] = await world.sql<{ id: string }>(
    `INSERT INTO "CalendarEntry" ("id", "tenantId", "sourceId", "key", "bookingId", "eventId", "etag", "digest", "startsAt", "endsAt", "proposal", "proposedAt")
     VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, 'x', 'x', $6, $7, $8, now()) RETURNING "id"`,
    [
      tenantId,
      source?.id,
      ofClass?.key ?? booking.id,
      ofClass ? null : booking.id,
      `e${booking.id}`,
      new Date(start),
      new Date(end),
      JSON.stringify(proposal),
    ],
  );
  const [asked] = (await listProposals(tenant, { bookingId: booking.id })).filter(
    ({ id }) => id === entry?.id,
  );
  if (!asked) throw new Error('nobody asks');
  return asked;
}
const movedToDay = (date: string): Proposal => {
  const start = localInstants(date, '00:00', bella.tenant.timeZone)[0] ?? 0;
  return { kind: 'moved', start, end: start + 86_400_000, date };
};
const kindsOf = async (tenant: TenantContext, id: string) =>
  (await read(tenant, id)).mails.map(({ kind }) => kind);
const isOpen = async (id: string) =>
  (await world.sql('SELECT 1 FROM "CalendarEntry" WHERE "id" = $1 AND "proposal" IS NOT NULL', [id])).length >
  0;

describe('moved in Google', () => {
  it('to a dearer day: held, the customer asked by mail to pay the difference, and moved once it is paid', async () => {
    const made = await booked();
    const to = inDays(day++);
    await priced(ctx, 'classic-day', to, 25_000);
    const asked = await done(ctx, made, movedToDay(to));
    expect(asked).toMatchObject({
      isDays: true,
      isClass: false,
      guests: [{ id: made.id }],
      verdict: { kind: 'move', differenceCents: 25_000, refundCents: 0 },
    });
    // To look is to change nothing.
    expect(await read(ctx, made.id)).toMatchObject({ date: made.date, pendingMove: null });
    const wrong = { id: asked.id, shown: { differenceCents: 0, refundCents: 0 } };
    expect(await acceptProposal(ctx, wrong)).toMatchObject({ ok: false, reason: 'conflict' });
    const shown = { differenceCents: 25_000, refundCents: 0 };
    expect(await acceptProposal(ctx, { id: asked.id, shown })).toEqual({ ok: true });
    const held = await read(ctx, made.id);
    expect(held).toMatchObject({ date: made.date, pendingMove: { date: to, differenceCents: 25_000 } });
    expect(await kindsOf(ctx, made.id)).toContain('pay_link');
    expect(await isOpen(asked.id)).toBe(false);
    await quiet({ mails: true });
    const mails = await world.control.mails();
    expect(JSON.stringify(mails)).toContain('Please pay $250 to move there');
    const page = held.checkouts.find(({ id }) => id === held.pendingMove?.checkoutId)?.url;
    await world.control.pay(sessionOf(page));
    await quiet();
    expect(await read(ctx, made.id)).toMatchObject({ date: to, pendingMove: null });
  });

  it('to a dearer day that nobody pays for: held for a day, then both are told and all stays as it was', async () => {
    const made = await booked();
    const to = inDays(day++);
    await priced(ctx, 'classic-day', to, 25_000);
    const asked = await done(ctx, made, movedToDay(to));
    expect(await acceptProposal(ctx, { id: asked.id })).toEqual({ ok: true });
    const held = await read(ctx, made.id);
    const page = held.checkouts.find(({ id }) => id === held.pendingMove?.checkoutId);
    const hours = ((page?.expiresAt ?? 0) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(23);
    expect(hours).toBeLessThan(24);
    await quiet({ mails: true });
    expect(JSON.stringify(await world.control.mails())).toMatch(
      /held for you until \w+, \w+ \d+, \d{4}, \d+:\d\d/,
    );
    await expect(book(ctx, { package: 'classic-day', date: to })).rejects.toThrow(/slot_taken/);
    await world.sql('UPDATE "Checkout" SET "expiresAt" = now() WHERE "id" = $1', [page?.id]);
    await world.control.expire(sessionOf(page?.url));
    await quiet({ mails: true });
    expect(await read(ctx, made.id)).toMatchObject({
      date: made.date,
      pendingMove: null,
      status: 'CONFIRMED',
    });
    expect(await kindsOf(ctx, made.id)).toEqual(expect.arrayContaining(['move_unpaid', 'owner_move_unpaid']));
    const told = JSON.stringify(await world.control.mails());
    expect(told).toContain('You are still booked with Bella Weddings');
    // Its entry in Google was put back when Yes was said, and is to stand where the booking stands.
    expect(
      await world.sql('SELECT "proposal", "digest" FROM "CalendarEntry" WHERE "id" = $1', [asked.id]),
    ).toEqual([{ proposal: null, digest: '' }]);
    await book(ctx, { package: 'classic-day', date: to });
  });

  it('to a dearer day, then to another one: nobody is told that the first was not paid', async () => {
    const made = await booked();
    const [first, second] = [inDays(day++), inDays(day++)];
    await priced(ctx, 'classic-day', first, 25_000);
    expect(await moveBooking(ctx, { bookingId: made.id, date: first, by: 'business' })).toMatchObject({
      ok: true,
    });
    expect(await moveBooking(ctx, { bookingId: made.id, date: second, by: 'business' })).toMatchObject({
      booking: { date: second, pendingMove: null },
    });
    await quiet();
    expect(await kindsOf(ctx, made.id)).not.toContain('move_unpaid');
  });

  it('to a cheaper day: moved at once, and what is too much goes back', async () => {
    const date = inDays(day++);
    await priced(ctx, 'classic-day', date, 200_000);
    const made = await booked(date);
    await world.sql(
      `UPDATE "Booking" SET "balanceCents" = 0, "dueNowCents" = "totalCents", "balanceDueOn" = NULL,
              "quote" = "quote" || jsonb_build_object('balanceCents', 0, 'dueNowCents', "totalCents") WHERE "id" = $1`,
      [made.id],
    );
    await world.sql(
      `UPDATE "Payment" SET "amountCents" = (SELECT "totalCents" FROM "Booking" WHERE "id" = $1) WHERE "bookingId" = $1`,
      [made.id],
    );
    const to = inDays(day++);
    const asked = await done(ctx, made, movedToDay(to));
    expect(asked.verdict).toEqual({ kind: 'move', differenceCents: 0, refundCents: 200_000 });
    expect(await acceptProposal(ctx, { id: asked.id })).toEqual({ ok: true });
    const after = await read(ctx, made.id);
    expect([after.date, after.refunds.map(({ amountCents }) => amountCents)]).toEqual([to, [200_000]]);
    expect(await kindsOf(ctx, made.id)).toContain('booking_moved');
  });

  it('to where somebody else is booked: says who, offers no Yes, and is put back', async () => {
    const [made, other] = [await booked(), await booked()];
    const asked = await done(ctx, made, movedToDay(other.date));
    expect(asked.verdict).toEqual({
      kind: 'no',
      detail: expect.stringMatching(/^It isn’t free: .+ has .+ with Ann Example then\.$/),
    });
    expect(await acceptProposal(ctx, { id: asked.id })).toMatchObject({ ok: false, reason: 'not_allowed' });
    expect(await declineProposal(ctx, { id: asked.id })).toEqual({ ok: true });
    expect(await world.sql('SELECT "digest" FROM "CalendarEntry" WHERE "id" = $1', [asked.id])).toEqual([
      { digest: '' },
    ]);
  });

  it('only made longer: nothing to move', async () => {
    const made = await booked();
    const { start, end } = await read(ctx, made.id);
    const asked = await done(ctx, made, { kind: 'moved', start, end: end + 3_600_000, date: null });
    expect(asked.verdict).toMatchObject({ kind: 'no', detail: expect.stringContaining('length') });
  });
});

describe('a class', () => {
  it('moved into its own time moves all of its guests, each told, in one class', async () => {
    const date = inDays(30);
    const guests = [await guest(date, 'Cara'), await guest(date, 'Dan', 1), await guest(date, 'Eve', 3)];
    const [first] = guests;
    if (!first) throw new Error('nobody');
    const { serviceId } = await read(tours, first.id);
    const from = at(date, '05:00');
    const to = at(date, '05:30');
    const key = classOccurrence(serviceId, from);
    const asked = await done(
      tours,
      first,
      { kind: 'moved', start: to, end: to + 3 * 3_600_000, date: null },
      { key },
    );
    expect(asked).toMatchObject({
      isClass: true,
      verdict: { kind: 'move', differenceCents: 0, refundCents: 0 },
    });
    expect(asked.guests.map(({ contactName }) => contactName).sort()).toEqual(['Cara', 'Dan', 'Eve']);
    // Each guest's own page asks too.
    expect(await listProposals(tours, { bookingId: guests[2]?.id })).toHaveLength(1);
    expect(await acceptProposal(tours, { id: asked.id })).toEqual({ ok: true });
    for (const { id } of guests) {
      expect((await read(tours, id)).start).toBe(to);
      expect(await kindsOf(tours, id)).toContain('booking_moved');
    }
    const occurrences = await world.sql(
      'SELECT DISTINCT "occurrence" FROM "Claim" WHERE "bookingId" = ANY ($1)',
      [guests.map(({ id }) => id)],
    );
    expect(occurrences).toEqual([{ occurrence: classOccurrence(serviceId, to) }]);
  });

  it('stays whole where it can’t move whole: dearer, taken, or somebody is paying right now', async () => {
    const date = inDays(40);
    const guests = [await guest(date, 'Cara'), await guest(date, 'Dan', 1)];
    const [first] = guests;
    if (!first) throw new Error('nobody');
    const { serviceId } = await read(tours, first.id);
    const key = classOccurrence(serviceId, at(date, '05:00'));
    const dear = inDays(41);
    await priced(tours, 'sunrise-tour', dear, 1_000);
    const to = (on: string): Proposal => ({
      kind: 'moved',
      start: at(on, '05:00'),
      end: at(on, '08:00'),
      date: null,
    });
    const asked = await done(tours, first, to(dear), { key });
    expect(asked.verdict).toMatchObject({ kind: 'no', detail: expect.stringContaining('costs more') });
    // Four of six seats are taken there, and these are three.
    const full = inDays(42);
    await guest(full, 'Finn', 4);
    await world.sql('UPDATE "CalendarEntry" SET "proposal" = $2 WHERE "id" = $1', [
      asked.id,
      JSON.stringify(to(full)),
    ]);
    const [again] = await listProposals(tours, { bookingId: first.id });
    expect(again?.verdict).toMatchObject({ kind: 'no', detail: expect.stringContaining('with Finn') });
    const hold = await book(tours, {
      package: 'sunrise-tour',
      start: new Date(at(date, '05:00')).toISOString(),
      seats: 1,
    });
    const [paying] = await listProposals(tours, { bookingId: first.id });
    expect(paying?.verdict).toMatchObject({ kind: 'no', detail: expect.stringContaining('paying') });
    expect(await acceptProposal(tours, { id: asked.id })).toMatchObject({ ok: false });
    for (const { id } of guests) expect((await read(tours, id)).start).toBe(at(date, '05:00'));
    await world.sql(`UPDATE "Booking" SET "holdExpiresAt" = now() WHERE "id" = $1`, [hold.id]);
  });

  it('deleted is cancelled for everybody, with all of their money', async () => {
    const date = inDays(50);
    const guests = [await guest(date, 'Cara'), await guest(date, 'Dan', 1)];
    const [first] = guests;
    if (!first) throw new Error('nobody');
    const { serviceId } = await read(tours, first.id);
    const key = classOccurrence(serviceId, at(date, '05:00'));
    const asked = await done(tours, first, { kind: 'deleted' }, { key });
    const paid = guests.reduce((total, { quote }) => total + quote.dueNowCents, 0);
    expect(asked.verdict).toEqual({
      kind: 'cancel',
      heldCents: paid,
      byCustomer: null,
      byBusiness: { refundCents: paid, keptCents: 0 },
    });
    expect(await acceptProposal(tours, { id: asked.id })).toEqual({ ok: true });
    for (const { id, quote } of guests) {
      const after = await read(tours, id);
      expect([after.status, after.refunds.map(({ amountCents }) => amountCents)]).toEqual([
        'CANCELED',
        [quote.dueNowCents],
      ]);
    }
    expect(await listProposals(tours, { bookingId: first.id })).toEqual([]);
  });
});

it('a booking deleted in Google stands until somebody cancels it, with what goes back as of today', async () => {
  const made = await booked();
  const asked = await done(ctx, made, { kind: 'deleted' });
  const { byCustomer, byBusiness, heldCents } =
    asked.verdict.kind === 'cancel' ? asked.verdict : { byCustomer: null, byBusiness: null, heldCents: 0 };
  expect(heldCents).toBe(made.quote.dueNowCents);
  expect(byBusiness).toEqual({ refundCents: heldCents, keptCents: 0 });
  expect(byCustomer?.refundCents).toBeLessThan(heldCents);
  expect((await read(ctx, made.id)).status).toBe('CONFIRMED');
  const shown = { differenceCents: 0, refundCents: heldCents };
  expect(await acceptProposal(ctx, { id: asked.id, shown })).toEqual({ ok: true });
  expect(await read(ctx, made.id)).toMatchObject({
    status: 'CANCELED',
    refunds: [{ amountCents: heldCents }],
  });
  expect(await kindsOf(ctx, made.id)).toContain('booking_canceled');
  expect(await isOpen(asked.id)).toBe(false);
});
