import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import Stripe from 'stripe';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localSecrets } from '@/stand-ins/settings';
import { checkPromises } from './support/check-promises';
import { book, bookAndPay, cancel, keys, type Made } from './support/customers';
import { watchNeighbours } from './support/neighbours';
import { type FaultWorld, startFaultWorld } from './support/world';

/**
 * The checker itself: it says nothing about a sound world, and names what is wrong in one that was tampered with, behind
 * the back of the app and of the database's own guards.
 */
let world: FaultWorld;
let paid: Made;
let held: Made;
let canceled: Made;
beforeAll(async () => {
  world = await startFaultWorld();
  paid = await bookAndPay(world);
  held = await book(world);
  canceled = await bookAndPay(world);
  await cancel(world, canceled, 'customer');
  await world.api.post(`bookings/${paid.id}/refund`, keys.bella, { amountCents: 1_000 });
  await world.recover();
});
afterAll(() => world?.close());

const broken = async () => (await checkPromises(world)).broken;

it('finds nothing in a sound world, and looks at all of it', async () => {
  const verdict = await checkPromises(world);
  expect(verdict).toMatchObject({ broken: [], bookings: 3, captured: 2, duplicateMails: 0, deadJobs: 0 });
  // The owner's word of the cancellation among them.
  expect(verdict.mails).toBe(7);
});

/** Does what no code of ours may, all at once. */
const tamper = (...statements: string[]) => world.sql(`DO $$ BEGIN ${statements.join('; ')}; END $$`);

