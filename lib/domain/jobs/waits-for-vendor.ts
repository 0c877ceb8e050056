/**
 * The class name that is stored as a job's last error: the sweep finds such dead letters by it once the vendor answers
 * again.
 */
export const waitsForVendor = 'WaitsForVendor';

/**
 * A job failed because this vendor, or the database, is unavailable. It is retried with backoff like any other; its
 * dead letter is shown to the operator and retried automatically when the vendor answers again.
 */
export class WaitsForVendor extends Error {
  constructor(vendor: string, detail: string) {
    super(`${vendor}: ${detail}`);
    this.name = waitsForVendor;
  }
}
