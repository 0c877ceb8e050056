import { StripeRefused } from '@/lib/integrations/stripe/client';
import { NonRetryable } from '@/lib/usecases/jobs/non-retryable';

/**
 * An event that names something of ours and isn't about it: another account, another sum, or nothing that Stripe knows of.
 * Put aside at once, where the operator is alarmed of it (`mais_webhook_suspicious`); nothing of it is believed.
 */
export class Suspicious extends NonRetryable {
  constructor(message: string, cause?: unknown) {
    super(message, cause);
    this.name = 'Suspicious';
  }
}

/** What an event speaks of, as Stripe has it on our account. @throws Suspicious when there is no such thing there */
export function knownAtStripe<T>(found: Promise<T>): Promise<T> {
  return found.catch((error: unknown) => {
    if (!(error instanceof StripeRefused) || error.code !== 'resource_missing') throw error;
    throw new Suspicious('Stripe has no such thing on our account', error);
  });
}
