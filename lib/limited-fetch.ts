/** The default timeout, which our own pages use for our own API. */
const usualLimitMs = 10_000;

/**
 * The only way to fetch, in the browser and on the server: `fetch` itself waits five minutes for a silent server, and
 * the linter refuses it everywhere else.
 * @throws DOMException TimeoutError when the response, its body included, hasn't arrived after `limitMs`
 */
export function limitedFetch(
  address: string | URL,
  init: RequestInit = {},
  limitMs: number = usualLimitMs,
): Promise<Response> {
  const limit = AbortSignal.timeout(limitMs);
  const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit;
  return fetch(address, { ...init, signal });
}
