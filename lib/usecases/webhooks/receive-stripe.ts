import type { NewJob } from '@/lib/data/outbox/jobs';
import { storeEvent } from '@/lib/data/outbox/webhook-events';
import { verifyWebhook } from '@/lib/integrations/stripe/webhook';
import { noteRefusal } from './refusals';

/** `duplicate`: stored before. `forged`: not signed with one of our secrets. */
export type Receipt = { outcome: 'stored'; job: NewJob } | { outcome: 'duplicate' } | { outcome: 'forged' };

/**
 * Takes in what Stripe sends: verified, then stored with its job in one short transaction. Nothing is worked on here.
 * What isn't signed is counted where the operator sees it: a wrong secret would leave every payment unheard.
 * @throws AppError unavailable when the database is away: Stripe sends it again
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
