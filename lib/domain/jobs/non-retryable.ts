/** A job that can never succeed as it is: it is put aside at once and shown to the operator. */
export class NonRetryable extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'NonRetryable';
  }
}
