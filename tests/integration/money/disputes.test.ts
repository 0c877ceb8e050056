import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { bookingView } from '@/lib/domain/booking-view';
import { formatMoney } from '@/lib/domain/money';
import { cancelBooking, previewCancellation } from '@/lib/usecases/bookings/cancel';
import { payBalance } from '@/lib/usecases/checkouts/pay-balance';
import { markHandedBack, readOwedRefunds, refundPayment, retryRefund } from '@/lib/usecases/refunds/refund';
import { bella } from '@/prisma/demo/bella';
import { book, inDays, read, sessionOf, startWorld, type World } from './world';

let world: World;
let ctx: TenantContext;
beforeAll(async () => {
  world = await startWorld();
  ctx = await world.tenant(bella);
});
afterAll(() => world.close());

let day = 120;
/** A booking whose deposit is paid by card. */
async function booked() {
  const made = await book(ctx, { package: 'classic-day', date: inDays(day++) });
  await world.control.pay(sessionOf(made.checkoutUrl));
  await world.quiet();
  const { charges } = await world.control.stripe();
  const charge = charges.find(({ metadata }) => metadata.bookingId === made.id);
  if (!charge?.transfer) throw new Error('no charge');
  return { id: made.id, paid: charge.amount, charge: charge.id, transfer: charge.transfer };
}

type Booked = Awaited<ReturnType<typeof booked>>;

const reversed = async ({ transfer }: Booked) =>
  (await world.control.stripe()).transfers.find(({ id }) => id === transfer)?.amount_reversed;
const mailed = async ({ id }: Booked) =>
  (await read(ctx, id)).mails
    .map(({ kind }) => kind)
    .filter((kind) => kind === 'owner_inquiry' || kind === 'owner_dispute');
const give = ({ id }: Booked, amountCents: number) => refundPayment(ctx, { bookingId: id, amountCents });

describe('an inquiry', () => {
  it('tells the owner and takes nothing from anybody: refunds go on', async () => {
    const made = await booked();
    const { id } = await world.control.dispute(made.charge, 'general', { inquiry: true });
    await world.quiet();
    expect(await read(ctx, made.id)).toMatchObject({ disputes: [{ status: 'INQUIRY', closedAt: null }] });
    expect(await mailed(made)).toEqual(['owner_inquiry']);
    expect(await reversed(made)).toBe(0);
    expect(await give(made, 500)).toMatchObject({ ok: true });
    await world.quiet();
    const [refund] = (await read(ctx, made.id)).refunds;
    expect(refund).toMatchObject({ status: 'SUCCEEDED' });
    expect(await reversed(made)).toBe(500 - (refund?.feeCents ?? 0));

    await world.control.closeDispute(id, false);
    await world.quiet();
    expect(await read(ctx, made.id)).toMatchObject({
      disputes: [{ status: 'INQUIRY', closedAt: expect.any(Number) }],
    });
    expect(await mailed(made)).toEqual(['owner_inquiry']);
  });

  it.each([
    ['while it is open', false],
    ['after it was closed', true],
  ])('that escalates %s becomes a dispute with all that one does', async (_, closed) => {
    const made = await booked();
    const { id } = await world.control.dispute(made.charge, 'general', { inquiry: true });
    await world.quiet();
    if (closed) await world.control.closeDispute(id, false);
    await world.quiet();
    await world.control.escalateDispute(id);
    await world.quiet();
    expect(await read(ctx, made.id)).toMatchObject({ disputes: [{ status: 'OPEN', closedAt: null }] });
    expect((await mailed(made)).sort()).toEqual(['owner_dispute', 'owner_inquiry']);
    expect(await reversed(made)).toBe(made.paid);
    expect(await give(made, 500)).toMatchObject({ reason: 'not_allowed' });
    await world.control.closeDispute(id, true);
    await world.quiet();
    expect(await read(ctx, made.id)).toMatchObject({ disputes: [{ status: 'WON' }] });
    expect(await give(made, 500)).toMatchObject({ ok: true });
  });

  it('that is told of after it has escalated changes nothing any more', async () => {
    const made = await booked();
    await world.control.hold();
    const { id } = await world.control.dispute(made.charge, 'general', { inquiry: true });
    await world.control.escalateDispute(id);
    const told = (await world.control.held()).map((event) => event.id);
    await world.control.hold(false);
    await world.control.release([...told].reverse());
    await world.quiet();
    expect(await read(ctx, made.id)).toMatchObject({ disputes: [{ status: 'OPEN' }] });
    expect(await reversed(made)).toBe(made.paid);
  });
});

