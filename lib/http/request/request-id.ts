import { randomUUID } from 'node:crypto';

const acceptable = /^[A-Za-z0-9][A-Za-z0-9._-]{7,63}$/;

/** The request id that a caller (or the platform in front) sent, else a new one. It is in every log line and answer. */
export function requestIdOf(headers: Headers): string {
  const given = headers.get('x-request-id');
  return given && acceptable.test(given) ? given : randomUUID();
}
