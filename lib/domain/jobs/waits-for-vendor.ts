/** The name under which it is kept as a job's last error: it comes back by itself when the vendor does. */
export const waitsForVendor = 'WaitsForVendor';

/**
 * A job can't be done while this vendor, or the database, is away. It is retried as any other, then put aside where the operator sees it,
 * and comes back by itself when the vendor answers again.
 */
export class WaitsForVendor extends Error {
  constructor(vendor: string, detail: string) {
    super(`${vendor}: ${detail}`);
    this.name = waitsForVendor;
  }
}
