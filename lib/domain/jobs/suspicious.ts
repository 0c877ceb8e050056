import { NonRetryable } from './non-retryable';

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
