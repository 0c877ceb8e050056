import { problemPath, problemWords } from '@/lib/domain/problems';
import { env } from '@/lib/env';
import type { Described } from './describe-error';

/** RFC 9457. Members of `extra` stand beside the standard ones. */
export function problemResponse(
  described: Described,
  requestId: string,
  headers: HeadersInit = {},
): Response {
  const { code, message, errors, retryAfterSeconds, extra } = described;
  const { status, title } = problemWords(code);
  const body = {
    ...extra,
    type: env.APP_URL + problemPath(code),
    title,
    status,
    code,
    detail: message,
    requestId,
    ...(errors && errors.length > 0 ? { errors } : {}),
  };
  const response = new Response(JSON.stringify(body), { status, headers });
  response.headers.set('content-type', 'application/problem+json');
  response.headers.set('x-request-id', requestId);
  response.headers.set('cache-control', 'no-store');
  if (retryAfterSeconds !== undefined)
    response.headers.set('retry-after', String(Math.max(1, Math.ceil(retryAfterSeconds))));
  return response;
}
