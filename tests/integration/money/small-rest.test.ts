import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { moneyState } from '@/lib/domain/money-state';
import { bookingDto } from '@/lib/http/dtos/booking-dto';
import { linked } from '@/lib/usecases/booking-core/answers';
import { remindOfBalance } from '@/lib/usecases/bookings/balance-due';
import { payBalance } from '@/lib/usecases/checkouts/pay-balance';
import { readDueMoney } from '@/lib/usecases/refunds/due-money';
import { bella } from '@/prisma/demo/bella';
import { book, inDays, inDaysThere, read, sessionOf, startWorld, type World } from './world';

let world: World;
let ctx: TenantContext;
let day = 100;
beforeAll(async () => {
  world = await startWorld();
  ctx = await world.tenant(bella);
});
afterAll(() => world.close());

async function paid(parts: 'deposit' | 'everything') {
  const made = await book(ctx, { package: 'elopement', date: inDays(day++) });
  await world.control.pay(sessionOf(made.checkoutUrl));
  await world.quiet();
  if (parts === 'everything') {
    const answer = await payBalance(ctx, { bookingId: made.id });
    if (!answer.ok) throw new Error(answer.detail);
    await world.control.pay(sessionOf(answer.checkoutUrl));
    await world.quiet();
  }
  return made.id;
}

/** As if something had left `restCents` to be paid, long ago, of a business that cancels what is overdue. */
async function leave(id: string, restCents: number) {
  await world.sql(
    `UPDATE "Booking" SET "totalCents" = $2 + (SELECT sum(p."amountCents") FROM "Payment" p WHERE p."bookingId" = "Booking"."id"),
       "balanceDueOn" = $3, "balanceReminderSentAt" = now() - interval '20 days',
       "policy" = "policy" || '{"autoCancelOverdue": true}' WHERE "id" = $1`,
    [id, restCents, inDaysThere(-20)],
  );
}

it.each([
  ['everything was paid', 'everything', 30],
  ['only the deposit was paid', 'deposit', 20],
  ['one less than a card takes is left', 'deposit', 49],
] as const)('what is too small for a card is waived: %s', async (_, parts, rest) => {
  const id = await paid(parts);
  await leave(id, rest);
  const before = await read(ctx, id);
  expect(moneyState(before, inDays(0))).toMatchObject({ state: 'PAID', owedCents: 0 });
  const { paidCents, owedCents, waivedCents } = bookingDto(linked(before), Date.now());
  expect({ owedCents, waivedCents }).toEqual({ owedCents: 0, waivedCents: rest });
  expect(paidCents + waivedCents).toBe(before.totalCents);
  expect(await payBalance(ctx, { bookingId: id })).toMatchObject({
    ok: false,
    detail: 'Nothing is owed for this booking.',
  });
  await remindOfBalance(ctx, id);
  await remindOfBalance(ctx, id);
  const after = await read(ctx, id);
  expect(after.status).toBe('CONFIRMED');
  expect(after.mails.filter(({ kind }) => kind === 'balance_due')).toEqual([]);
  expect((await readDueMoney(ctx, {}, Date.now())).overdue.map((booking) => booking.id)).not.toContain(id);
});

it('what a card can just take is owed, and overdue', async () => {
  const id = await paid('deposit');
  await leave(id, 50);
  expect(moneyState(await read(ctx, id), inDays(0))).toMatchObject({ state: 'OVERDUE', owedCents: 50 });
  expect(await payBalance(ctx, { bookingId: id })).toMatchObject({ ok: true });
});
