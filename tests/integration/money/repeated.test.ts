import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { AppError } from '@/lib/domain/errors';
import { type IdempotentRun, runIdempotently } from '@/lib/http/api/idempotency';
import { cancelBooking } from '@/lib/usecases/bookings/cancel';
import { moveBooking } from '@/lib/usecases/bookings/move';
import { refundPayment } from '@/lib/usecases/refunds/refund';
import { bella } from '@/prisma/demo/bella';
import { book, inDays, read, sessionOf, startWorld, type World } from './world';

let world: World;
let ctx: TenantContext;
let day = 120;
beforeAll(async () => {
  world = await startWorld();
  ctx = await world.tenant(bella);
});
afterAll(() => world.close());

async function booked() {
  const made = await book(ctx, { package: 'classic-day', date: inDays(day++) });
  await world.control.pay(sessionOf(made.checkoutUrl));
  await world.quiet();
  return made.id;
}

/** The same call twice under one key; the first time its answer is lost after it has done its work. */
async function cutAndRepeated<T>(work: (idempotency: IdempotentRun) => Promise<T>): Promise<T> {
  const scope = { owner: 'a key', call: 'POST /change' };
  const request = { scope, key: randomUUID(), requestHash: 'x', marks: 'before' as const, status: 200 };
  const cut = runIdempotently(ctx, request, async (idempotency) => {
    await work(idempotency);
    throw new AppError('unavailable', 'The database is away.');
  });
  await expect(cut).rejects.toMatchObject({ code: 'unavailable' });
  const again = await runIdempotently(ctx, request, work);
  if (again.replayed) throw new Error('nothing was kept, so nothing can be replayed');
  return again.outcome;
}

describe('a call that was cut after its work was done, repeated with its key', () => {
  it('gives money back once', async () => {
    const id = await booked();
    const refunded = await cutAndRepeated((idempotency) =>
      refundPayment(ctx, { bookingId: id, amountCents: 50 }, { idempotency }),
    );
    expect(refunded).toMatchObject({ ok: true, booking: { refunds: [{ amountCents: 50 }] } });
    await world.quiet();
    expect((await read(ctx, id)).refunds).toHaveLength(1);
  });

  it('cancels, and says that it did', async () => {
    const id = await booked();
    expect(
      await cutAndRepeated((idempotency) =>
        cancelBooking(ctx, { bookingId: id, by: 'business' }, { idempotency }),
      ),
    ).toMatchObject({ ok: true, booking: { status: 'CANCELED', refunds: [{}] } });
  });

  it('moves, and says that it did', async () => {
    const id = await booked();
    const date = inDays(day++);
    expect(
      await cutAndRepeated((idempotency) =>
        moveBooking(ctx, { bookingId: id, by: 'business', date }, { idempotency }),
      ),
    ).toMatchObject({ ok: true, checkoutUrl: null, booking: { date } });
  });

  it('does nothing where somebody else has taken over its key', async () => {
    const id = await booked();
    const idempotency = { key: randomUUID(), requestHash: 'x', lockedUntil: new Date(), bookingId: null };
    expect(await refundPayment(ctx, { bookingId: id, amountCents: 50 }, { idempotency })).toMatchObject({
      ok: false,
      reason: 'in_progress',
    });
    expect((await read(ctx, id)).refunds).toEqual([]);
  });
});
