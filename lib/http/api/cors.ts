import { requestIdOf } from '@/lib/http/request/request-id';

/**
 * Pages of any origin may call with a publishable key. A secret key travels in `Authorization`, which no page may
 * send across origins, because it is not among the allowed headers.
 */
const open = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers':
    'X-Request-Id, RateLimit, RateLimit-Policy, Retry-After, Idempotency-Replayed',
};

export function corsHeaders(request: Request): Record<string, string> {
  return request.headers.has('authorization') ? {} : open;
}

/** `export const OPTIONS = preflight` beside a route's methods. */
export function preflight(request: Request): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...open,
      'X-Request-Id': requestIdOf(request.headers),
      'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
      'Access-Control-Allow-Headers': 'Content-Type, X-Tenant-Key, Idempotency-Key, X-Request-Id',
      'Access-Control-Max-Age': '86400',
    },
  });
}
