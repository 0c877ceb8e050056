import { z } from 'zod';
import { env } from '@/lib/env';
import { stripeClient } from './client';

/** An event as it is stored in the inbox: verified, not yet understood. `occurredAt` in epoch milliseconds. */
export type ReceivedEvent = {
  id: string;
  type: string;
  /** The connected account it is about; null: the platform's own. */
  account: string | null;
  occurredAt: number;
  payload: Record<string, unknown>;
};

const envelope = z.looseObject({
  id: z.string().min(1).max(255),
  type: z.string().min(1).max(255),
  account: z.string().nullish(),
  created: z.number(),
  data: z.looseObject({ object: z.looseObject({}) }),
});

/** Five minutes for clocks that differ and five for the way. Hearing something twice does no harm: events are unique. */
const TOLERANCE_SECONDS = 10 * 60;

/**
 * The platform's endpoint and the Connect endpoint each sign with a secret of their own; either is ours.
 * @param rawBody the bytes as they came. @returns null: not signed by Stripe, or longer ago than the tolerance
 */
export function verifyWebhook(rawBody: string, signature: string | null): ReceivedEvent | null {
  if (!signature) return null;
  for (const secret of [env.STRIPE_WEBHOOK_SECRET, env.STRIPE_CONNECT_WEBHOOK_SECRET]) {
    if (!secret) continue;
    try {
      stripeClient().webhooks.constructEvent(rawBody, signature, secret, TOLERANCE_SECONDS);
    } catch {
      continue;
    }
    const parsed = envelope.safeParse(JSON.parse(rawBody));
    if (!parsed.success) return null;
    const { id, type, account, created } = parsed.data;
    return { id, type, account: account ?? null, occurredAt: created * 1000, payload: parsed.data };
  }
  return null;
}