const sabotage: [what: string, spoil: () => string[], mend: () => string[], says: RegExp][] = [
  [
    'a second claim on the same day',
    () => [
      `ALTER TABLE "Claim" DROP CONSTRAINT "Claim_one_holder_per_seat"`,
      `INSERT INTO "Claim" ("id", "tenantId", "bookingId", "resourceId", "seats", "during", "occurrence", "expiresAt")
         SELECT gen_random_uuid(), "tenantId", '${held.id}', "resourceId", "seats", "during", "occurrence", now() + interval '9 minutes'
           FROM "Claim" WHERE "bookingId" = '${paid.id}'`,
    ],
    () => [
      `DELETE FROM "Claim" a USING "Claim" b WHERE a."bookingId" = '${held.id}' AND b."bookingId" = '${paid.id}' AND a."occurrence" = b."occurrence"`,
    ],
    /two claims overlap/,
  ],
  [
    'a captured payment of a booking that ended',
    () => [`UPDATE "Booking" SET "status" = 'EXPIRED' WHERE "id" = '${paid.id}'`],
    () => [`UPDATE "Booking" SET "status" = 'CONFIRMED' WHERE "id" = '${paid.id}'`],
    /of a booking that is EXPIRED: 1000 went back, not/,
  ],
  [
    'a captured payment that nobody wrote down',
    () => [`UPDATE "Payment" SET "stripePaymentIntentId" = 'pi_other' WHERE "bookingId" = '${paid.id}'`],
    () => [
      `UPDATE "Payment" SET "stripePaymentIntentId" = '${intentOf.get(paid.id)}' WHERE "bookingId" = '${paid.id}'`,
    ],
    /was captured and is written down 0 times/,
  ],
  [
    'a booking confirmed without its payment',
    () => [
      `UPDATE "Booking" SET "status" = 'CONFIRMED', "holdExpiresAt" = NULL WHERE "id" = '${held.id}'`,
      `UPDATE "Claim" SET "expiresAt" = NULL WHERE "bookingId" = '${held.id}'`,
    ],
    () => [
      `UPDATE "Booking" SET "status" = 'PENDING', "holdExpiresAt" = now() + interval '30 minutes' WHERE "id" = '${held.id}'`,
      `UPDATE "Claim" SET "expiresAt" = now() + interval '35 minutes' WHERE "bookingId" = '${held.id}'`,
    ],
    /is CONFIRMED with 0 of \d+ paid/,
  ],
  [
    'a hold that outlives its expiry',
    () => [`UPDATE "Booking" SET "holdExpiresAt" = now() - interval '6 minutes' WHERE "id" = '${held.id}'`],
    () => [`UPDATE "Booking" SET "holdExpiresAt" = now() + interval '30 minutes' WHERE "id" = '${held.id}'`],
    /outlived its expiry/,
  ],
  [
    'a hold without an end',
    () => [`UPDATE "Claim" SET "expiresAt" = NULL WHERE "bookingId" = '${held.id}'`],
    () => [`UPDATE "Claim" SET "expiresAt" = now() + interval '35 minutes' WHERE "bookingId" = '${held.id}'`],
    /is held without an end/,
  ],
  [
    'a refund that Stripe never made',
    () => [`UPDATE "Refund" SET "amountCents" = "amountCents" + 1 WHERE "bookingId" = '${paid.id}'`],
    () => [`UPDATE "Refund" SET "amountCents" = "amountCents" - 1 WHERE "bookingId" = '${paid.id}'`],
    /Stripe gave back \d+, we say/,
  ],
  [
    'a cancellation that keeps more than the policy allows',
    () => [
      `UPDATE "Booking" SET "quote" = jsonb_set("quote", '{depositCents}', '1'), "policy" = jsonb_set("policy", '{cancellationTiers}', '[{"hoursBefore":1,"keepBps":0}]') WHERE "id" = '${canceled.id}'`,
    ],
    () => [
      `UPDATE "Booking" c SET "quote" = jsonb_set(c."quote", '{depositCents}', p."quote"->'depositCents'), "policy" = p."policy" FROM "Booking" p WHERE c."id" = '${canceled.id}' AND p."id" = '${paid.id}'`,
    ],
    /of a booking that is CANCELED: \d+ went back, not/,
  ],
  [
    'a mail that counts as sent and never was',
    () => [
      `INSERT INTO "Mail" ("id", "tenantId", "bookingId", "kind", "recipient", "status") SELECT '00000000-0000-7000-8000-000000000001', "tenantId", "id", 'reminder', 'x@example.com', 'SENT' FROM "Booking" WHERE "id" = '${paid.id}'`,
    ],
    () => [`DELETE FROM "Mail" WHERE "id" = '00000000-0000-7000-8000-000000000001'`],
    /counts as sent and never was/,
  ],
  [
    'a mail that nobody owes any more',
    () => [
      `UPDATE "Mail" SET "kind" = 'gone' WHERE "bookingId" = '${paid.id}' AND "kind" = 'booking_confirmed'`,
    ],
    () => [
      `UPDATE "Mail" SET "kind" = 'booking_confirmed' WHERE "bookingId" = '${paid.id}' AND "kind" = 'gone'`,
    ],
    /owes one booking_confirmed mail and has 0/,
  ],
  [
    'a mail that was dropped though it is needed',
    () => [
      `UPDATE "Mail" SET "status" = 'FAILED', "failure" = 'No longer needed.' WHERE "bookingId" = '${paid.id}' AND "kind" = 'booking_confirmed'`,
    ],
    () => [
      `UPDATE "Mail" SET "status" = 'SENT', "failure" = '' WHERE "bookingId" = '${paid.id}' AND "kind" = 'booking_confirmed'`,
    ],
    /was dropped though it is needed/,
  ],
  [
    'a job that is left lying',
    () => [
      `INSERT INTO "Job" ("id", "name", "payload") VALUES ('00000000-0000-7000-8000-000000000002', 'send_mail', '{}')`,
    ],
    () => [`DELETE FROM "Job" WHERE "id" = '00000000-0000-7000-8000-000000000002'`],
    /is left READY/,
  ],
  [
    'a job that failed without a word',
    () => [
      `INSERT INTO "Job" ("id", "name", "payload", "status") VALUES ('00000000-0000-7000-8000-000000000002', 'send_mail', '{}', 'DEAD')`,
    ],
    () => [`DELETE FROM "Job" WHERE "id" = '00000000-0000-7000-8000-000000000002'`],
    /failed without a reason/,
  ],
  [
    'an event that was acknowledged and lost',
    () => [`UPDATE "WebhookEvent" SET "externalId" = 'lost-' || "externalId"`],
    () => [`UPDATE "WebhookEvent" SET "externalId" = substr("externalId", 6)`],
    /was acknowledged and not stored/,
  ],
  [
    'an event that was stored and forgotten',
    () => [`UPDATE "WebhookEvent" SET "processedAt" = NULL`],
    () => [`UPDATE "WebhookEvent" SET "processedAt" = now()`],
    /was stored and forgotten/,
  ],
];

