import type { ByteRange, StoredFile } from '@/lib/integrations/storage/port';

const forEver = 'public, max-age=31536000, immutable';

/** How long what was asked for may be kept: a public picture for ever, a private file nowhere. */
type Kept = 'for_ever' | 'nowhere';

/** The part of a file that a request asks for; null: the whole. Only one part, as players of films ask. */
export function rangeOf(request: Request): ByteRange | null {
  const [, from, to] = /^bytes=(\d{1,12})-(\d{0,12})$/.exec(request.headers.get('range') ?? '') ?? [];
  if (from === undefined) return null;
  return { from: Number(from), ...(to ? { to: Number(to) } : {}) };
}

/** Answers with a file's bytes, its type, its name for caches, and nothing that a browser could take for a page. */
export function fileResponse(request: Request, file: StoredFile, kept: Kept): Response {
  const { body, bytes, type, etag, from } = file;
  const headers = new Headers({
    'content-type': type,
    'cache-control': kept === 'for_ever' ? forEver : 'private, no-store',
    etag,
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': kept === 'for_ever' ? 'cross-origin' : 'same-origin',
  });
  if (request.headers.get('if-none-match')?.split(/, */).includes(etag))
    return new Response(null, { status: 304, headers });
  const isPart = body.length < bytes;
  if (isPart) headers.set('content-range', `bytes ${from}-${from + body.length - 1}/${bytes}`);
  headers.set('content-length', String(body.length));
  return new Response(request.method === 'HEAD' ? null : body, { status: isPart ? 206 : 200, headers });
}

export const noFile = () =>
  new Response('There is no file at this address.', {
    status: 404,
    headers: { 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' },
  });
