import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { localInstants } from '@/lib/domain/time';
import { readMonth } from '@/lib/usecases/availability/month';
import { cancelBooking } from '@/lib/usecases/bookings/cancel';
import { moveBooking, previewMove } from '@/lib/usecases/bookings/move';
import { openCheckout } from '@/lib/usecases/checkouts/open-checkout';
import { payBalance } from '@/lib/usecases/checkouts/pay-balance';
import { bella } from '@/prisma/demo/bella';
import { serene } from '@/prisma/demo/serene';
import { book, inDays, read, sessionOf, startWorld, type World } from './world';

let world: World;
let ctx: TenantContext;
let spa: TenantContext;
beforeAll(async () => {
  world = await startWorld();
  ctx = await world.tenant(bella);
  spa = await world.tenant(serene);
});
afterAll(() => world.close());

/** The unit price of a package on one date; the catalogue's version is raised as a save does. */
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

let day = 150;
async function booked(date = inDays(day++)) {
  const made = await book(ctx, { package: 'classic-day', date });
  await world.control.pay(sessionOf(made.checkoutUrl));
  await world.quiet();
  return { ...made, date };
}

const claimed = (id: string) =>
  world.sql<{ forMove: boolean; from: Date; to: Date }>(
    'SELECT "forMove", lower("during") AS "from", upper("during") AS "to" FROM "Claim" WHERE "bookingId" = $1 ORDER BY 2',
    [id],
  );

