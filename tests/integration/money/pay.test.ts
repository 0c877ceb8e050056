import { randomUUID } from 'node:crypto';
import { prerender } from 'react-dom/static.edge';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as calendar } from '@/app/manage/[token]/calendar.ics/route';
import BookedPage from '@/app/t/[tenant]/booked/[booking]/page';
import type { BookingDetails } from '@/lib/data/bookings/booking-shape';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { createBookingInput } from '@/lib/domain/booking-input';
import { runIdempotently } from '@/lib/http/api/idempotency';
import { holderId } from '@/lib/http/limits/visitor';
import { newBrowserCookie } from '@/lib/http/limits/visitor-cookie';
import { manageToken } from '@/lib/integrations/crypto/manage-link';
import { readDates } from '@/lib/usecases/availability/read';
import { createBooking } from '@/lib/usecases/bookings/create';
import { releaseEarly } from '@/lib/usecases/bookings/expire';
import { leaveHolds } from '@/lib/usecases/bookings/leave-holds';
import { markHandedBack } from '@/lib/usecases/refunds/refund';
import { sweepMinute } from '@/lib/usecases/sweep/minute';
import { bella } from '@/prisma/demo/bella';
import { book, inDays, read, sessionOf, startWorld, type World } from './world';

let world: World;
let ctx: TenantContext;
beforeAll(async () => {
  world = await startWorld();
  ctx = await world.tenant(bella);
});
afterAll(() => world.close());

let day = 100;
const elopement = () => book(ctx, { package: 'elopement', date: inDays(day++) });
const claims = (id: string) =>
  world.sql<{ expiresAt: Date | null }>('SELECT "expiresAt" FROM "Claim" WHERE "bookingId" = $1', [id]);

const tokenOf = ({ id, manageVersion, end }: BookingDetails) =>
  manageToken({ tenantId: ctx.tenantId, bookingId: id, manageVersion, endTime: end });
const calendarOf = (booking: BookingDetails) =>
  calendar(new Request('http://mais.test'), { params: Promise.resolve({ token: tokenOf(booking) }) });
/** The page that a customer comes back to from paying, as text. */
async function bookedPage(booking: BookingDetails): Promise<string> {
  const page = await BookedPage({
    params: Promise.resolve({ tenant: booking.tenant.slug, booking: booking.id }),
    searchParams: Promise.resolve({ token: tokenOf(booking) }),
  });
  const { prelude } = await prerender(page);
  return (await new Response(prelude).text()).replaceAll(/<!-- -->/g, '');
}

