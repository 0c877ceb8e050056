import { NonRetryable } from './non-retryable';

/**
 * A webhook event that names a record of ours but doesn't match it: another account, another sum, or nothing that
 * Stripe knows of. It becomes a dead letter at once and raises the operator's alert `mais_webhook_suspicious`; none of
 * its content is trusted.
 */
export class Suspicious extends NonRetryable {
  constructor(message: string, cause?: unknown) {
    super(message, cause);
    this.name = 'Suspicious';
  }
}