describe('a dispute that was lost', () => {
  async function lose(made: Booked, amount?: number) {
    const { id } = await world.control.dispute(made.charge, 'general', amount ? { amount } : {});
    await world.quiet();
    return async () => {
      await world.control.closeDispute(id, false);
      await world.quiet();
    };
  }

  async function payRest({ id }: Booked) {
    const balance = await payBalance(ctx, { bookingId: id });
    if (!balance.ok) throw new Error(balance.detail);
    await world.control.pay(sessionOf(balance.checkoutUrl));
    await world.quiet();
    return (await read(ctx, id)).payments.at(-1)?.amountCents ?? 0;
  }

  const refunds = async ({ id }: Booked) =>
    (await read(ctx, id)).refunds
      .filter(({ byBank }) => !byBank)
      .map(({ amountCents, status }) => ({ amountCents, status }));
  const owed = async ({ id }: Booked) =>
    (await readOwedRefunds(ctx)).filter(({ bookingId }) => bookingId === id);

  it('counts what was refunded before it once', async () => {
    const made = await booked();
    await give(made, 5_000);
    await world.quiet();
    await (await lose(made))();
    const rest = await payRest(made);
    const preview = await previewCancellation(ctx, { bookingId: made.id, by: 'business' });
    expect(preview).toMatchObject({ ok: true, refundCents: rest });
    expect(await cancelBooking(ctx, { bookingId: made.id, by: 'business' })).toMatchObject({ ok: true });
    await world.quiet();
    expect(await refunds(made)).toEqual([
      { amountCents: 5_000, status: 'SUCCEEDED' },
      { amountCents: rest, status: 'SUCCEEDED' },
    ]);
  });

  it('in part leaves the rest to be given back', async () => {
    const made = await booked();
    await (await lose(made, 40_000))();
    expect(await previewCancellation(ctx, { bookingId: made.id, by: 'business' })).toMatchObject({
      refundCents: made.paid - 40_000,
    });
    expect(await give(made, made.paid - 40_000 + 1)).toMatchObject({ reason: 'not_allowed' });
    await cancelBooking(ctx, { bookingId: made.id, by: 'business' });
    await world.quiet();
    expect(await refunds(made)).toEqual([{ amountCents: made.paid - 40_000, status: 'SUCCEEDED' }]);
    expect(await reversed(made)).toBeGreaterThan(40_000);
  });

  it('says the same in the words about cancelling as beside the button', async () => {
    const made = await booked();
    await payRest(made);
    await (await lose(made, 40_000))();
    const preview = await previewCancellation(ctx, { bookingId: made.id, by: 'customer' });
    if (!preview.ok) throw new Error(preview.detail);
    const booking = await read(ctx, made.id);
    const back = formatMoney(preview.refundCents, booking.currency, booking.tenant.locale);
    expect(bookingView(booking, null, Date.now()).cancel).toContain(` and get ${back} back; `);
  });

  it('in part sends what is left of a refund that waited for it', async () => {
    const made = await booked();
    const close = await lose(made, 40_000);
    await cancelBooking(ctx, { bookingId: made.id, by: 'business' });
    await world.quiet();
    expect(await refunds(made)).toEqual([{ amountCents: made.paid, status: 'PENDING' }]);
    await close();
    expect(await refunds(made)).toEqual([{ amountCents: made.paid - 40_000, status: 'SUCCEEDED' }]);
    expect(await owed(made)).toEqual([]);
    const failed = (await read(ctx, made.id)).refunds.find(({ byBank }) => byBank);
    expect(failed).toMatchObject({ amountCents: 40_000, status: 'FAILED' });
    const again = { bookingId: made.id, refundId: failed?.id ?? '' };
    expect(await retryRefund(ctx, again)).toMatchObject({ reason: 'not_allowed' });
    expect(await markHandedBack(ctx, again)).toMatchObject({ reason: 'not_allowed' });
  });

  it('in part keeps a refund of the rest that failed on the owner’s list', async () => {
    const made = await booked();
    await (await lose(made, 40_000))();
    await give(made, 10_000);
    await world.quiet();
    const found = (await world.control.stripe()).refunds.find(({ charge }) => charge === made.charge);
    await world.control.failRefund(found?.id ?? '');
    await world.quiet();
    expect(await owed(made)).toMatchObject([{ amountCents: 10_000, status: 'FAILED' }]);
  });
});