describe('a payment', () => {
  it('confirms the booking, keeps its claims and owes two mails', async () => {
    const made = await elopement();
    expect(made).toMatchObject({ status: 'PENDING' });
    expect((await claims(made.id))[0]?.expiresAt).not.toBeNull();
    await world.control.pay(sessionOf(made.checkoutUrl));
    await world.quiet();
    const booking = await read(ctx, made.id);
    expect(booking).toMatchObject({
      status: 'CONFIRMED',
      holdExpiresAt: null,
      payments: [{ purpose: 'DEPOSIT', amountCents: made.quote.dueNowCents, method: 'CARD' }],
      checkouts: [{ status: 'COMPLETED' }],
    });
    expect(await claims(made.id)).toEqual([{ expiresAt: null }]);
    expect(booking.mails.map(({ kind }) => kind).sort()).toEqual(['booking_confirmed', 'owner_new_booking']);
    expect(booking.timeline.map(({ action }) => action)).toEqual([
      'booking.held',
      'payment.received',
      'booking.confirmed',
    ]);
  });

  it('takes the commission of what is captured and gives the rest to the business', async () => {
    const made = await elopement();
    await world.control.pay(sessionOf(made.checkoutUrl));
    const { intents } = await world.control.stripe();
    const intent = intents.find(({ metadata }) => metadata.bookingId === made.id);
    expect(intent).toMatchObject({
      amount: made.quote.dueNowCents,
      application_fee_amount: Math.round(made.quote.dueNowCents * 0.025),
      on_behalf_of: 'acct_demo_bella',
      transfer_data: { destination: 'acct_demo_bella' },
      metadata: { tenantId: ctx.tenantId, purpose: 'DEPOSIT' },
    });
    await world.quiet();
  });

  it('that was declined changes nothing, and another card then pays', async () => {
    const made = await elopement();
    const session = sessionOf(made.checkoutUrl);
    await world.control.pay(session, 'declined');
    await world.quiet();
    expect(await read(ctx, made.id)).toMatchObject({
      status: 'PENDING',
      checkouts: [{ status: 'OPEN', failure: 'generic_decline' }],
    });
    await world.control.pay(session);
    await world.quiet();
    expect(await read(ctx, made.id)).toMatchObject({
      status: 'CONFIRMED',
      checkouts: [{ status: 'COMPLETED', failure: '' }],
    });
  });

  it('by bank debit holds the range until the bank has answered', async () => {
    const made = await elopement();
    const session = sessionOf(made.checkoutUrl);
    await world.control.pay(session, 'async_pending');
    await world.quiet();
    const waiting = await read(ctx, made.id);
    expect(waiting).toMatchObject({ status: 'PENDING', checkouts: [{ status: 'PROCESSING' }], payments: [] });
    expect(waiting.holdExpiresAt).toBeGreaterThan(Date.now() + 6 * 86_400_000);
    await world.control.pay(session, 'async_succeeded');
    await world.quiet();
    expect(await read(ctx, made.id)).toMatchObject({ status: 'CONFIRMED', payments: [{}] });
  });

  it('by bank debit that we hear of when the hold has run out holds what is free, and goes back for what is not', async () => {
    for (const taken of [false, true]) {
      const date = inDays(day++);
      const made = await book(ctx, { package: 'elopement', date });
      const session = sessionOf(made.checkoutUrl);
      await world.control.pay(session, 'async_pending');
      await world.arrived();
      await world.sql(`UPDATE "Claim" SET "expiresAt" = now() - interval '1 second' WHERE "bookingId" = $1`, [
        made.id,
      ]);
      if (taken) await book(ctx, { package: 'elopement', date });
      await world.quiet();
      expect(await read(ctx, made.id)).toMatchObject({ status: taken ? 'EXPIRED' : 'PENDING' });
      expect(await claims(made.id)).toHaveLength(taken ? 0 : 1);
      await world.control.pay(session, 'async_succeeded');
      await world.quiet();
      const booking = await read(ctx, made.id);
      expect(booking.status).toBe(taken ? 'EXPIRED' : 'CONFIRMED');
      expect(booking.refunds).toMatchObject(taken ? [{ status: 'SUCCEEDED' }] : []);
    }
  });

  it('that the bank did not make frees the range and tells the customer', async () => {
    const made = await elopement();
    await world.control.pay(sessionOf(made.checkoutUrl), 'async_failed');
    await world.quiet();
    const booking = await read(ctx, made.id);
    expect(booking).toMatchObject({ status: 'EXPIRED', payments: [], checkouts: [{ status: 'FAILED' }] });
    expect(await claims(made.id)).toEqual([]);
    expect(booking.mails.map(({ kind }) => kind)).toEqual(['payment_failed']);
  });

  it('that the bank did not make, of which we never hear, is asked for within a day', async () => {
    const made = await elopement();
    const session = sessionOf(made.checkoutUrl);
    await world.control.pay(session, 'async_pending');
    await world.quiet();
    const [waiting] = (await read(ctx, made.id)).checkouts;
    expect(waiting?.expiresAt).toBeLessThan(Date.now() + 1.1 * 86_400_000);
    await world.control.hold();
    await world.control.pay(session, 'async_failed');
    await dayLater(made.id);
    await sweepMinute();
    const booking = await read(ctx, made.id);
    expect(booking).toMatchObject({ status: 'EXPIRED', checkouts: [{ status: 'FAILED' }] });
    expect(await claims(made.id)).toEqual([]);
    expect(booking.mails.map(({ kind }) => kind)).toEqual(['payment_failed']);
    await world.control.hold(false);
    await world.control.release();
    await world.quiet();
  });

  it('that no bank takes that long for is given up, with its place, and goes back or confirms should it come', async () => {
    const made = await elopement();
    const session = sessionOf(made.checkoutUrl);
    await world.control.pay(session, 'async_pending');
    await world.quiet();
    await dayLater(made.id);
    await sweepMinute();
    expect(await read(ctx, made.id)).toMatchObject({
      status: 'PENDING',
      checkouts: [{ status: 'PROCESSING' }],
    });
    await world.sql(`UPDATE "Checkout" SET "createdAt" = now() - interval '22 days' WHERE "bookingId" = $1`, [
      made.id,
    ]);
    await dayLater(made.id);
    await sweepMinute();
    const booking = await read(ctx, made.id);
    expect(booking).toMatchObject({ status: 'EXPIRED', checkouts: [{ status: 'FAILED' }] });
    expect(await claims(made.id)).toEqual([]);
    expect(booking.mails.map(({ kind }) => kind)).toEqual(['payment_failed']);
    await world.control.pay(session, 'async_succeeded');
    await world.quiet();
    expect(await read(ctx, made.id)).toMatchObject({ status: 'CONFIRMED', refunds: [] });
  });

  /** Stripe is asked once more what became of it. */
  const dayLater = (id: string) =>
    world.sql(`UPDATE "Checkout" SET "expiresAt" = now() - interval '6 minutes' WHERE "bookingId" = $1`, [
      id,
    ]);
});

