/** A job whose time has not come: it is looked at again after a while, as often as it takes, and never put aside. */
export class NotYet extends Error {
  readonly afterMs: number;

  constructor(message: string, afterMs: number, cause?: unknown) {
    super(message, { cause });
    this.name = 'NotYet';
    this.afterMs = afterMs;
  }
}