const intentOf = new Map<string, string>();

it.each(sabotage)('notices %s', async (_, spoil, mend, says) => {
  const { intents } = await world.cloud.stripe();
  for (const { id, metadata } of intents) intentOf.set(metadata.bookingId ?? '', id);
  await tamper(...spoil());
  expect((await broken()).join('\n')).toMatch(says);
  await tamper(...mend());
  expect(await broken()).toEqual([]);
});

it('notices an answer that took too long, and one that is none of those we give', async () => {
  world.answers.push({ what: 'POST bookings', status: 201, ms: 15_001, limitMs: 15_000 });
  world.answers.push({ what: 'GET packages', status: 500, ms: 1, limitMs: 15_000 });
  const late = 'POST bookings was answered after 15001 ms (limit 15000)';
  const verdict = await checkPromises(world);
  expect(verdict.broken).toEqual(['GET packages was answered 500', late]);
  // On a busy machine only this one would be measured again.
  expect(verdict.late).toEqual([late]);
  world.answers.length = 0;
});

it.skipIf(process.platform !== 'linux')('sees what others take of the machine', async () => {
  const started = performance.now();
  const others = watchNeighbours();
  const endless = spawn('/bin/sh', ['-c', 'while :; do :; done'], { stdio: 'ignore' });
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  // What it got, of a machine that the other tests share: hundredths of a second in user and in kernel code.
  const fields = readFileSync(`/proc/${endless.pid}/stat`, 'utf8').split(' ');
  const spent = Number(fields[13]) + Number(fields[14]);
  const found = others();
  const share = spent / ((performance.now() - started) / 10) / availableParallelism();
  // Not before: what an ended child of ours has spent counts as ours.
  endless.kill('SIGKILL');
  expect(spent).toBeGreaterThan(5);
  expect(found).toBeGreaterThan(share * 0.7);
});

it('counts a second copy of a mail and notices a third', async () => {
  const [mail] = await world.cloud.mails();
  const again = () =>
    fetch(`${world.vendorUrls.postmark}/email`, {
      method: 'POST',
      headers: { 'x-postmark-server-token': localSecrets.postmarkServerToken },
      body: JSON.stringify({ From: 'a@b.test', To: mail?.to, TextBody: 'again', Metadata: mail?.metadata }),
    });
  expect((await again()).status).toBe(200);
  expect(await checkPromises(world)).toMatchObject({ broken: [], duplicateMails: 1 });
  await again();
  expect((await broken()).join('\n')).toMatch(/was sent 3 times/);
});

it('notices a customer who was charged twice', async () => {
  await world.cloud.hold();
  const { hostname, port } = new URL(world.vendorUrls.stripe);
  const stripe = new Stripe(localSecrets.stripeSecretKey, {
    host: hostname,
    port: Number(port),
    protocol: 'http',
  });
  const { metadata } = await stripe.checkout.sessions.retrieve(paid.session);
  const second = await stripe.checkout.sessions.create({
    mode: 'payment',
    line_items: [
      { quantity: 1, price_data: { currency: 'usd', unit_amount: 5_000, product_data: { name: 'Again' } } },
    ],
    success_url: 'https://example.com',
    metadata: metadata ?? {},
    payment_intent_data: { metadata: metadata ?? {} },
  });
  await world.cloud.pay(second.id);
  const found = (await broken()).join('\n');
  expect(found).toMatch(/was charged 2 times for DEPOSIT/);
  expect(found).toMatch(/has 2 payment pages/);
});