describe('the calendar file', () => {
  it('of a hold is tentative, of what lapsed there is none', async () => {
    const made = await elopement();
    const held = await calendarOf(await read(ctx, made.id));
    expect(held.status).toBe(200);
    expect(await held.text()).toContain('STATUS:TENTATIVE');
    await world.sql(`UPDATE "Booking" SET "holdExpiresAt" = now() - interval '1 second' WHERE "id" = $1`, [
      made.id,
    ]);
    expect((await calendarOf(await read(ctx, made.id))).status).toBe(404);
    await world.control.expire(sessionOf(made.checkoutUrl));
    await world.quiet();
    const lapsed = await calendarOf(await read(ctx, made.id));
    expect(lapsed.status).toBe(404);
    expect(lapsed.headers.get('cache-control')).toBe('no-store');
    const page = await bookedPage(await read(ctx, made.id));
    expect(page).toContain('nothing was charged');
  });
});

describe('a hold', () => {
  it('ends with its session, and the date can be booked again', async () => {
    const date = inDays(day++);
    const made = await book(ctx, { package: 'elopement', date });
    await world.control.expire(sessionOf(made.checkoutUrl));
    await world.quiet();
    expect(await read(ctx, made.id)).toMatchObject({ status: 'EXPIRED', checkouts: [{ status: 'EXPIRED' }] });
    await book(ctx, { package: 'elopement', date });
  });

  it('is swept five minutes after the session’s end, not before', async () => {
    const made = await elopement();
    const age = (minutes: number) =>
      world.sql(`UPDATE "Booking" SET "holdExpiresAt" = now() - make_interval(mins => $2) WHERE "id" = $1`, [
        made.id,
        minutes,
      ]);
    await age(4);
    await world.quiet();
    expect((await read(ctx, made.id)).status).toBe('PENDING');
    await age(6);
    await world.quiet();
    expect(await read(ctx, made.id)).toMatchObject({ status: 'EXPIRED', checkouts: [{ status: 'EXPIRED' }] });
    expect(await claims(made.id)).toEqual([]);
  });

  it('that Stripe finds too short, by its own clock, is asked for once more and then given up, kindly', async () => {
    const minutes = 60_000;
    await world.control.skew(11 * minutes);
    await expect(elopement()).rejects.toMatchObject({ code: 'unavailable', retryAfterSeconds: 60 });
    const { stripe } = await world.control.calls();
    const asked = stripe.calls.filter(
      ({ path, status }) => path === '/v1/checkout/sessions' && status === 400,
    );
    expect(asked).toHaveLength(2);
    // Five minutes are what two clocks may differ by.
    await world.control.skew(5 * minutes);
    const made = await elopement();
    expect(Date.parse(made.holdExpiresAt ?? '') - Date.now()).toBeGreaterThan(35 * minutes);
    await world.control.skew(0);
  });

  it('whose e-mail address Stripe refuses holds nothing, and the same key is then refused alike', async () => {
    const date = inDays(day++);
    const input = {
      package: 'elopement',
      date,
      seats: 1,
      addOns: [],
      customer: { name: 'Ann Example', email: 'ann@nowhere', address: '1 Example Lane, Lenox' },
    };
    const request = {
      scope: { owner: 'a key', call: 'POST /bookings' },
      key: randomUUID(),
      requestHash: 'a',
      marks: 'inTransaction',
      status: 201,
    } as const;
    const ask = () =>
      runIdempotently(ctx, request, (idempotency) =>
        createBooking(ctx, input, { source: 'SITE', visitor: null, idempotency }),
      );
    for (let round = 0; round < 2; round += 1) {
      expect(await ask()).toMatchObject({
        outcome: { ok: false, reason: 'validation_failed', errors: [{ path: 'customer.email' }] },
      });
    }
    await book(ctx, { package: 'elopement', date });
  });

  it('is left by the key that it was made with, and one that is paid is shown instead', async () => {
    const date = inDays(day++);
    const key = randomUUID();
    const lock = { key, requestHash: 'b', lockedUntil: new Date(Date.now() + 60_000), bookingId: null };
    const input = createBookingInput.parse({
      package: 'elopement',
      date,
      customer: { name: 'Ann Example', email: 'ann@example.com', address: '1 Example Lane, Lenox' },
    });
    const wish = (idempotency: typeof lock) =>
      createBooking(ctx, input, { source: 'SITE', visitor: null, idempotency });
    await world.control.switch('stripe', { path: '/v1/checkout/sessions', status: 500, times: 2 });
    await expect(wish(lock)).rejects.toMatchObject({ code: 'unavailable' });
    await world.control.switch('stripe', null);
    expect(await leaveHolds(ctx, { keys: [randomUUID(), key] })).toBeNull();

    const again = { ...lock, key: randomUUID() };
    const made = await wish(again);
    if (!made.ok) throw new Error(made.detail);
    await world.control.pay(sessionOf(made.booking.checkoutUrl));
    expect(await leaveHolds(ctx, { keys: [key, again.key] })).toMatchObject({ id: made.booking.id });
    expect(await read(ctx, made.booking.id)).toMatchObject({ status: 'CONFIRMED' });
    await world.quiet();
  });

  it('is paid as the owner decided: a visitor who asks for another way is told; a secret key may say', async () => {
    const input = (more: object = { arrangement: 'AT_APPOINTMENT' }) =>
      createBookingInput.parse({
        package: 'elopement',
        date: inDays(day++),
        customer: { name: 'Ann Example', email: 'ann@example.com', address: '1 Example Lane, Lenox' },
        ...more,
      });
    const asked = { source: 'API', visitor: null, idempotency: null } as const;
    // The deposit is respected, and nobody is led to a card in silence.
    expect(await createBooking(ctx, input(), asked)).toMatchObject({
      ok: false,
      reason: 'validation_failed',
      errors: [{ path: 'arrangement', message: expect.stringContaining('paid online when it is booked') }],
    });
    for (const more of [{}, { arrangement: 'ONLINE' }])
      expect(await createBooking(ctx, input(more), asked)).toMatchObject({
        booking: { status: 'PENDING', quote: { dueNowCents: expect.toSatisfy((due: number) => due > 0) } },
      });
    expect(await createBooking(ctx, input(), { ...asked, isSecret: true })).toMatchObject({
      booking: { status: 'CONFIRMED', checkoutUrl: null, quote: { dueNowCents: 0 } },
    });
  });

  it('is had by thirty people behind one address, and by a stranger with as many cookies no more of them', async () => {
    const headersOf = (cookie: string, address = '192.0.2.50') =>
      holderId(new Headers({ 'x-real-ip': address, ...(cookie ? { cookie } : {}) }));
    const browser = () => {
      const { name, value } = newBrowserCookie();
      return `${name}=${value}`;
    };
    const hold = async (visitor: string) => {
      const input = createBookingInput.parse({
        package: 'elopement',
        date: inDays(day++),
        customer: { name: 'Ann Example', email: 'ann@example.com', address: '1 Example Lane, Lenox' },
      });
      const made = await createBooking(ctx, input, { source: 'SITE', visitor, idempotency: null });
      if (!made.ok) day -= 1;
      return made;
    };
    const [one, without] = [browser(), headersOf('')];
    const made = [];
    for (let n = 0; n < 3; n += 1) made.push(await hold(headersOf(one)));
    expect(await hold(headersOf(one))).toMatchObject({ reason: 'rate_limited' });
    // Whoever shows no cookie is one visitor, as before.
    for (let n = 0; n < 3; n += 1) made.push(await hold(without));
    expect(await hold(without)).toMatchObject({ reason: 'rate_limited' });
    for (let n = 0; n < 24; n += 1) made.push(await hold(headersOf(browser())));
    expect(made.map(({ ok }) => ok)).toEqual(Array(30).fill(true));
    // Also when many come at the same moment.
    const more = await Promise.all(Array.from({ length: 5 }, () => hold(headersOf(browser()))));
    for (const refused of more)
      expect(refused).toMatchObject({
        reason: 'rate_limited',
        detail: expect.stringContaining('your network'),
      });
    expect(await hold(headersOf(browser(), '192.0.2.51'))).toMatchObject({ ok: true });
    // What is paid or left makes room.
    const [first] = made;
    if (!first?.ok) throw new Error('none');
    await releaseEarly(ctx, first.booking.id);
    expect(await hold(headersOf(browser()))).toMatchObject({ ok: true });
    for (const each of made) if (each.ok) await releaseEarly(ctx, each.booking.id);
  });

  it('that nothing is due for is had by thirty people behind one address, and by a stranger no more of them', async () => {
    let n = 0;
    const make = (address: string) => {
      const { name, value } = newBrowserCookie();
      const input = createBookingInput.parse({
        package: 'elopement',
        // Beyond those that other tests of this file take.
        date: inDays(300 + n++),
        arrangement: 'AT_APPOINTMENT',
        customer: { name: 'Ann Example', email: 'ann@example.com', address: '1 Example Lane, Lenox' },
      });
      const visitor = holderId(new Headers({ 'x-real-ip': address, cookie: `${name}=${value}` }));
      return createBooking(ctx, input, { source: 'API', isSecret: true, visitor, idempotency: null });
    };
    for (let made = 0; made < 30; made += 1)
      expect(await make('192.0.2.60')).toMatchObject({ ok: true, booking: { status: 'CONFIRMED' } });
    await expect(make('192.0.2.60')).rejects.toMatchObject({ code: 'rate_limited' });
    expect(await make('192.0.2.61')).toMatchObject({ ok: true });
  });

  it('of the API can’t be left by whoever learns its key', async () => {
    const lock = { key: randomUUID(), requestHash: 'c', lockedUntil: new Date(), bookingId: null };
    const input = createBookingInput.parse({
      package: 'elopement',
      date: inDays(day++),
      customer: { name: 'Ann Example', email: 'ann@example.com', address: '1 Example Lane, Lenox' },
    });
    const made = await createBooking(ctx, input, { source: 'API', visitor: null, idempotency: lock });
    if (!made.ok) throw new Error(made.detail);
    expect(await leaveHolds(ctx, { keys: [lock.key] })).toBeNull();
    expect(await read(ctx, made.booking.id)).toMatchObject({ status: 'PENDING' });
  });

  it('that is left ends at Stripe first, and at once', async () => {
    const made = await elopement();
    const session = sessionOf(made.checkoutUrl);
    expect(await releaseEarly(ctx, made.id)).toEqual({ ok: true, status: 'EXPIRED' });
    expect((await world.control.stripe()).sessions.find(({ id }) => id === session)?.status).toBe('expired');
    expect(await claims(made.id)).toEqual([]);
  });

  it('that turns out to be paid when it is left is confirmed', async () => {
    const made = await elopement();
    await world.control.pay(sessionOf(made.checkoutUrl));
    expect(await releaseEarly(ctx, made.id)).toEqual({ ok: true, status: 'CONFIRMED' });
    await world.quiet();
    expect(await read(ctx, made.id)).toMatchObject({ status: 'CONFIRMED', payments: [{}], refunds: [] });
  });
});

