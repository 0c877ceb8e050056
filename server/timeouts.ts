/**
 * Connection timeouts of the self-hosted server, milliseconds. Without imports, so that its entry can load it without a
 * build step.
 */
export const serverLimits = {
  /** Longer than a load balancer keeps an idle connection (60 s), so that the server never closes it first. */
  keepAliveTimeout: 65_000,
  /**
   * For all of a request's headers; longer than keepAliveTimeout, or a reused connection might be cut while they
   * arrive.
   */
  headersTimeout: 66_000,
  /**
   * For a whole request, and so for the longest of all, a file; server/body-buffer.ts gives any other body ten seconds.
   */
  requestTimeout: 310_000,
};