describe('a move', () => {
  it('at the same price happens at once: one range free, the other taken, the customer told', async () => {
    const made = await booked();
    const to = inDays(day++);
    const before = await read(ctx, made.id);
    const moved = await moveBooking(ctx, {
      bookingId: made.id,
      version: before.version,
      date: to,
      by: 'customer',
    });
    expect(moved).toMatchObject({
      ok: true,
      checkoutUrl: null,
      booking: {
        date: to,
        endDate: to,
        rescheduleCount: 1,
        totalCents: before.totalCents,
        status: 'CONFIRMED',
      },
    });
    expect(await claimed(made.id)).toHaveLength(1);
    await book(ctx, { package: 'classic-day', date: made.date });
    await expect(book(ctx, { package: 'classic-day', date: to })).rejects.toThrow(/slot_taken/);
    await world.quiet();
    const after = await read(ctx, made.id);
    expect(after.mails.filter(({ kind }) => kind === 'booking_moved')).toHaveLength(1);
    expect(after.version).toBeGreaterThan(before.version);
  });

  it('to a taken date is refused and leaves everything as it was', async () => {
    const made = await booked();
    const other = await booked();
    const before = await read(ctx, made.id);
    expect(await moveBooking(ctx, { bookingId: made.id, date: other.date, by: 'customer' })).toMatchObject({
      reason: 'slot_taken',
    });
    const after = await read(ctx, made.id);
    expect(after).toEqual(before);
    expect(await claimed(made.id)).toHaveLength(1);
  });

  it('by two people at once: one wins, the other is told', async () => {
    const made = await booked();
    const { version } = await read(ctx, made.id);
    const dates = [inDays(day++), inDays(day++)];
    const results = await Promise.all([
      ...dates.map((date) =>
        moveBooking(ctx, { bookingId: made.id, version, date, by: 'business' as const }),
      ),
      cancelBooking(ctx, { bookingId: made.id, version, by: 'business' }),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    for (const result of results) if (!result.ok) expect(result.reason).toBe('conflict');
  });

  it('two bookings that swap into one date: one of them gets it', async () => {
    const [one, two] = [await booked(), await booked()];
    const date = inDays(day++);
    const results = await Promise.all(
      [one, two].map(({ id }) => moveBooking(ctx, { bookingId: id, date, by: 'customer' })),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ reason: 'slot_taken' });
  });

  it('keeps the policy’s number, notice and share', async () => {
    const made = await booked();
    for (const date of [inDays(day++), inDays(day++)]) {
      expect(await moveBooking(ctx, { bookingId: made.id, date, by: 'customer' })).toMatchObject({
        ok: true,
      });
    }
    const third = { bookingId: made.id, date: inDays(day++) };
    expect(await moveBooking(ctx, { ...third, by: 'customer' })).toMatchObject({
      reason: 'not_allowed',
    });
    expect(await moveBooking(ctx, { ...third, by: 'business' })).toMatchObject({ ok: true });
    const near = await booked(inDays(10));
    expect(await moveBooking(ctx, { bookingId: near.id, date: inDays(day++), by: 'customer' })).toMatchObject(
      {
        reason: 'not_allowed',
      },
    );
    // 50 % at the move, 30 % by then: the share stays where it was.
    const close = await booked(inDays(45));
    await moveBooking(ctx, { bookingId: close.id, date: inDays(day++), by: 'customer' });
    expect((await read(ctx, close.id)).keepFloorBps).toBe(5000);
  });

  it('to where it is, to the past and to a closed day is refused', async () => {
    const made = await booked();
    for (const date of [made.date, inDays(-3), inDays(1)]) {
      expect((await moveBooking(ctx, { bookingId: made.id, date, by: 'business' })).ok).toBe(false);
    }
  });
});

describe('a dearer move', () => {
  it('holds the new date beside the old one, moves when the difference is paid, and frees the old', async () => {
    const made = await booked();
    const to = inDays(day++);
    await priced(ctx, 'classic-day', to, 25_000);
    expect(await previewMove(ctx, { bookingId: made.id, date: to, by: 'customer' })).toMatchObject({
      differenceCents: 25_000,
      refundCents: 0,
    });
    const started = await moveBooking(ctx, { bookingId: made.id, date: to, by: 'customer' });
    if (!started.ok) throw new Error(started.detail);
    expect(started.booking).toMatchObject({
      date: made.date,
      pendingMove: { date: to, differenceCents: 25_000 },
    });
    expect((await claimed(made.id)).map(({ forMove }) => forMove)).toEqual([false, true]);
    for (const date of [made.date, to]) {
      await expect(book(ctx, { package: 'classic-day', date })).rejects.toThrow(/slot_taken/);
    }
    await world.control.pay(sessionOf(started.checkoutUrl));
    await world.quiet();
    const after = await read(ctx, made.id);
    expect(after).toMatchObject({
      date: to,
      pendingMove: null,
      totalCents: made.quote.totalCents + 25_000,
      balanceCents: made.quote.balanceCents,
      refunds: [],
    });
    expect(after.payments.map(({ purpose, amountCents }) => [purpose, amountCents])).toEqual([
      ['DEPOSIT', made.quote.dueNowCents],
      ['DIFFERENCE', 25_000],
    ]);
    expect((await claimed(made.id)).map(({ forMove }) => forMove)).toEqual([false]);
    await book(ctx, { package: 'classic-day', date: made.date });
  });

  it('that is not paid stays where it is and frees the new date', async () => {
    const made = await booked();
    const to = inDays(day++);
    await priced(ctx, 'classic-day', to, 25_000);
    const started = await moveBooking(ctx, { bookingId: made.id, date: to, by: 'customer' });
    if (!started.ok) throw new Error(started.detail);
    // Asking for the same again is the same page.
    expect(await moveBooking(ctx, { bookingId: made.id, date: to, by: 'customer' })).toMatchObject({
      checkoutUrl: started.checkoutUrl,
    });
    await world.control.expire(sessionOf(started.checkoutUrl));
    await world.quiet();
    expect(await read(ctx, made.id)).toMatchObject({
      date: made.date,
      pendingMove: null,
      status: 'CONFIRMED',
    });
    await book(ctx, { package: 'classic-day', date: to });
  });

  it('given up for another one closes its payment page', async () => {
    const made = await booked();
    const [first, second] = [inDays(day++), inDays(day++)];
    await priced(ctx, 'classic-day', first, 25_000);
    const started = await moveBooking(ctx, { bookingId: made.id, date: first, by: 'customer' });
    if (!started.ok) throw new Error(started.detail);
    expect(await moveBooking(ctx, { bookingId: made.id, date: second, by: 'customer' })).toMatchObject({
      ok: true,
      booking: { date: second, pendingMove: null },
    });
    await world.quiet();
    await expect(world.control.pay(sessionOf(started.checkoutUrl))).rejects.toThrow(/expired/);
    await book(ctx, { package: 'classic-day', date: first });
  });

  it('that began while Stripe was away goes on when it is back, however late, with its range', async () => {
    const made = await booked();
    const to = inDays(day++);
    await priced(ctx, 'classic-day', to, 25_000);
    const move = () => moveBooking(ctx, { bookingId: made.id, date: to, by: 'customer' });
    await world.control.switch('stripe', { path: '/v1/checkout/sessions', status: 500 });
    await expect(move()).rejects.toMatchObject({ code: 'unavailable' });
    await world.control.switch('stripe', null);
    // Stripe wants half an hour for a payment page; so much of the hold is not left any more.
    const checkout = `(SELECT ("pendingMove"->>'checkoutId')::uuid FROM "Booking" WHERE "id" = $1)`;
    await world.sql(
      `UPDATE "Checkout" SET "expiresAt" = now() + interval '20 minutes' WHERE "id" = ${checkout}`,
      [made.id],
    );
    const again = await move();
    if (!again.ok) throw new Error(again.detail);
    await expect(book(ctx, { package: 'classic-day', date: to })).rejects.toThrow(/slot_taken/);
    await world.control.pay(sessionOf(again.checkoutUrl));
    await world.quiet();
    expect(await read(ctx, made.id)).toMatchObject({ date: to, pendingMove: null, refunds: [] });
  });

  it('that a bank is paying for can’t be paid twice, and says whom it waits for', async () => {
    const made = await booked();
    const to = inDays(day++);
    await priced(ctx, 'classic-day', to, 25_000);
    const started = await moveBooking(ctx, { bookingId: made.id, date: to, by: 'customer' });
    if (!started.ok) throw new Error(started.detail);
    await world.control.pay(sessionOf(started.checkoutUrl), 'async_pending');
    await world.quiet();
    const { pendingMove } = await read(ctx, made.id);
    await expect(openCheckout(ctx, pendingMove?.checkoutId ?? '')).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/bank is still working/),
    });
    await world.control.pay(sessionOf(started.checkoutUrl), 'async_succeeded');
    await world.quiet();
    expect(await read(ctx, made.id)).toMatchObject({ date: to, pendingMove: null });
    await expect(openCheckout(ctx, pendingMove?.checkoutId ?? '')).rejects.toMatchObject({
      message: expect.stringMatching(/has been paid/),
    });
  });

  it('whose payment comes after the booking was cancelled is given back', async () => {
    const made = await booked();
    const to = inDays(day++);
    await priced(ctx, 'classic-day', to, 25_000);
    const started = await moveBooking(ctx, { bookingId: made.id, date: to, by: 'customer' });
    if (!started.ok) throw new Error(started.detail);
    await world.control.pay(sessionOf(started.checkoutUrl), 'async_pending');
    await world.quiet();
    await cancelBooking(ctx, { bookingId: made.id, by: 'customer' });
    await world.control.pay(sessionOf(started.checkoutUrl), 'async_succeeded');
    await world.quiet();
    expect(await read(ctx, made.id)).toMatchObject({
      status: 'CANCELED',
      refunds: [{ amountCents: 25_000, reason: 'LATE_PAYMENT', status: 'SUCCEEDED' }],
    });
    expect(await claimed(made.id)).toEqual([]);
  });
});

