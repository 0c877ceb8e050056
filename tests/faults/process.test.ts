import { afterAll, beforeAll, expect } from 'vitest';
import { cell } from './support/cell';
import type { ChaosProxy } from './support/chaos-proxy';
import { book, bookAndPay, cancel, letHoldRunOut, madeOf, statusOf, wish } from './support/customers';
import { type FaultWorld, startFaultWorld } from './support/world';

/** The app's process is killed (kill -9) at a chosen moment: a cable keeps back the very request or answer. */
let world: FaultWorld;
beforeAll(async () => {
  world = await startFaultWorld();
});
afterAll(() => world?.close());
const here = () => world;

/**
 * Kills the process while `act` waits for this request or answer, and starts another.
 * @returns what `act` came to, and how often the moment was caught
 */
async function killedAt<T>(
  cable: ChaosProxy,
  what: 'request' | 'answer',
  when: string,
  act: () => Promise<T>,
): Promise<{ came: T; struck: number }> {
  const caught = cable.catch(what, when);
  const acting = act();
  await caught;
  await world.dieAndComeBack();
  const struck = cable.struck('catch');
  cable.pass();
  return { came: await acting, struck };
}

const moments = [
  { name: 'before the write', what: 'request', written: 0 },
  { name: 'after the commit', what: 'answer', written: 1 },
] as const;

for (const { name, what, written } of moments) {
  cell(`process: kill -9 ${name}`, here, async ({ cables }) => {
    const wanted = await wish(world);
    const { came, struck } = await killedAt(cables.postgres, what, 'claim_and_book', wanted.ask);
    expect(came.status).toBe(0);
    const rows = await wanted.rows();
    expect(rows).toHaveLength(written);
    // Whoever got no answer asks again and gets one booking: the one that was made, if it was.
    const made = madeOf(await wanted.askAgain());
    if (rows[0]) expect(rows[0]).toEqual({ id: made.id, status: 'PENDING' });
    await world.cloud.pay(made.session);
    expect(await wanted.rows()).toHaveLength(1);
    return { struck };
  });
}

cell('process: kill -9 after the Stripe call', here, async ({ cables }) => {
  const wanted = await wish(world);
  const path = 'POST /v1/checkout/sessions';
  const { came, struck } = await killedAt(cables.stripe, 'answer', path, wanted.ask);
  expect(came.status).toBe(0);
  const [written] = await wanted.rows();
  const { sessions } = await world.cloud.stripe();
  const opened = sessions.find(({ metadata }) => metadata.bookingId === written?.id);
  // Whoever comes back gets the payment page that Stripe had opened already.
  expect(madeOf(await wanted.askAgain()).session).toBe(opened?.id);
  await world.cloud.pay(opened?.id ?? '');
  return { struck };
});

cell(
  'process: kill -9 in the middle of a job, between sending a mail and noting it',
  here,
  async ({ cables }) => {
    const made = await book(world);
    const pay = () => world.cloud.pay(made.session);
    const { struck } = await killedAt(cables.postmark, 'answer', 'POST /email', pay);
    // The customer's and the owner's may both be on their way at that moment; each may come twice.
    return { struck, duplicateMails: 2 };
  },
);

cell(
  'process: kill -9 in the middle of a job, after Stripe has made the refund',
  here,
  async ({ cables }) => {
    const made = await bookAndPay(world);
    const giveBack = () => cancel(world, made);
    const { came, struck } = await killedAt(cables.stripe, 'answer', 'POST /v1/refunds', giveBack);
    expect(came.status).toBe(200);
    return { struck };
  },
);

cell('process: kill -9 during the sweep', here, async ({ cables }) => {
  const made = [await book(world), await book(world), await book(world)];
  for (const each of made) await letHoldRunOut(world, each);
  const { struck } = await killedAt(cables.postgres, 'request', 'booking.expired', world.sweep);
  await world.sweep();
  for (const each of made) expect(await statusOf(world, each)).toBe('EXPIRED');
  return { struck };
});
