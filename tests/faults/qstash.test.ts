import { afterAll, beforeAll, expect } from 'vitest';
import { sign } from '@/stand-ins/qstash/signature';
import { localSecrets } from '@/stand-ins/settings';
import { cell } from './support/cell';
import { book, bookAndPay, cancel, statusOf, until } from './support/customers';
import { type FaultWorld, startFaultWorld } from './support/world';

/** The queue can't be told, tells twice, late or in another order, or somebody else speaks in its name. */
let world: FaultWorld;
beforeAll(async () => {
  world = await startFaultWorld();
});
afterAll(() => world?.close());
const here = () => world;

type Told = { url: string; body: string };

/** A delivery as QStash makes it, signed with a key. @returns the status of the answer */
async function deliver({ url, body }: Told, key: string, at = url): Promise<number> {
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'upstash-signature': sign(at, Buffer.from(body), key) },
  });
  await response.arrayBuffer();
  return response.status;
}

/** Messages wait at QStash from here on. @returns a way to read those that have come since, oldest first */
async function heldMessages(): Promise<() => Promise<(Told & { id: string })[]>> {
  await world.cloud.holdMessages();
  return async () => {
    const { messages, held } = await world.cloud.qstash();
    return held.flatMap((id) => {
      const message = messages.find(({ messageId }) => messageId === id);
      return message ? [{ id, url: message.url, body: Buffer.from(message.body, 'base64').toString() }] : [];
    });
  };
}

const jobIs = async ({ body }: Told, status: string) => {
  const [row] = await world.sql<{ status: string }>('SELECT "status" FROM "Job" WHERE "id" = $1::uuid', [
    JSON.parse(body).jobId,
  ]);
  expect(row?.status).toBe(status);
};

const waitFor = async <T>(look: () => Promise<T[]>, count: number): Promise<T[]> => {
  for (let waited = 0; waited < 10_000; waited += 50) {
    const found = await look();
    if (found.length >= count) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('what was waited for did not come');
};

cell('qstash: 500 on publish', here, async () => {
  await world.cloud.switch('qstash', { status: 500, times: 6 });
  const made = await book(world);
  await world.cloud.pay(made.session);
  // The outbox keeps it; the sweep does it.
  await until(world, made, 'CONFIRMED');
  const { qstash } = await world.cloud.calls();
  return { struck: qstash.calls.filter(({ status }) => status === 500).length };
});

cell('qstash: every message comes three times, at once', here, async () => {
  const messages = await heldMessages();
  const made = await bookAndPayUnheard();
  const [event] = await waitFor(messages, 1);
  if (!event) throw new Error('no message');
  const answers = await Promise.all(
    [1, 2, 3].map(() => deliver(event, localSecrets.qstashCurrentSigningKey)),
  );
  expect(answers.filter((status) => status >= 500 && status !== 503)).toEqual([]);
  expect(await statusOf(world, made)).toBe('CONFIRMED');
  const mails = (await waitFor(messages, 3)).slice(1);
  for (const mail of mails) {
    await Promise.all([1, 2, 3].map(() => deliver(mail, localSecrets.qstashCurrentSigningKey)));
  }
  return { struck: 2 * (1 + mails.length) };
});

/** Paid, and the queue has been told; nobody has worked on it. */
async function bookAndPayUnheard() {
  const made = await book(world);
  await world.cloud.pay(made.session);
  return made;
}

cell('qstash: a day late', here, async () => {
  const messages = await heldMessages();
  const made = await bookAndPayUnheard();
  const [late] = await waitFor(messages, 1);
  if (!late) throw new Error('no message');
  // The sweep has done the work long since when the message comes.
  await world.sql(
    `UPDATE "Job" SET "publishedAt" = now() - interval '2 minutes', "runAt" = now() - interval '2 minutes' WHERE "status" = 'READY'`,
  );
  await world.sweep();
  expect(await statusOf(world, made)).toBe('CONFIRMED');
  await world.sql(
    `UPDATE "Job" SET "createdAt" = "createdAt" - interval '1 day', "finishedAt" = "finishedAt" - interval '1 day' WHERE "status" = 'DONE'`,
  );
  const released = await world.cloud.releaseMessages();
  expect(released.length).toBeGreaterThan(0);
  for (const { status } of released) expect(status).toBe(200);
  await jobIs(late, 'DONE');
  return { struck: released.length };
});

cell('qstash: out of order', here, async () => {
  const messages = await heldMessages();
  const first = await bookAndPayUnheard();
  const second = await bookAndPayUnheard();
  await waitFor(messages, 2);
  await cancel(world, first);
  await cancel(world, second);
  let struck = 0;
  // Whatever is there is let go last first, and so is what comes of it.
  for (let round = 0; round < 4; round += 1) {
    const ids = (await messages()).map(({ id }) => id).reverse();
    struck += Math.max(0, ids.length - 1);
    await world.cloud.releaseMessages(ids);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  return { struck };
});

cell('qstash: a forged delivery', here, async () => {
  const messages = await heldMessages();
  const made = await bookAndPayUnheard();
  const [message] = await waitFor(messages, 1);
  if (!message) throw new Error('no message');
  const good = localSecrets.qstashCurrentSigningKey;
  const answers = [
    await deliver(message, 'sig_somebody_elses_key_0123456789abcdef'),
    await deliver({ ...message, url: message.url.replace(/[^/]+$/, 'send_refund') }, good, message.url),
    (await fetch(message.url, { method: 'POST', body: message.body })).status,
  ];
  expect(answers).toEqual([401, 401, 401]);
  // Signed, but for another body.
  const other = await fetch(message.url, {
    method: 'POST',
    body: message.body.replace(/.$/, ' }'),
    headers: { 'upstash-signature': sign(message.url, Buffer.from(message.body), good) },
  });
  expect(other.status).toBe(401);
  await jobIs(message, 'READY');
  expect(await statusOf(world, made)).toBe('PENDING');
  return { struck: answers.length + 1 };
});

cell('qstash: an old key after the rotation', here, async ({ app }) => {
  const messages = await heldMessages();
  const made = await bookAndPayUnheard();
  const [message] = await waitFor(messages, 1);
  if (!message) throw new Error('no message');
  const { qstashCurrentSigningKey: current, qstashNextSigningKey: next } = localSecrets;
  // In the middle of a rotation either key is good.
  await app.restart({
    QSTASH_CURRENT_SIGNING_KEY: next,
    QSTASH_NEXT_SIGNING_KEY: 'sig_the_one_after_next_0123456789',
  });
  expect(await deliver(message, current)).toBe(401);
  await jobIs(message, 'READY');
  expect(await deliver(message, next)).toBe(200);
  await jobIs(message, 'DONE');
  expect(await statusOf(world, made)).toBe('CONFIRMED');
  await app.restart({ QSTASH_CURRENT_SIGNING_KEY: current, QSTASH_NEXT_SIGNING_KEY: next });
  await world.cloud.holdMessages(false);
  await world.cloud.releaseMessages();
  await world.cloud.qstashConfig({ signWith: 'next' });
  const other = await bookAndPay(world);
  expect((await cancel(world, other)).status).toBe(200);
  await world.cloud.qstashConfig({ signWith: 'current' });
  return { struck: 1 };
});