describe('a cheaper move', () => {
  it('lets the balance fall first', async () => {
    const made = await booked();
    const to = inDays(day++);
    await priced(ctx, 'classic-day', to, -10_000);
    await moveBooking(ctx, { bookingId: made.id, date: to, by: 'customer' });
    await world.quiet();
    expect(await read(ctx, made.id)).toMatchObject({
      totalCents: made.quote.totalCents - 10_000,
      balanceCents: made.quote.balanceCents - 10_000,
      refunds: [],
    });
  });

  it('gives back what was paid above the new price', async () => {
    const made = await booked();
    const balance = await payBalance(ctx, { bookingId: made.id });
    if (!balance.ok) throw new Error(balance.detail);
    await world.control.pay(sessionOf(balance.checkoutUrl));
    await world.quiet();
    const to = inDays(day++);
    await priced(ctx, 'classic-day', to, -10_000);
    await moveBooking(ctx, { bookingId: made.id, date: to, by: 'customer' });
    await world.quiet();
    expect((await read(ctx, made.id)).refunds).toMatchObject([
      { amountCents: 10_000, reason: 'MOVED_CHEAPER', status: 'SUCCEEDED' },
    ]);
    // And back again: what was given back is owed again.
    const back = await moveBooking(ctx, { bookingId: made.id, date: made.date, by: 'business' });
    if (!back.ok) throw new Error(back.detail);
    await world.control.pay(sessionOf(back.checkoutUrl));
    await world.quiet();
    expect(await read(ctx, made.id)).toMatchObject({ date: made.date, totalCents: made.quote.totalCents });
  });
});

