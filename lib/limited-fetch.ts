/** What our own pages wait for our own API, and whoever names no limit for anything. */
const usualLimitMs = 10_000;

/**
 * The one way to fetch, in the browser and on the server: `fetch` itself waits five minutes for a silent server, and
 * the lint refuses it everywhere else.
 * @throws DOMException TimeoutError when the answer, its body included, is not there after `limitMs`
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
