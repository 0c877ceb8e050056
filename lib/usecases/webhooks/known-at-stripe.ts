import { Suspicious } from '@/lib/domain/jobs/suspicious';
import { StripeRefused } from '@/lib/integrations/stripe/client';

/**
 * What an event refers to, as Stripe has it on the platform's account. @throws Suspicious when it doesn't exist there
 */
export function knownAtStripe<T>(found: Promise<T>): Promise<T> {
  return found.catch((error: unknown) => {
    if (!(error instanceof StripeRefused) || error.code !== 'resource_missing') throw error;
    throw new Suspicious('Stripe has no such thing on our account', error);
  });
}
