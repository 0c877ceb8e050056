import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { removeOutdated } from '@/lib/data/outbox/retention';
import { cancelBooking, previewCancellation } from '@/lib/usecases/bookings/cancel';
import { recordAttendance } from '@/lib/usecases/bookings/record-attendance';
import { remindOfBooking } from '@/lib/usecases/bookings/remind';
import { saveNotes } from '@/lib/usecases/bookings/save-notes';
import { payBalance } from '@/lib/usecases/checkouts/pay-balance';
import { recordPayment } from '@/lib/usecases/checkouts/record-payment';
import { removeJob } from '@/lib/usecases/platform/jobs';
import { markHandedBack, readOwedRefunds, refundPayment, retryRefund } from '@/lib/usecases/refunds/refund';
import { bella } from '@/prisma/demo/bella';
import { anOperator } from '@/tests/support/people';
import { book, inDays, read, sessionOf, startWorld, type World } from './world';

let world: World;
let ctx: TenantContext;
beforeAll(async () => {
  world = await startWorld();
  ctx = await world.tenant(bella);
});
afterAll(() => world.close());

// Far enough ahead that nothing but the deposit is kept; its date moves on so that no two bookings collide.
let day = 120;
async function booked(days = day++) {
  const made = await book(ctx, { package: 'classic-day', date: inDays(days) });
  await world.control.pay(sessionOf(made.checkoutUrl));
  await world.quiet();
  return made;
}

async function payRest(id: string) {
  const balance = await payBalance(ctx, { bookingId: id });
  if (!balance.ok) throw new Error(balance.detail);
  await world.control.pay(sessionOf(balance.checkoutUrl));
  await world.quiet();
}

/** Stripe's own dashboard. */
function atStripe() {
  const { hostname, port } = new URL(world.urls.stripe);
  return new Stripe('sk_test_local_cloud', { host: hostname, port: Number(port), protocol: 'http' });
}

const refunded = async (id: string) =>
  (await read(ctx, id)).refunds.map(({ amountCents, status, reason }) => ({ amountCents, status, reason }));

