/**
 * How long the self-hosted server keeps a connection, milliseconds. Without imports, so that its entry can load it as
 * it is.
 */
export const serverLimits = {
  /** Longer than a load balancer keeps an idle connection (60 s), so that it is never the server who hangs up first. */
  keepAliveTimeout: 65_000,
  /** For all of a request's headers; more than keepAliveTimeout, or a reused connection might be cut while they come. */
  headersTimeout: 66_000,
  /** For a whole request; server/body-buffer.ts gives a body ten seconds, and this may not be less than the above. */
  requestTimeout: 76_000,
};
