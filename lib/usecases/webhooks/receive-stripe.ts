import type { NewJob } from '@/lib/data/outbox/jobs';
import { storeEvent } from '@/lib/data/outbox/webhook-events';
import { verifyWebhook } from '@/lib/integrations/stripe/webhook';
import { noteRefusal } from './refusals';

/** `duplicate`: stored before. `forged`: its signature matches none of our secrets. */
export type Receipt = { outcome: 'stored'; job: NewJob } | { outcome: 'duplicate' } | { outcome: 'forged' };

/**
 * Receives a webhook of Stripe: verified, then stored with its job in one short transaction, and processed later.
 * Unsigned deliveries are counted where the operator sees them: with a wrong secret every payment would be missed.
 * @throws AppError unavailable when the database is away: Stripe retries
 */
export async function receiveStripeEvent(rawBody: string, signature: string | null): Promise<Receipt> {
  const verified = verifyWebhook(rawBody, signature);
  if (!verified.ok) {
    noteRefusal('stripe', verified.why);
    return { outcome: 'forged' };
  }
  const job = await storeEvent('stripe', verified.event);
  return job ? { outcome: 'stored', job } : { outcome: 'duplicate' };
}
