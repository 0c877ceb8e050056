import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TenantContext } from '@/lib/data/context';
import { refundPayment } from '@/lib/usecases/payments/refund';
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
    expect(await read(ctx, made.id)).toMatchObject({ refunds: [{ status: 'SUCCEEDED' }] });
    expect(await reversed(made)).toBe(500);

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
