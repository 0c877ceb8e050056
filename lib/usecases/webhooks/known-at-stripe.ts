import { Suspicious } from '@/lib/domain/jobs/suspicious';
import { StripeRefused } from '@/lib/integrations/stripe/client';

/** What an event speaks of, as Stripe has it on our account. @throws Suspicious when there is no such thing there */
export function knownAtStripe<T>(found: Promise<T>): Promise<T> {
  return found.catch((error: unknown) => {
    if (!(error instanceof StripeRefused) || error.code !== 'resource_missing') throw error;
    throw new Suspicious('Stripe has no such thing on our account', error);
  });
}
