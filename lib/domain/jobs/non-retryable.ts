/** A job that can never succeed as it is: it becomes a dead letter at once, which the operator sees. */
export class NonRetryable extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'NonRetryable';
  }
}
