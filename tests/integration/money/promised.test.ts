import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { readPlatformHealth } from '@/lib/data/platform/platform-health';
import { cancelBooking } from '@/lib/usecases/bookings/cancel';
import { payBalance } from '@/lib/usecases/checkouts/pay-balance';
import { readOwedRefunds, refundPayment } from '@/lib/usecases/refunds/refund';
import { bella } from '@/prisma/demo/bella';
import { book, inDays, read, sessionOf, startWorld, type World } from './world';

/** What a customer was promised is what they end with: by us, by their bank, or in part by both; in whatever order. */
let world: World;
let ctx: TenantContext;
beforeAll(async () => {
  world = await startWorld();
  // 10 % of 3,000.00 stay when it is cancelled.
  const policy = { ...bella.policy, depositRefundable: true, cancellationTiers: [], lateKeepBps: 1_000 };
  ctx = await world.tenant({ ...bella, policy });
});
afterAll(() => world.close());

let day = 120;
type Made = { id: string; charge: string; dispute: string };

async function booked(): Promise<Made> {
  const made = await book(ctx, { package: 'classic-day', date: inDays(day++) });
  await world.control.pay(sessionOf(made.checkoutUrl));
  await world.quiet();
  const { charges } = await world.control.stripe();
  const charge = charges.find(({ metadata }) => metadata.bookingId === made.id)?.id ?? '';
  return { id: made.id, charge, dispute: '' };
}

/** The bank has `cents` of the deposit of 900.00. */
const steps = {
  open: async (made: Made, cents: number) => {
    made.dispute = (await world.control.dispute(made.charge, 'general', { amount: cents })).id;
  },
  lost: (made: Made) => world.control.closeDispute(made.dispute, false),
  won: (made: Made) => world.control.closeDispute(made.dispute, true),
  'won in part': (made: Made, cents: number) => world.control.closeDispute(made.dispute, true, cents / 4),
  appeal: (made: Made) => world.control.appealDispute(made.dispute),
  cancel: async (made: Made) =>
    expect(await cancelBooking(ctx, { bookingId: made.id, by: 'customer' })).toMatchObject({ ok: true }),
  'pay the rest': async (made: Made) => {
    const page = await payBalance(ctx, { bookingId: made.id });
    if (page.ok) await world.control.pay(sessionOf(page.checkoutUrl));
  },
};

async function customerHas({ id }: Made) {
  const { refunds, disputes } = await read(ctx, id);
  const arrived = refunds.filter(({ status }) => status === 'SUCCEEDED');
  const sent = arrived.reduce((sum, { amountCents }) => sum + amountCents, 0);
  return { sent, total: disputes.reduce((sum, { takenCents }) => sum + takenCents, sent) };
}

it.each<[(keyof typeof steps)[], number, { sent: number; total: number }]>([
  [['open', 'cancel', 'won'], 20_000, { sent: 60_000, total: 60_000 }],
  [['open', 'cancel', 'lost'], 20_000, { sent: 40_000, total: 60_000 }],
  [['open', 'lost', 'cancel'], 20_000, { sent: 40_000, total: 60_000 }],
  [['open', 'cancel', 'won in part'], 20_000, { sent: 45_000, total: 60_000 }],
  [['open', 'cancel', 'lost', 'appeal', 'won'], 20_000, { sent: 60_000, total: 60_000 }],
  [['open', 'cancel', 'lost', 'appeal', 'won in part'], 20_000, { sent: 45_000, total: 60_000 }],
  [['open', 'lost', 'cancel', 'appeal', 'won'], 20_000, { sent: 60_000, total: 60_000 }],
  [['open', 'lost', 'cancel', 'appeal', 'lost'], 20_000, { sent: 40_000, total: 60_000 }],
  [['open', 'lost', 'appeal', 'cancel', 'won'], 20_000, { sent: 60_000, total: 60_000 }],
  [['open', 'lost', 'appeal', 'cancel', 'lost'], 20_000, { sent: 40_000, total: 60_000 }],
  // The bank takes more than was promised: only what was promised is owed again.
  [['open', 'cancel', 'lost'], 80_000, { sent: 0, total: 80_000 }],
  [['open', 'cancel', 'lost', 'appeal', 'won'], 80_000, { sent: 60_000, total: 60_000 }],
  [['open', 'lost', 'cancel', 'appeal', 'won'], 80_000, { sent: 60_000, total: 60_000 }],
  // Another payment was not disputed, and most of it needn't wait.
  [['pay the rest', 'open', 'cancel'], 90_000, { sent: 180_000, total: 270_000 }],
  [['pay the rest', 'open', 'cancel', 'lost'], 90_000, { sent: 180_000, total: 270_000 }],
  [['pay the rest', 'open', 'cancel', 'won'], 90_000, { sent: 270_000, total: 270_000 }],
  [['pay the rest', 'open', 'lost', 'cancel', 'appeal', 'won'], 90_000, { sent: 270_000, total: 270_000 }],
])('%s of %i', async (order, cents, expected) => {
  const made = await booked();
  for (const step of order) {
    await steps[step](made, cents);
    await world.quiet();
  }
  expect(await customerHas(made)).toEqual(expected);
  expect((await readOwedRefunds(ctx)).filter(({ bookingId }) => bookingId === made.id)).toEqual([]);
});

it('of a refund that failed the bank gives a part, and what it gives back is sent', async () => {
  const made = await booked();
  await refundPayment(ctx, { bookingId: made.id, amountCents: 30_000 });
  await world.quiet();
  const [refund] = (await read(ctx, made.id)).refunds;
  await world.control.failRefund(refund?.stripeRefundId ?? '', 'lost_or_stolen_card');
  await steps.open(made, 20_000);
  await world.quiet();
  await steps.lost(made);
  await world.quiet();
  const owed = async () =>
    (await readOwedRefunds(ctx))
      .filter(({ bookingId }) => bookingId === made.id)
      .map(({ amountCents }) => amountCents);
  expect(await owed()).toEqual([10_000]);
  // Nothing for the operator to look into but what really failed.
  const { failedRefunds } = await readPlatformHealth();
  expect(failedRefunds).toBe(1);
  await steps.appeal(made);
  await world.quiet();
  await steps.won(made);
  await world.quiet();
  expect(await owed()).toEqual([10_000]);
  expect(await customerHas(made)).toEqual({ sent: 20_000, total: 20_000 });
});
