import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import { controlCloud } from '@/stand-ins/control';
import { startLocalCloud } from '@/stand-ins/server';
import { type CloudOptions, localSecrets } from '@/stand-ins/settings';

export type Received = { method: string; path: string; headers: IncomingMessage['headers']; body: string };
type Answer = { status: number; headers?: Record<string, string>; delayMs?: number };

/** A server in the app's place: records what it is sent and answers as told. */
export async function startReceiver() {
  const received: Received[] = [];
  let answer: (request: Received) => Answer = () => ({ status: 200 });
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const request: Received = {
      method: incoming.method ?? '',
      path: incoming.url ?? '',
      headers: incoming.headers,
      body: Buffer.concat(chunks).toString(),
    };
    received.push(request);
    const { status, headers, delayMs } = answer(request);
    if (delayMs) await new Promise((resolve) => setTimeout(resolve, delayMs));
    outgoing.writeHead(status, headers).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    answerWith: (next: typeof answer) => {
      answer = next;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

export async function startCloud(options: Partial<CloudOptions> = {}) {
  const app = await startReceiver();
  const cloud = await startLocalCloud({ appUrl: app.url, bankDebitMs: 50, ...options });
  const { hostname, port } = new URL(cloud.urls.stripe);
  const stripe = new Stripe(localSecrets.stripeSecretKey, {
    host: hostname,
    port: Number(port),
    protocol: 'http',
    maxNetworkRetries: 0,
  });
  return {
    app,
    stripe,
    urls: cloud.urls,
    control: controlCloud(cloud.urls.control),
    close: async () => {
      await cloud.close();
      await app.close();
    },
  };
}

/** Waits until `probe` gives something, for what happens shortly after an answer. */
export async function eventually<T>(
  probe: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  const until = Date.now() + 10_000;
  for (;;) {
    const found = await probe();
    if (found) return found;
    if (Date.now() > until) throw new Error('it did not happen within 10 s');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** A session as the product makes them: two lines, a destination charge with commission. */
export function sessionParams(extra: Partial<Stripe.Checkout.SessionCreateParams> = {}) {
  return {
    mode: 'payment',
    line_items: [
      {
        price_data: { currency: 'usd', product_data: { name: 'Elopement' }, unit_amount: 90_000 },
        quantity: 1,
      },
      {
        price_data: { currency: 'usd', product_data: { name: 'Album' }, unit_amount: 5_000 },
        quantity: 2,
      },
    ],
    customer_email: 'ann@example.com',
    metadata: { bookingId: 'b1' },
    payment_intent_data: {
      application_fee_amount: 5_000,
      transfer_data: { destination: 'acct_demo_bella' },
      on_behalf_of: 'acct_demo_bella',
      metadata: { bookingId: 'b1' },
    },
    success_url: 'http://127.0.0.1:9/ok?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://127.0.0.1:9/back',
    ...extra,
  } satisfies Stripe.Checkout.SessionCreateParams;
}

type Cloud = Awaited<ReturnType<typeof startCloud>>;

/** A charge of 1,000.00 with a commission of 50.00, moved to acct_demo_bella. */
export async function chargeOf(cloud: Cloud, card?: string): Promise<Stripe.Charge> {
  const session = await cloud.stripe.checkout.sessions.create(sessionParams());
  const { payment_intent: intent } = await cloud.control.pay(session.id, 'paid', card);
  const { data } = await cloud.stripe.charges.list({ payment_intent: String(intent) });
  if (!data[0]) throw new Error('no charge');
  return data[0];
}

export async function balancesOf({ stripe }: Cloud): Promise<[mine: number, theirs: number]> {
  const mine = await stripe.balance.retrieve();
  const theirs = await stripe.balance.retrieve({}, { stripeAccount: 'acct_demo_bella' });
  return [mine.available[0]?.amount ?? 0, theirs.available[0]?.amount ?? 0];
}
