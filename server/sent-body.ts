import type { IncomingMessage, ServerResponse } from 'node:http';
import compression from 'compression';
import { type KeptPage, keptPage } from '../lib/http/pages/kept-pages.ts';

type End = (chunk?: unknown, ...rest: unknown[]) => ServerResponse;

const compress = compression({
  filter: (request, response) => {
    // The framework appends a route's content type, which makes an array of one: the compression library takes an array
    // for no type at all.
    const type = response.getHeader('content-type');
    if (Array.isArray(type)) response.setHeader('content-type', type.join(', '));
    return compression.filter(request, response);
  },
});

/** Doesn't match an encoding that is refused by `q=0`. */
const takesGzip = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i;

/**
 * Sets the headers of a response that depend on its body, once the body is known: length, encoding, 304 Not Modified,
 * caching. Compression is switched off in the framework (next.config.ts) and done here.
 */
export function describeBody(request: IncomingMessage, response: ServerResponse): void {
  compress(request as never, response as never, () => undefined);
  let isPage = false;
  beforeHead(response, (status) => {
    // The framework gives a page's data the ETag of the page.
    if (!isPage && isPageName(response.getHeader('etag'))) response.removeHeader('etag');
    tellTheTruthToCaches(response, status);
  });
  holdJson(response);

  const end = response.end.bind(response) as End;
  response.end = ((chunk: unknown, ...rest: unknown[]) => {
    if (response.headersSent) return end(chunk, ...rest);
    const page = pageIn(request, response, chunk);
    isPage = page !== undefined;
    if (page) return sendPage(request, response, page, end);
    // A HEAD response has no compressed body, so the length would be that of the uncompressed one.
    if (request.method === 'HEAD' && request.headers['accept-encoding'] && isCompressible(request, response))
      response.removeHeader('content-length');
    return end(chunk, ...rest);
  }) as typeof response.end;
}

const isPageName = (etag: unknown) => typeof etag === 'string' && etag.startsWith('W/"page-');

const isCompressible = (request: IncomingMessage, response: ServerResponse) =>
  compression.filter(request as never, response as never);

/** The cached page that is being sent, found by its ETag; only if its text is what is being sent. */
function pageIn(
  { method }: IncomingMessage,
  response: ServerResponse,
  chunk: unknown,
): (KeptPage & { etag: string }) | undefined {
  const etag = response.getHeader('etag');
  if (typeof etag !== 'string' || !isPageName(etag)) return undefined;
  const page = keptPage(etag);
  if (!page) return undefined;
  const isIts =
    method === 'HEAD'
      ? /^text\/html\b/.test(String(response.getHeader('content-type')))
      : chunk === page.html;
  return isIts ? { ...page, etag } : undefined;
}

/** Sends the cached encoded and compressed bytes instead of encoding and compressing the same text again. */
function sendPage(
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  page: KeptPage & { etag: string },
  end: End,
): ServerResponse {
  const known = headers['if-none-match']?.split(',').map((name) => name.trim());
  if (response.statusCode === 200 && known?.some((name) => name === page.etag || name === '*')) {
    response.statusCode = 304;
    for (const name of ['content-length', 'content-type']) response.removeHeader(name);
    varyByCoding(response);
    return end();
  }
  const zipped = takesGzip.test(headers['accept-encoding']?.toString() ?? '') ? page.zipped() : undefined;
  if (zipped) response.setHeader('content-encoding', 'gzip');
  const bytes = zipped ?? page.bytes;
  response.setHeader('content-length', bytes.length);
  return end(method === 'HEAD' ? undefined : bytes);
}

function varyByCoding(response: ServerResponse): void {
  const names = [response.getHeader('vary') ?? []].flat().join(', ');
  if (!/\baccept-encoding\b/i.test(names))
    response.setHeader('vary', names ? `${names}, Accept-Encoding` : 'Accept-Encoding');
}

/**
 * The framework lets shared caches keep a cached page for a year, because its own host's cache gets invalidated. Any
 * other cache has to revalidate, and a 404 may exist tomorrow.
 */
function tellTheTruthToCaches(response: ServerResponse, status: number): void {
  if (!/^s-maxage=/.test(String(response.getHeader('cache-control')))) return;
  const isThere = status === 200 || status === 304;
  response.setHeader('cache-control', isThere ? 'public, max-age=0, must-revalidate' : 'no-store');
}

function beforeHead(response: ServerResponse, change: (status: number) => void): void {
  const writeHead = response.writeHead.bind(response) as (
    status: number,
    ...rest: unknown[]
  ) => ServerResponse;
  response.writeHead = (status: number, ...rest: unknown[]) => {
    change(status);
    return writeHead(status, ...rest);
  };
}

/**
 * The framework writes a route's response as a stream of one chunk with unknown length. JSON is held back for one turn
 * of the event loop: a response that has ended by then is sent with its length, and compressed only where that pays
 * off.
 */
function holdJson(response: ServerResponse): void {
  let held: Buffer | undefined;
  const write = response.write.bind(response) as (chunk: unknown, ...rest: unknown[]) => boolean;
  const end = response.end.bind(response) as End;
  const flushHeaders = response.flushHeaders.bind(response);
  const isHeld = () => !response.headersSent && /\bjson\b/.test(String(response.getHeader('content-type')));
  const letGo = () => {
    const chunk = held;
    held = undefined;
    if (chunk && !response.destroyed) write(chunk);
  };
  response.flushHeaders = () => {
    if (!isHeld()) flushHeaders();
  };
  response.write = ((chunk: unknown, ...rest: unknown[]) => {
    if (held || !isHeld() || !(chunk instanceof Uint8Array)) {
      letGo();
      return write(chunk, ...rest);
    }
    held = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    setImmediate(letGo);
    return true;
  }) as typeof response.write;
  response.end = ((chunk: unknown, ...rest: unknown[]) => {
    const whole = held;
    held = undefined;
    if (!whole) return end(chunk, ...rest);
    if (chunk) {
      write(whole);
      return end(chunk, ...rest);
    }
    response.setHeader('content-length', whole.length);
    return end(whole);
  }) as typeof response.end;
}
