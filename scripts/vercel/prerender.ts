import { headersOf } from './exchange.ts';
import type { Call } from './functions.ts';
import type { Entry } from './output.ts';
import type { Way } from './routes.ts';
import type { Prerender } from './schema.ts';

/** Whether a request is for the prerendered page, not for the function behind it. */
function isForPage({ experimentalBypassFor = [] }: Prerender, { method, headers }: Way): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  return !experimentalBypassFor.some(({ key, value }) => {
    const said = headers.get(key);
    return said !== null && (value === undefined || new RegExp(`^(?:${value})$`).test(said));
  });
}

/** Whether the page that the build prerendered answers the request. */
export const isAboutFallback = (prerender: Prerender, way: Way): boolean =>
  prerender.fallback !== null && isForPage(prerender, way);

/**
 * The request for a function: the whole one; or, for a prerendered page, only what its cache key consists of, under the
 * page's own path, for whose data there is one too.
 */
export function callFor(entry: Extract<Entry, { kind: 'function' }>, way: Way, asked: string): Call {
  const { prerender } = entry;
  const page = prerender && isForPage(prerender, way) ? prerender : null;
  const headers = new Headers(way.headers);
  const query = new URLSearchParams(way.query);
  if (page) {
    for (const name of [...headers.keys()]) if (!page.allowHeader.includes(name)) headers.delete(name);
    for (const name of [...query.keys()]) if (!page.allowQuery.includes(name)) query.delete(name);
  }
  headers.set('x-matched-path', way.forced.get('x-matched-path') ?? `/${entry.path}`);
  const path = page ? `/${entry.path}` : asked;
  return {
    method: page ? 'GET' : way.method,
    url: path + (query.size ? `?${query}` : ''),
    headers: headersOf(headers) as Call['headers'],
  };
}