describe('cancelling', () => {
  it('by the customer keeps the deposit, gives the balance back and frees the date at once', async () => {
    const made = await booked();
    await payRest(made.id);
    const { totalCents, depositCents } = made.quote;
    expect(await previewCancellation(ctx, { bookingId: made.id, by: 'customer' })).toMatchObject({
      ok: true,
      refundCents: totalCents - depositCents,
      keptCents: depositCents,
    });
    const before = await read(ctx, made.id);
    const result = await cancelBooking(ctx, { bookingId: made.id, version: before.version, by: 'customer' });
    expect(result).toMatchObject({
      ok: true,
      booking: { status: 'CANCELED', refunds: [{ status: 'PENDING' }] },
    });
    // Free before anything has run.
    expect(await world.sql('SELECT 1 FROM "Claim" WHERE "bookingId" = $1', [made.id])).toEqual([]);
    await book(ctx, { package: 'classic-day', date: before.date });
    await world.quiet();
    expect(await refunded(made.id)).toEqual([
      { amountCents: totalCents - depositCents, status: 'SUCCEEDED', reason: 'CANCELED_BY_CUSTOMER' },
    ]);
    const { mails } = await read(ctx, made.id);
    expect(mails.filter(({ kind }) => kind === 'booking_canceled')).toHaveLength(1);
    expect(mails.filter(({ kind }) => kind === 'refund_sent')).toHaveLength(0);
  });

  it('by the business gives everything back: newest payment first, transfer and commission in proportion', async () => {
    const made = await booked();
    await payRest(made.id);
    await cancelBooking(ctx, { bookingId: made.id, by: 'business' });
    await world.quiet();
    const booking = await read(ctx, made.id);
    const [deposit, balance] = booking.payments;
    expect(
      booking.refunds.map(({ paymentId, amountCents, feeCents }) => [paymentId, amountCents, feeCents]),
    ).toEqual([
      [balance?.id, balance?.amountCents, balance?.feeCents],
      [deposit?.id, deposit?.amountCents, deposit?.feeCents],
    ]);
    const { charges, transfers } = await world.control.stripe();
    for (const charge of charges.filter(({ metadata }) => metadata.bookingId === made.id)) {
      expect(charge.amount_refunded).toBe(charge.amount);
      // What the platform doesn't take it needn't give back: in the end both have nothing of it.
      const kept = charge.amount - (charge.application_fee_amount ?? 0);
      expect(transfers.find(({ id }) => id === charge.transfer)?.amount_reversed).toBe(kept);
    }
  });

  it('counts earlier goodwill and never charges', async () => {
    const made = await booked();
    const { depositCents } = made.quote;
    expect(await refundPayment(ctx, { bookingId: made.id, amountCents: 100 })).toMatchObject({ ok: true });
    await cancelBooking(ctx, { bookingId: made.id, by: 'customer' });
    await world.quiet();
    expect(await refunded(made.id)).toEqual([{ amountCents: 100, status: 'SUCCEEDED', reason: 'GOODWILL' }]);
    expect((await read(ctx, made.id)).payments[0]?.amountCents).toBe(depositCents);
  });

  it('with another sum needs a reason and never exceeds what is left', async () => {
    const made = await booked();
    const ask = { bookingId: made.id, by: 'customer' as const };
    expect(await cancelBooking(ctx, { ...ask, overrideRefundCents: 5 })).toMatchObject({
      reason: 'validation_failed',
    });
    const tooMuch = made.quote.depositCents + 1;
    expect(
      await cancelBooking(ctx, { ...ask, overrideRefundCents: tooMuch, reason: 'Kindness' }),
    ).toMatchObject({
      reason: 'not_allowed',
    });
    expect((await read(ctx, made.id)).status).toBe('CONFIRMED');
    await cancelBooking(ctx, { ...ask, overrideRefundCents: 1_234, reason: 'Kindness' });
    await world.quiet();
    expect(await refunded(made.id)).toMatchObject([{ amountCents: 1_234, status: 'SUCCEEDED' }]);
  });

  it('gives back what was shown, or says that another sum would go back by now', async () => {
    const made = await booked();
    await payRest(made.id);
    const ask = { bookingId: made.id, by: 'customer' as const };
    const shown = made.quote.totalCents - made.quote.depositCents;
    expect(await cancelBooking(ctx, { ...ask, shownRefundCents: shown + 1 })).toMatchObject({
      reason: 'conflict',
    });
    expect((await read(ctx, made.id)).status).toBe('CONFIRMED');
    expect(await cancelBooking(ctx, { ...ask, shownRefundCents: shown })).toMatchObject({ ok: true });
  });

  it('says so too when a payment is found on its page only while cancelling', async () => {
    const made = await booked();
    const balance = await payBalance(ctx, { bookingId: made.id });
    if (!balance.ok) throw new Error(balance.detail);
    const { depositCents } = made.quote;
    await world.control.pay(sessionOf(balance.checkoutUrl));
    const ask = { bookingId: made.id, by: 'business' as const };
    expect(await cancelBooking(ctx, { ...ask, shownRefundCents: depositCents })).toMatchObject({
      reason: 'conflict',
    });
    await world.quiet();
    expect(await read(ctx, made.id)).toMatchObject({
      status: 'CONFIRMED',
      refunds: [],
      payments: [{}, { amountCents: made.quote.balanceCents }],
    });
  });

  it('an unpaid hold closes its payment page first', async () => {
    const made = await book(ctx, { package: 'classic-day', date: inDays(day++) });
    expect(await cancelBooking(ctx, { bookingId: made.id, by: 'customer' })).toMatchObject({
      booking: { status: 'CANCELED', refunds: [] },
    });
    await world.quiet();
    expect(await read(ctx, made.id)).toMatchObject({
      status: 'CANCELED',
      checkouts: [{ status: 'EXPIRED' }],
    });
    await expect(world.control.pay(sessionOf(made.checkoutUrl))).rejects.toThrow(/expired/);
  });

  it('with a payment that arrives afterwards gives that back too', async () => {
    const made = await booked();
    const balance = await payBalance(ctx, { bookingId: made.id });
    if (!balance.ok) throw new Error(balance.detail);
    await world.control.pay(sessionOf(balance.checkoutUrl), 'async_pending');
    await world.quiet();
    await cancelBooking(ctx, { bookingId: made.id, by: 'customer' });
    await world.control.pay(sessionOf(balance.checkoutUrl), 'async_succeeded');
    await world.quiet();
    expect(await refunded(made.id)).toEqual([
      { amountCents: made.quote.balanceCents, status: 'SUCCEEDED', reason: 'LATE_PAYMENT' },
    ]);
  });

  it('by two people at once: one wins, the other is told', async () => {
    const made = await booked();
    const { version } = await read(ctx, made.id);
    const results = await Promise.all([
      cancelBooking(ctx, { bookingId: made.id, version, by: 'business' }),
      cancelBooking(ctx, { bookingId: made.id, version, by: 'customer' }),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ reason: 'conflict' });
  });

  it('goes on when the refund that the owner looked at arrives, a note is written, a reminder goes out', async () => {
    const made = await booked();
    await refundPayment(ctx, { bookingId: made.id, amountCents: 1_000 });
    const { version } = await read(ctx, made.id);
    await world.quiet();
    await saveNotes(ctx, { bookingId: made.id, officeNotes: 'Likes lilies' });
    await remindOfBooking(ctx, made.id);
    expect(await read(ctx, made.id)).toMatchObject({
      refunds: [{ status: 'SUCCEEDED' }],
      officeNotes: 'Likes lilies',
      reminderSentAt: expect.any(Number),
    });
    expect(await cancelBooking(ctx, { bookingId: made.id, version, by: 'business' })).toMatchObject({
      ok: true,
    });
  });

  it('is told when the sums that were looked at are no longer true', async () => {
    const made = await booked();
    const looked = await read(ctx, made.id);
    await payRest(made.id);
    const cancel = (version: number) => cancelBooking(ctx, { bookingId: made.id, version, by: 'business' });
    expect(await cancel(looked.version), 'money came in').toMatchObject({ reason: 'conflict' });

    const paid = await read(ctx, made.id);
    await refundPayment(ctx, { bookingId: made.id, amountCents: 1_000 });
    expect(await cancel(paid.version), 'a colleague gave back').toMatchObject({ reason: 'conflict' });

    const pending = await read(ctx, made.id);
    await world.quiet();
    const [refund] = (await world.control.stripe()).refunds.filter(
      ({ metadata }) => metadata.bookingId === made.id,
    );
    await world.control.failRefund(refund?.id ?? '', 'lost_or_stolen_card');
    await world.quiet();
    expect(await cancel(pending.version), 'a refund failed').toMatchObject({ reason: 'conflict' });
  });
});

