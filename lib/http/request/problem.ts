import { type ErrorCode, errorStatus } from '@/lib/domain/errors';
import { env } from '@/lib/env';
import type { Described } from './describe-error';

const titles: Record<ErrorCode, string> = {
  malformed: 'The request can’t be read',
  range_too_large: 'The range is too large',
  unauthenticated: 'Who is asking?',
  forbidden: 'Not allowed',
  not_found: 'Not found',
  method_not_allowed: 'Not in this way',
  slot_taken: 'Taken meanwhile',
  price_changed: 'The price has changed',
  in_progress: 'Still being worked on',
  conflict: 'Changed meanwhile',
  payload_too_large: 'Too large',
  validation_failed: 'Some fields need another look',
  not_bookable: 'Not bookable',
  not_allowed: 'The policy says no',
  idempotency_mismatch: 'Another request had this key',
  rate_limited: 'Too many requests',
  internal: 'Something went wrong',
  unavailable: 'Not available right now',
};

/** RFC 9457. Members of `extra` stand beside the standard ones. */
export function problemResponse(
  described: Described,
  requestId: string,
  headers: HeadersInit = {},
): Response {
  const { code, message, errors, retryAfterSeconds, extra } = described;
  const status = errorStatus[code];
  const body = {
    ...extra,
    type: `${env.APP_URL}/problems/${code}`,
    title: titles[code],
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
