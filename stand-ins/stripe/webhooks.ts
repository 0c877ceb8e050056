import { createHmac } from 'node:crypto';
import { limitedFetch } from '../../lib/limited-fetch';
import type { Clock } from '../clock';
import type { Settings } from '../settings';
import type { EventObject } from './objects';

/** What the sender needs of the stand-in. */
type Sender = {
  readonly tables: { readonly events: { row(id: string): { value: EventObject } } };
  readonly settings: Settings;
  readonly clock: Clock;
  touch(): void;
};

/** The event types that this product's endpoints subscribe to; others are only listed by /v1/events. */
const subscribed = [
  'checkout.session.',
  'payment_intent.payment_failed',
  'charge.refunded',
  'refund.',
  'charge.dispute.',
  'account.updated',
  'account.application.deauthorized',
];

const patienceMs = 15_000;
const backoffMs = [200, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000];

export type Delivery = { id: string; type: string; status: number | null };

/** Delivers events to the app, signed, with retries; a test may hold them and choose the order. */
export class Webhooks {
  #holding = false;
  #held: string[] = [];
  #pending = new Map<string, number>();
  #stopped = false;
  readonly log: (Delivery & { at: number })[] = [];

  constructor(readonly cloud: Sender) {}

  queue(event: EventObject): void {
    if (!subscribed.some((start) => event.type.startsWith(start))) {
      event.pending_webhooks = 0;
      return;
    }
    if (this.#holding) this.#held.push(event.id);
    else {
      this.#pending.set(event.id, 0);
      // After the API call has answered: the app must be able to store that answer first.
      setImmediate(() => void this.#attempt(event.id));
    }
  }

  hold(on: boolean): void {
    this.#holding = on;
  }

  held(): EventObject[] {
    return this.#held.map((id) => this.cloud.tables.events.row(id).value);
  }

  /** Delivers held events in the given order (default: by creation), one after another. */
  async release(ids: string[] = this.#held): Promise<Delivery[]> {
    const results: Delivery[] = [];
    for (const id of [...ids]) {
      this.#held = this.#held.filter((held) => held !== id);
      results.push(await this.send(id));
    }
    return results;
  }

  /** One delivery now, whether or not it was delivered before. */
  async send(id: string): Promise<Delivery> {
    const event = this.cloud.tables.events.row(id).value;
    const { appUrl, secrets } = this.cloud.settings;
    const secret = event.account ? secrets.stripeConnectWebhookSecret : secrets.stripeWebhookSecret;
    const body = JSON.stringify(event, null, 2);
    const at = Math.floor(this.cloud.clock.signedAt() / 1000);
    const signature = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex');
    let status: number | null = null;
    try {
      const response = await limitedFetch(
        `${appUrl}/api/webhooks/stripe`,
        {
          method: 'POST',
          headers: {
            'content-type': 'application/json; charset=utf-8',
            'stripe-signature': `t=${at},v1=${signature}`,
            'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
          },
          body,
          redirect: 'manual',
        },
        patienceMs,
      );
      status = response.status;
      await response.arrayBuffer();
    } catch {
      // Unreachable or too slow: the same to Stripe.
    }
    if (status !== null && status < 300) event.pending_webhooks = 0;
    this.log.push({ id, type: event.type, status, at: Date.now() });
    if (this.log.length > 2000) this.log.shift();
    return { id, type: event.type, status };
  }

  async #attempt(id: string): Promise<void> {
    const attempt = this.#pending.get(id);
    if (attempt === undefined || this.#stopped) return;
    const { status } = await this.send(id);
    if (!this.#pending.has(id)) return;
    const wait = backoffMs[attempt];
    if ((status !== null && status < 300) || wait === undefined) this.#pending.delete(id);
    else {
      this.#pending.set(id, attempt + 1);
      this.cloud.clock.at(this.cloud.clock.now() + wait, () => void this.#attempt(id));
    }
    this.cloud.touch();
  }

  undelivered(): string[] {
    return [...this.#pending.keys()];
  }

  dump(): string[] {
    return [...this.#pending.keys(), ...this.#held];
  }

  load(ids: string[]): void {
    for (const id of ids) {
      this.#pending.set(id, 0);
      this.cloud.clock.at(this.cloud.clock.now() + 1_000, () => void this.#attempt(id));
    }
  }

  clear(): void {
    this.#holding = false;
    this.#held = [];
    this.#pending.clear();
    this.log.length = 0;
  }

  stop(): void {
    this.#stopped = true;
  }
}
