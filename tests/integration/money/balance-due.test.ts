import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { remindOfBalance } from '@/lib/usecases/bookings/balance-due';
import { payBalance } from '@/lib/usecases/checkouts/pay-balance';
import { bella } from '@/prisma/demo/bella';
import { book, inDays, inDaysThere, read, sessionOf, startWorld, type World } from './world';

let world: World;
let ctx: TenantContext;
let day = 200;
beforeAll(async () => {
  world = await startWorld();
  ctx = await world.tenant(bella);
});
afterAll(() => world.close());

/** A deposit is paid, and the balance was due so many days ago; it has been asked for. */
async function overdue(days: number, autoCancelOverdue = true) {
  const made = await book(ctx, { package: 'classic-day', date: inDays(day++) });
  await world.control.pay(sessionOf(made.checkoutUrl));
  await world.quiet();
  await world.sql(
    `UPDATE "Booking" SET "balanceDueOn" = $2::date, "balanceReminderSentAt" = now() - interval '8 days',
            "policy" = "policy" || jsonb_build_object('autoCancelOverdue', $3::boolean) WHERE "id" = $1`,
    [made.id, inDaysThere(-days), autoCancelOverdue],
  );
  return made;
}

async function asked(id: string): Promise<number> {
  const mails = await world.sql(`SELECT 1 FROM "Mail" WHERE "bookingId" = $1 AND "kind" = 'balance_due'`, [
    id,
  ]);
  return mails.length;
}

async function openBalance(id: string): Promise<string> {
  const balance = await payBalance(ctx, { bookingId: id });
  if (!balance.ok) throw new Error(balance.detail);
  return sessionOf(balance.checkoutUrl);
}

describe('a balance that is overdue', () => {
  it('is asked for again, and the booking stands, unless the business cancels such ones', async () => {
    const { id } = await overdue(10, false);
    await remindOfBalance(ctx, id);
    expect(await asked(id)).toBe(1);
    await remindOfBalance(ctx, id);
    expect(await asked(id)).toBe(1);
    expect((await read(ctx, id)).status).toBe('CONFIRMED');
  });

  it('is waited for three days, then the booking is cancelled by the customer’s terms', async () => {
    const early = await overdue(3);
    await remindOfBalance(ctx, early.id);
    expect((await read(ctx, early.id)).status).toBe('CONFIRMED');
    const late = await overdue(4);
    await remindOfBalance(ctx, late.id);
    const { status, refunds } = await read(ctx, late.id);
    expect(status).toBe('CANCELED');
    expect(refunds).toEqual([]);
    expect(await world.sql('SELECT 1 FROM "Claim" WHERE "bookingId" = $1', [late.id])).toEqual([]);
  });

  it('is cancelled also where customers may not cancel by themselves: it is the business that does', async () => {
    const { id } = await overdue(4);
    await world.sql(
      `UPDATE "Booking" SET "policy" = "policy" || '{"customerMayCancel": false}' WHERE "id" = $1`,
      [id],
    );
    await remindOfBalance(ctx, id);
    expect((await read(ctx, id)).status).toBe('CANCELED');
  });

  it('neither cancels nor asks while the customer’s bank is at work on it', async () => {
    const { id } = await overdue(10);
    await world.control.pay(await openBalance(id), 'async_pending');
    await world.quiet();
    const before = await asked(id);
    await remindOfBalance(ctx, id);
    expect((await read(ctx, id)).status).toBe('CONFIRMED');
    expect(await asked(id)).toBe(before);
  });

  it('that was paid a moment ago, of which no webhook has told, is paid', async () => {
    const { id } = await overdue(10);
    await world.control.pay(await openBalance(id));
    await remindOfBalance(ctx, id);
    const { status, refunds } = await read(ctx, id);
    expect(status).toBe('CONFIRMED');
    expect(refunds).toEqual([]);
    await world.quiet();
    expect((await read(ctx, id)).refunds).toEqual([]);
  });

  it('that is not paid has its payment page closed before the booking is cancelled', async () => {
    const { id } = await overdue(10);
    const session = await openBalance(id);
    await remindOfBalance(ctx, id);
    expect((await read(ctx, id)).status).toBe('CANCELED');
    const { sessions } = await world.control.stripe();
    expect(sessions.find((each) => each.id === session)?.status).toBe('expired');
  });
});
