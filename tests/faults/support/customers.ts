import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Told } from './client';
import { type FaultWorld, sessionOf } from './world';

export const keys = { bella: 'sk_demo_bella', serene: 'sk_demo_serene', outback: 'sk_demo_outback' };

const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

/** Free dates of bella's `elopement`, each given out once. */
const stock = new WeakMap<FaultWorld, Promise<string[]>>();

export async function freeDate(world: FaultWorld): Promise<string> {
  const dates = stock.get(world) ?? readFreeDates(world);
  stock.set(world, dates);
  const date = (await dates).shift();
  if (!date) throw new Error('bella has no free date left');
  return date;
}

async function readFreeDates(world: FaultWorld): Promise<string[]> {
  const dates: string[] = [];
  for (const from of [60, 150, 240]) {
    const window = `from=${inDays(from)}&to=${inDays(from + 89)}`;
    const { status, body } = await world.api.get(
      `availability/dates?package=elopement&${window}`,
      keys.bella,
    );
    expect(status, JSON.stringify(body)).toBe(200);
    for (const { date, available } of body.data) if (available) dates.push(date);
  }
  return dates;
}

let customers = 0;
const somebody = () => {
  customers += 1;
  return { name: `Customer ${customers}`, email: `customer-${customers}@example.com` };
};

/** Somebody who wants a date, and asks for it with the same key until there is an answer. */
export async function wish(world: FaultWorld, more: Record<string, unknown> = {}) {
  const date = (more.date as string | undefined) ?? (await freeDate(world));
  const body = { package: 'elopement', date, customer: somebody(), ...more };
  const key = randomUUID();
  const ask = (): Promise<Told> => world.api.post('bookings', keys.bella, body, { 'idempotency-key': key });
  return {
    date,
    email: body.customer.email,
    ask,
    /** The lock of a run that died is over after a few seconds, which are not waited for. */
    async askAgain(): Promise<Told> {
      await world.sql(
        `UPDATE "IdempotencyKey" SET "lockedUntil" = now() WHERE "key" LIKE '%:' || $1 AND "statusCode" IS NULL`,
        [key],
      );
      return ask();
    },
    /** Comes back when it was told to, as long as it is told so (a breaker lets nobody through for half a minute). */
    async askUntilServed(): Promise<Told> {
      for (let asked = 1; ; asked += 1) {
        const answer = await ask();
        if (answer.status !== 503 || asked === 15) return answer;
        await sleep(Math.min(5, Number(answer.headers.get('retry-after'))) * 1_000);
      }
    },
    rows: () =>
      world.sql<{ id: string; status: string }>(
        'SELECT "id", "status" FROM "Booking" WHERE "contactEmail" = $1',
        [body.customer.email],
      ),
  };
}

export type Made = { id: string; session: string; checkoutUrl: string };

export function madeOf({ status, body }: Told): Made {
  expect(status, JSON.stringify(body)).toBe(201);
  return { id: body.id, session: sessionOf(body.checkoutUrl), checkoutUrl: body.checkoutUrl };
}

/** A booking that waits for its payment. */
export const book = async (world: FaultWorld, more: Record<string, unknown> = {}): Promise<Made> =>
  madeOf(await (await wish(world, more)).ask());

/** A booking that is paid and confirmed. */
export async function bookAndPay(world: FaultWorld, more: Record<string, unknown> = {}): Promise<Made> {
  const made = await book(world, more);
  await world.cloud.pay(made.session);
  await until(world, made, 'CONFIRMED');
  return made;
}

export async function statusOf(world: FaultWorld, { id }: { id: string }): Promise<string> {
  const [row] = await world.sql<{ status: string }>('SELECT "status" FROM "Booking" WHERE "id" = $1', [id]);
  return row?.status ?? 'GONE';
}

/** Waits for what webhooks, queue and sweep bring about. */
export async function until(world: FaultWorld, made: { id: string }, status: string): Promise<void> {
  for (let waited = 0; waited < 20_000; waited += 50) {
    if ((await statusOf(world, made)) === status) return;
    if (waited % 2_000 === 1_950) await world.sweep();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`booking ${made.id} is ${await statusOf(world, made)}, not ${status}`);
}

export const cancel = (world: FaultWorld, { id }: { id: string }, by: 'customer' | 'business' = 'business') =>
  world.api.post(`bookings/${id}/cancel`, keys.bella, { by });

/** The time to pay is over, and the five minutes more too. */
export async function letHoldRunOut(world: FaultWorld, { id }: { id: string }): Promise<void> {
  // What is paid has no time to pay any more: its claims have no end.
  await world.sql(
    `UPDATE "Claim" SET "expiresAt" = now() - interval '1 minute' WHERE "bookingId" = $1 AND "expiresAt" IS NOT NULL`,
    [id],
  );
  await world.sql(
    `UPDATE "Booking" SET "holdExpiresAt" = now() - interval '6 minutes' WHERE "id" = $1 AND "status" = 'PENDING'`,
    [id],
  );
}
