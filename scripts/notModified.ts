import type { IncomingMessage, ServerResponse } from 'node:http';

/** Answers 304 in place of what the browser has already, known by its ETag (lib/http/pageCache.mjs gives pages theirs). */
export function sayNotModified({ headers }: IncomingMessage, response: ServerResponse): void {
  const names = headers['if-none-match']?.split(',').map((name) => name.trim().replace(/^W\//, ''));
  if (!names) return;
  const writeHead = response.writeHead.bind(response) as (
    status: number,
    ...rest: unknown[]
  ) => ServerResponse;
  response.writeHead = (status: number, ...rest: unknown[]) => {
    const etag = response.getHeader('etag');
    if (status !== 200 || typeof etag !== 'string' || !names.includes(etag))
      return writeHead(status, ...rest);
    response.removeHeader('content-length');
    // Node sends no body with it, whatever is written.
    return writeHead(304, ...rest);
  };
}