describe('refunds', () => {
  it('at once never exceed what was paid', async () => {
    const made = await booked();
    const { depositCents } = made.quote;
    const part = Math.floor(depositCents / 3) + 1;
    const results = await Promise.all(
      Array.from({ length: 8 }, () => refundPayment(ctx, { bookingId: made.id, amountCents: part })),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(2);
    for (const result of results) if (!result.ok) expect(result.reason).toBe('not_allowed');
    await world.quiet();
    const { charges } = await world.control.stripe();
    expect(charges.find(({ metadata }) => metadata.bookingId === made.id)?.amount_refunded).toBe(2 * part);
  });

  it.each([0, -1, 1.5, Number.MAX_SAFE_INTEGER + 1])('of %d are refused', async (amountCents) => {
    const bookingId = crypto.randomUUID();
    expect(await refundPayment(ctx, { bookingId, amountCents })).toMatchObject({
      reason: 'validation_failed',
    });
  });

  it('that Stripe takes back later stand on the owner’s list until they are tried again', async () => {
    const made = await booked();
    await refundPayment(ctx, { bookingId: made.id, amountCents: 700 });
    await world.quiet();
    const { refunds } = await world.control.stripe();
    const first = refunds.find(({ metadata }) => metadata.bookingId === made.id);
    await world.control.failRefund(first?.id ?? '', 'lost_or_stolen_card');
    await world.quiet();
    const owed = (await readOwedRefunds(ctx)).filter(({ bookingId }) => bookingId === made.id);
    expect(owed).toMatchObject([{ amountCents: 700, status: 'FAILED', failure: 'lost_or_stolen_card' }]);
    const refundId = owed[0]?.id ?? '';
    expect(await retryRefund(ctx, { bookingId: made.id, refundId })).toMatchObject({ ok: true });
    await world.quiet();
    expect(await refunded(made.id)).toMatchObject([{ amountCents: 700, status: 'SUCCEEDED' }]);
    expect((await readOwedRefunds(ctx)).filter(({ bookingId }) => bookingId === made.id)).toEqual([]);
    expect(await retryRefund(ctx, { bookingId: made.id, refundId })).toMatchObject({ reason: 'not_allowed' });
  });

  it('made in Stripe’s own dashboard are written down', async () => {
    const made = await booked();
    const [payment] = (await read(ctx, made.id)).payments;
    await atStripe().refunds.create({ payment_intent: payment?.stripePaymentIntentId ?? '', amount: 55 });
    await world.quiet();
    expect(await refunded(made.id)).toEqual([{ amountCents: 55, status: 'SUCCEEDED', reason: 'GOODWILL' }]);
  });

  it('wait while Stripe is away and are sent once it is back, once', async () => {
    const made = await booked();
    await world.control.switch('stripe', { path: '/v1/refunds', status: 500, times: 2, after: true });
    await refundPayment(ctx, { bookingId: made.id, amountCents: 300 });
    await world.quiet();
    expect(await refunded(made.id)).toMatchObject([{ amountCents: 300, status: 'SUCCEEDED' }]);
    const { charges } = await world.control.stripe();
    expect(charges.find(({ metadata }) => metadata.bookingId === made.id)?.amount_refunded).toBe(300);
  });

  it('wait for as long as Stripe is away: put aside after four tries, they are sent by themselves', async () => {
    const made = await booked();
    await world.control.switch('stripe', { path: '/v1/refunds', status: 500 });
    await refundPayment(ctx, { bookingId: made.id, amountCents: 300 });
    const [job] = await world.sql<{ id: string }>(
      `SELECT "id" FROM "Job" WHERE "name" = 'send_refund' AND "status" = 'READY'`,
    );
    // Three of its four attempts are behind it: more failures in a row would open the breaker, which is another test's.
    await world.sql(`UPDATE "Job" SET "attempts" = 3 WHERE "id" = $1`, [job?.id]);
    await world.quiet();
    const status = () => world.sql('SELECT "status" FROM "Job" WHERE "id" = $1', [job?.id]);
    expect(await status()).toEqual([{ status: 'DEAD' }]);

    await world.control.switch('stripe', null);
    await world.sql(`UPDATE "Job" SET "finishedAt" = now() - interval '6 minutes' WHERE "id" = $1`, [
      job?.id,
    ]);
    await world.quiet();
    expect(await status()).toEqual([{ status: 'DONE' }]);
    expect(await refunded(made.id)).toMatchObject([{ amountCents: 300, status: 'SUCCEEDED' }]);
  });

  it('that were given up, but had reached Stripe, are sent and not owed again', async () => {
    const made = await booked();
    await refundPayment(ctx, { bookingId: made.id, amountCents: 300 });
    const [job] = await world.sql<{ id: string }>(
      `UPDATE "Job" SET "status" = 'DEAD', "finishedAt" = now() WHERE "name" = 'send_refund' AND "status" = 'READY' RETURNING "id"`,
    );
    await removeJob(anOperator(), { id: job?.id ?? '' });
    const before = await read(ctx, made.id);
    expect(before.refunds).toMatchObject([{ status: 'FAILED' }]);
    // Its answer was lost, and Stripe tells of it late.
    await atStripe().refunds.create({
      payment_intent: before.payments[0]?.stripePaymentIntentId ?? '',
      amount: 300,
      metadata: {
        tenantId: ctx.tenantId,
        bookingId: made.id,
        refundId: before.refunds[0]?.id ?? '',
        attempt: '1',
      },
    });
    await world.quiet();
    expect(await refunded(made.id)).toMatchObject([{ amountCents: 300, status: 'SUCCEEDED' }]);
    expect((await readOwedRefunds(ctx)).filter(({ bookingId }) => bookingId === made.id)).toEqual([]);
  });

  it.each([
    ['could not be sent for a week', () => removeOutdated(Date.now() + 60_000)],
    ['the operator puts aside', (id: string) => removeJob(anOperator(), { id })],
  ])('that %s are told as failed, where the owner can try again', async (_, abandon) => {
    const made = await booked();
    await world.control.switch('stripe', { path: '/v1/refunds', status: 500 });
    await refundPayment(ctx, { bookingId: made.id, amountCents: 300 });
    const [job] = await world.sql<{ id: string }>(
      `UPDATE "Job" SET "status" = 'DEAD', "finishedAt" = now() - interval '8 days'
        WHERE "name" = 'send_refund' AND "status" = 'READY' RETURNING "id"`,
    );
    await abandon(job?.id ?? '');
    await world.control.switch('stripe', null);
    const [owed] = (await readOwedRefunds(ctx)).filter(({ bookingId }) => bookingId === made.id);
    expect(owed).toMatchObject({ amountCents: 300, status: 'FAILED' });
    const again = { bookingId: made.id, refundId: owed?.id ?? '' };
    expect(await retryRefund(ctx, again)).toMatchObject({ ok: true });
    await world.quiet();
    expect(await refunded(made.id)).toMatchObject([{ amountCents: 300, status: 'SUCCEEDED' }]);
  });
});

describe('cash', () => {
  it('pays the balance, never more than is owed, and is handed back by the owner', async () => {
    const made = await booked();
    const cash = { bookingId: made.id, method: 'CASH' as const };
    const { balanceCents } = made.quote;
    expect(await recordPayment(ctx, { ...cash, amountCents: balanceCents + 1 })).toMatchObject({
      reason: 'not_allowed',
    });
    expect(await recordPayment(ctx, { ...cash, amountCents: balanceCents })).toMatchObject({ ok: true });
    expect(await payBalance(ctx, { bookingId: made.id })).toMatchObject({ reason: 'not_allowed' });
    await cancelBooking(ctx, { bookingId: made.id, by: 'business' });
    await world.quiet();
    const owed = (await readOwedRefunds(ctx)).filter(({ bookingId }) => bookingId === made.id);
    expect(owed).toMatchObject([{ amountCents: balanceCents, method: 'CASH', status: 'PENDING' }]);
    await markHandedBack(ctx, { bookingId: made.id, refundId: owed[0]?.id ?? '' });
    expect((await read(ctx, made.id)).refunds.every(({ status }) => status === 'SUCCEEDED')).toBe(true);
  });

  it('for a hold confirms it and closes the payment page', async () => {
    const made = await book(ctx, { package: 'classic-day', date: inDays(day++) });
    await recordPayment(ctx, { bookingId: made.id, method: 'CASH', amountCents: made.quote.dueNowCents });
    await world.quiet();
    expect(await read(ctx, made.id)).toMatchObject({
      status: 'CONFIRMED',
      checkouts: [{ status: 'EXPIRED' }],
    });
  });

  it('and a card payment for the same: the second goes back', async () => {
    const made = await booked();
    const balance = await payBalance(ctx, { bookingId: made.id });
    if (!balance.ok) throw new Error(balance.detail);
    await world.control.pay(sessionOf(balance.checkoutUrl));
    // The webhook has not been worked on yet.
    await recordPayment(ctx, { bookingId: made.id, method: 'CASH', amountCents: made.quote.balanceCents });
    await world.quiet();
    expect(await refunded(made.id)).toEqual([
      { amountCents: made.quote.balanceCents, status: 'SUCCEEDED', reason: 'DOUBLE_PAYMENT' },
    ]);
  });
});

describe('a dispute', () => {
  it('freezes refunds, takes the transfer back, tells the owner, and undoes that when it is won', async () => {
    const made = await booked();
    const chargeOf = async () =>
      (await world.control.stripe()).charges.find(({ metadata }) => metadata.bookingId === made.id);
    const charge = await chargeOf();
    const dispute = await world.control.dispute(charge?.id ?? '');
    await world.quiet();
    const open = await read(ctx, made.id);
    expect(open).toMatchObject({ status: 'CONFIRMED', disputes: [{ status: 'OPEN' }] });
    expect(open.mails.map(({ kind }) => kind)).toContain('owner_dispute');
    expect(await refundPayment(ctx, { bookingId: made.id, amountCents: 1 })).toMatchObject({
      reason: 'not_allowed',
    });
    const transfer = (await world.control.stripe()).transfers.find(({ id }) => id === charge?.transfer);
    expect(transfer?.amount_reversed).toBe(charge?.amount);

    // A cancellation is possible all the same; its refund waits.
    await cancelBooking(ctx, { bookingId: made.id, by: 'business' });
    await world.quiet();
    expect(await refunded(made.id)).toMatchObject([{ status: 'PENDING' }]);
    await world.control.closeDispute(dispute.id, true);
    await world.quiet();
    expect(await read(ctx, made.id)).toMatchObject({ disputes: [{ status: 'WON' }], status: 'CANCELED' });
    const { transfers } = await world.control.stripe();
    const own = transfers.find(({ id }) => id === charge?.transfer);
    expect(own?.amount_reversed).toBe(charge?.amount);
  });

  it('that is lost leaves nothing to give back', async () => {
    const made = await booked();
    const { charges } = await world.control.stripe();
    const charge = charges.find(({ metadata }) => metadata.bookingId === made.id);
    const dispute = await world.control.dispute(charge?.id ?? '');
    await world.quiet();
    await cancelBooking(ctx, { bookingId: made.id, by: 'business' });
    await world.control.closeDispute(dispute.id, false);
    await world.quiet();
    expect(await refunded(made.id)).toMatchObject([{ status: 'FAILED' }]);
    expect((await readOwedRefunds(ctx)).filter(({ bookingId }) => bookingId === made.id)).toEqual([]);
  });
});

describe('what came of it', () => {
  it('is completed by itself after the end and can be corrected for seven days', async () => {
    const made = await booked();
    const over = (days: number) =>
      world.sql(
        `UPDATE "Booking" SET "startTime" = now() - make_interval(days => $2, hours => 24), "endTime" = now() - make_interval(days => $2, mins => 1) WHERE "id" = $1`,
        [made.id, days],
      );
    expect(await recordAttendance(ctx, { bookingId: made.id, to: 'NO_SHOW' })).toMatchObject({
      reason: 'not_allowed',
    });
    await over(0);
    await world.quiet();
    expect((await read(ctx, made.id)).status).toBe('COMPLETED');
    expect(await recordAttendance(ctx, { bookingId: made.id, to: 'NO_SHOW' })).toMatchObject({
      booking: { status: 'NO_SHOW' },
    });
    expect(await recordAttendance(ctx, { bookingId: made.id, to: 'COMPLETED' })).toMatchObject({ ok: true });
    await over(7);
    expect(await recordAttendance(ctx, { bookingId: made.id, to: 'NO_SHOW' })).toMatchObject({
      reason: 'not_allowed',
    });
  });
});
