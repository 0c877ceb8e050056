import type { NewJob } from '@/lib/data/jobs';
import { storeEvent } from '@/lib/data/webhook-events';
import { verifyWebhook } from '@/lib/integrations/stripe/webhook';

/** `duplicate`: stored before. `forged`: not signed with one of our secrets. */
export type Receipt = { outcome: 'stored'; job: NewJob } | { outcome: 'duplicate' } | { outcome: 'forged' };

/**
 * Takes in what Stripe sends: verified, then stored with its job in one short transaction. Nothing is worked on here.
 * @throws AppError unavailable when the database is away: Stripe sends it again
 */
export async function receiveStripeEvent(rawBody: string, signature: string | null): Promise<Receipt> {
  const event = verifyWebhook(rawBody, signature);
  if (!event) return { outcome: 'forged' };
  const job = await storeEvent('stripe', event);
  return job ? { outcome: 'stored', job } : { outcome: 'duplicate' };
}