describe('a payment that comes late', () => {
  /** Lapses with us while the customer can still pay at Stripe. */
  const expireHold = async (id: string) => {
    await world.sql(`UPDATE "Booking" SET "holdExpiresAt" = now() - interval '6 minutes' WHERE "id" = $1`, [
      id,
    ]);
    await world.sql(`UPDATE "Claim" SET "expiresAt" = now() - interval '1 minute' WHERE "bookingId" = $1`, [
      id,
    ]);
    await world.quiet();
    expect((await read(ctx, id)).status).toBe('EXPIRED');
  };

  it('still gets the date if that is free', async () => {
    const made = await elopement();
    await expireHold(made.id);
    await world.control.pay(sessionOf(made.checkoutUrl));
    await world.quiet();
    expect(await read(ctx, made.id)).toMatchObject({ status: 'CONFIRMED', refunds: [] });
    expect(await claims(made.id)).toEqual([{ expiresAt: null }]);
  });

  it('goes back in full, commission too, if somebody else has the date, and the customer is told', async () => {
    const date = inDays(day++);
    const email = 'late@example.com';
    const late = await book(ctx, { package: 'elopement', date, customer: { name: 'Lea', email } });
    await expireHold(late.id);
    const other = await book(ctx, {
      package: 'elopement',
      date,
      customer: { name: 'Bo', email: 'bo@example.com' },
    });
    await world.control.pay(sessionOf(late.checkoutUrl));
    await world.control.pay(sessionOf(other.checkoutUrl));
    await world.quiet({ mails: true });
    const lost = await read(ctx, late.id);
    const { amountCents, feeCents } = lost.payments[0] ?? { amountCents: 0, feeCents: 0 };
    expect(lost).toMatchObject({
      status: 'EXPIRED',
      refunds: [{ amountCents, feeCents, reason: 'LATE_PAYMENT', status: 'SUCCEEDED' }],
    });
    expect(lost.mails.map(({ kind }) => kind)).toContain('refund_sent');
    const page = await bookedPage(lost);
    expect(page).toContain('Your payment came too late');
    expect(page).toContain('has been sent back to the card you paid with');
    expect(page).not.toMatch(/nothing was charged/i);
    expect((await calendarOf(lost)).status).toBe(404);
    const [mail, ...more] = await world.control.mails(email);
    expect(more).toEqual([]);
    expect(mail?.subject).toMatch(/^Not booked, .*\d.* refunded/);
    expect(mail?.text).toMatch(/You are not booked[\s\S]* that you paid goes back to your card, in full/);
    expect((await read(ctx, other.id)).status).toBe('CONFIRMED');
    const { charges, transfers } = await world.control.stripe();
    const charge = charges.find(({ metadata }) => metadata.bookingId === late.id);
    expect(charge?.amount_refunded).toBe(amountCents);
    // What the platform doesn't take it needn't give back: in the end both have nothing of it.
    expect(feeCents).toBeGreaterThan(0);
    expect(charge?.application_fee_amount).toBe(feeCents);
    expect(transfers.find(({ id }) => id === charge?.transfer)?.amount_reversed).toBe(amountCents - feeCents);

    const [refund] = lost.refunds;
    await world.control.failRefund(refund?.stripeRefundId ?? '', 'lost_or_stolen_card');
    await world.quiet();
    expect(await bookedPage(await read(ctx, late.id))).toContain('could not be sent back to your card');
    await markHandedBack(ctx, { bookingId: late.id, refundId: refund?.id ?? '' });
    const after = await bookedPage(await read(ctx, late.id));
    expect(after).toContain('back in another way than to your card');
    expect(after).not.toMatch(/goes back|sent back|ten days/);
  });

  it('does not take a hold that ran out and was given to another before the sweep noticed', async () => {
    const date = inDays(day++);
    const late = await book(ctx, { package: 'elopement', date });
    await world.sql(`UPDATE "Claim" SET "expiresAt" = now() - interval '1 minute' WHERE "bookingId" = $1`, [
      late.id,
    ]);
    const other = await book(ctx, {
      package: 'elopement',
      date,
      customer: { name: 'Bo', email: 'bo@example.com' },
    });
    await world.control.pay(sessionOf(late.checkoutUrl));
    await world.quiet();
    expect(await read(ctx, late.id)).toMatchObject({
      status: 'EXPIRED',
      refunds: [{ reason: 'LATE_PAYMENT', status: 'SUCCEEDED' }],
    });
    expect((await claims(other.id)).length).toBe(1);
  });

  it.each(['Service', 'Package'])(
    'still gets the date if its %s has been switched off since',
    async (table) => {
      const made = await elopement();
      const slow = await elopement();
      await expireHold(made.id);
      const use = (active: boolean) =>
        world.sql(
          `WITH v AS (UPDATE "${table}" SET "active" = $2 WHERE "tenantId" = $1 AND "id" =
             (SELECT "${table === 'Service' ? 'serviceId' : 'id'}" FROM "Package" WHERE "tenantId" = $1 AND "slug" = 'elopement') RETURNING 1)
         UPDATE "Tenant" SET "catalogVersion" = "catalogVersion" + 1 WHERE "id" = $1 AND EXISTS (SELECT 1 FROM v)`,
          [ctx.tenantId, active],
        );
      await use(false);
      await expect(elopement()).rejects.toThrow(/not_bookable/);
      const window = { package: 'elopement', from: inDays(60), to: inDays(80), seats: 1 };
      expect(await readDates(ctx, window)).toMatchObject({ ok: false, reason: 'not_found' });
      await world.control.pay(sessionOf(made.checkoutUrl));
      await world.control.pay(sessionOf(slow.checkoutUrl), 'async_pending');
      await world.sql(`UPDATE "Claim" SET "expiresAt" = now() - interval '1 second' WHERE "bookingId" = $1`, [
        slow.id,
      ]);
      await world.quiet();
      await use(true);
      expect(await read(ctx, made.id)).toMatchObject({ status: 'CONFIRMED', payments: [{}], refunds: [] });
      expect(await claims(made.id)).toEqual([{ expiresAt: null }]);
      expect(await read(ctx, slow.id)).toMatchObject({ status: 'PENDING' });
      expect(await claims(slow.id)).toHaveLength(1);
    },
  );
});
