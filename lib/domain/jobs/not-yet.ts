/** A job that isn't due yet: it runs again after `afterMs`, any number of times, and never becomes a dead letter. */
export class NotYet extends Error {
  readonly afterMs: number;

  constructor(message: string, afterMs: number, cause?: unknown) {
    super(message, { cause });
    this.name = 'NotYet';
    this.afterMs = afterMs;
  }
}
