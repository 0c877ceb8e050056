import { afterAll, beforeAll, expect } from 'vitest';
import { cell } from './support/cell';
import { book, bookAndPay, cancel, letHoldRunOut, madeOf, statusOf, wish } from './support/customers';
import { type FaultWorld, startFaultWorld } from './support/world';

/** The app's process is killed (kill -9) at a chosen moment: a cable keeps back the very request or answer. */
let world: FaultWorld;
beforeAll(async () => {
  world = await startFaultWorld();
});
afterAll(() => world?.close());
const here = () => world;

cell('process: kill -9 before the write', here, async ({ cables }) => {
  const wanted = await wish(world);
  const caught = cables.postgres.catch('request', 'claim_and_book');
  const asked = wanted.ask();
  await caught;
  await world.dieAndComeBack();
  expect((await asked).status).toBe(0);
  const struck = cables.postgres.struck('catch');
  cables.postgres.pass();
  expect(await wanted.rows()).toEqual([]);
  const made = madeOf(await wanted.askAgain());
  await world.cloud.pay(made.session);
  expect(await wanted.rows()).toHaveLength(1);
  return { struck };
});

cell('process: kill -9 after the commit', here, async ({ cables }) => {
  const wanted = await wish(world);
  const caught = cables.postgres.catch('answer', 'claim_and_book');
  const asked = wanted.ask();
  await caught;
  await world.dieAndComeBack();
  expect((await asked).status).toBe(0);
  const struck = cables.postgres.struck('catch');
  cables.postgres.pass();
  const [written] = await wanted.rows();
  expect(written?.status).toBe('PENDING');
  const made = madeOf(await wanted.askAgain());
  expect(made.id).toBe(written?.id);
  await world.cloud.pay(made.session);
  expect(await wanted.rows()).toHaveLength(1);
  return { struck };
});

cell('process: kill -9 after the Stripe call', here, async ({ cables }) => {
  const wanted = await wish(world);
  const caught = cables.stripe.catch('answer', 'POST /v1/checkout/sessions');
  const asked = wanted.ask();
  await caught;
  await world.dieAndComeBack();
  expect((await asked).status).toBe(0);
  const struck = cables.stripe.struck('catch');
  cables.stripe.pass();
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
    const caught = cables.postmark.catch('answer', 'POST /email');
    await world.cloud.pay(made.session);
    await caught;
    await world.dieAndComeBack();
    // The customer's and the owner's may both be on their way at that moment; each may come twice.
    return { struck: cables.postmark.struck('catch'), duplicateMails: 2 };
  },
);

cell(
  'process: kill -9 in the middle of a job, after Stripe has made the refund',
  here,
  async ({ cables }) => {
    const made = await bookAndPay(world);
    const caught = cables.stripe.catch('answer', 'POST /v1/refunds');
    expect((await cancel(world, made)).status).toBe(200);
    await caught;
    await world.dieAndComeBack();
    return { struck: cables.stripe.struck('catch') };
  },
);

cell('process: kill -9 during the sweep', here, async ({ cables }) => {
  const made = [await book(world), await book(world), await book(world)];
  for (const each of made) await letHoldRunOut(world, each);
  const caught = cables.postgres.catch('request', 'booking.expired');
  const swept = world.sweep();
  await caught;
  await world.dieAndComeBack();
  await swept;
  const struck = cables.postgres.struck('catch');
  cables.postgres.pass();
  await world.sweep();
  for (const each of made) expect(await statusOf(world, each)).toBe('EXPIRED');
  return { struck };
});