describe('a move within the day', () => {
  const at = (date: string, time: string) =>
    new Date(localInstants(date, time, 'Europe/London')[0] ?? 0).toISOString();

  /** The next Tuesday at least ten days away: the spa is open. */
  const tuesday = (() => {
    for (let days = 10; ; days += 1)
      if (new Date(`${inDays(days)}T00:00:00Z`).getUTCDay() === 2) return inDays(days);
  })();

  async function massage(time: string) {
    const made = await book(spa, { package: 'massage-60', start: at(tuesday, time) });
    await world.control.pay(sessionOf(made.checkoutUrl));
    await world.quiet();
    return made;
  }

  it('that overlaps itself is free', async () => {
    const made = await massage('11:00');
    expect(
      await moveBooking(spa, { bookingId: made.id, start: at(tuesday, '11:30'), by: 'customer' }),
    ).toMatchObject({ ok: true, booking: { start: Date.parse(at(tuesday, '11:30')) } });
  });

  it('of a booking made with a person goes where the calendar says, also when that person has left', async () => {
    const monday = new Date(Date.parse(`${tuesday}T00:00:00Z`) + 6 * 86_400_000).toISOString().slice(0, 10);
    // Amara works there until five, Mei until six.
    const evening = { start: at(monday, '17:00') };
    const made = await book(spa, { package: 'massage-60', start: at(monday, '12:00'), resource: 'amara' });
    await world.control.pay(sessionOf(made.checkoutUrl));
    await world.quiet();
    const offered = async () => {
      const item = { package: 'massage-60', bookingType: 'TIMESLOT' as const };
      const query = { month: monday.slice(0, 7), seats: 1, zone: 'Europe/London' };
      const month = await readMonth(spa, { ...item, ...query, exceptBookingId: made.id });
      if (!month.ok) throw new Error(month.detail);
      return month.feed.slots.map((slot) => new Date(slot.start).toISOString());
    };
    const move = () => moveBooking(spa, { bookingId: made.id, ...evening, by: 'business' });
    expect(await offered()).toContain(at(monday, '16:00'));
    expect(await offered()).not.toContain(evening.start);
    expect(await move()).toMatchObject({ reason: 'not_bookable' });

    const switchAmara = async (active: boolean) => {
      await world.sql(`UPDATE "Resource" SET "active" = $2 WHERE "tenantId" = $1 AND "slug" = 'amara'`, [
        spa.tenantId,
        active,
      ]);
      await world.sql('UPDATE "Tenant" SET "catalogVersion" = "catalogVersion" + 1 WHERE "id" = $1', [
        spa.tenantId,
      ]);
      // An instance may believe a version for a tenth of a second.
      await new Promise((resolve) => setTimeout(resolve, 150));
    };
    await switchAmara(false);
    expect(await offered()).toContain(evening.start);
    expect(await move()).toMatchObject({ ok: true, booking: { start: Date.parse(evening.start) } });
    expect((await read(spa, made.id)).resources.map(({ slug }) => slug)).toContain('mei');
    await switchAmara(true);
  });

  it('to another, dearer day holds every resource it needs there', async () => {
    const made = await massage('14:00');
    const before = await read(spa, made.id);
    const wednesday = new Date(Date.parse(`${tuesday}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
    // Booked at a lower price than the list has now for that day: only a price by date makes a difference.
    await priced(spa, 'massage-60', wednesday, 0);
    await world.sql(
      `UPDATE "PriceRule" SET "priceCents" = "priceCents" + 2000, "startDate" = $2, "endDate" = $2 WHERE "tenantId" = $1`,
      [spa.tenantId, wednesday],
    );
    await world.sql('UPDATE "Tenant" SET "catalogVersion" = "catalogVersion" + 1 WHERE "id" = $1', [
      spa.tenantId,
    ]);
    const started = await moveBooking(spa, {
      bookingId: made.id,
      start: at(wednesday, '14:00'),
      by: 'customer',
    });
    if (!started.ok) throw new Error(started.detail);
    expect(started.booking.pendingMove?.differenceCents).toBe(2000);
    expect((await claimed(made.id)).filter(({ forMove }) => forMove)).toHaveLength(before.resourceIds.length);
    await world.control.pay(sessionOf(started.checkoutUrl));
    await world.quiet();
    expect(await read(spa, made.id)).toMatchObject({ date: wednesday, totalCents: before.totalCents + 2000 });
  });
});

describe('a weekend moved by a day', () => {
  it('holds the one new day while the difference is paid', async () => {
    let friday = day + 20;
    while (new Date(`${inDays(friday)}T00:00:00Z`).getUTCDay() !== 5) friday += 1;
    const made = await book(ctx, { package: 'grand-weekend', date: inDays(friday) });
    await world.control.pay(sessionOf(made.checkoutUrl));
    await world.quiet();
    const saturday = inDays(friday + 1);
    await priced(ctx, 'grand-weekend', saturday, 40_000);
    const started = await moveBooking(ctx, { bookingId: made.id, date: saturday, by: 'customer' });
    if (!started.ok) throw new Error(started.detail);
    const claims = await claimed(made.id);
    expect(claims.map(({ forMove }) => forMove)).toEqual([false, true]);
    expect(claims[1]?.from).toEqual(claims[0]?.to);
    await world.control.pay(sessionOf(started.checkoutUrl));
    await world.quiet();
    expect(await read(ctx, made.id)).toMatchObject({
      date: saturday,
      endDate: inDays(friday + 2),
      pendingMove: null,
    });
    expect(await claimed(made.id)).toHaveLength(1);
    await book(ctx, { package: 'classic-day', date: inDays(friday) });
  });
});
