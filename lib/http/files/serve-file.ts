import type { ByteRange, StoredFile } from '@/lib/integrations/storage/port';
import { storage } from '@/lib/integrations/storage/storage';

const forEver = 'public, max-age=31536000, immutable';

/** How long what was asked for may be kept: a public picture for ever, a private file nowhere. */
type Kept = 'for_ever' | 'nowhere';

/**
 * The part of a file that a request asks for; null: the whole. Only one part, as players of films ask; what is no range, or
 * several, is as if it weren't there (RFC 9110, 14.2).
 */
function rangeOf(request: Request): ByteRange | null {
  const [, from, to] = /^bytes=(\d{1,12})-(\d{0,12})$/.exec(request.headers.get('range') ?? '') ?? [];
  if (from === undefined || (to && Number(to) < Number(from))) return null;
  return { from: Number(from), ...(to ? { to: Number(to) } : {}) };
}

/**
 * Reads what a request asks for of a file, and answers it. A range is looked at before the store is asked for it: one that
 * the file hasn't is the asker's mistake, not the store's failure.
 */
export async function answerFile(
  request: Request,
  key: string,
  kept: Kept,
  as: Pick<StoredFile, 'type'> | null = null,
): Promise<Response> {
  const store = storage();
  const asked = rangeOf(request);
  const head = asked || request.method === 'HEAD' ? await store.head(key) : null;
  if ((asked || request.method === 'HEAD') && !head) return noFile();
  if (head && request.method === 'HEAD')
    return fileResponse(request, { ...head, ...as, from: 0, body: null }, kept);
  // Of another version than the asker has a part of, the whole.
  const ifRange = request.headers.get('if-range');
  const range = asked && (ifRange === null || ifRange === head?.etag) ? asked : undefined;
  if (head && range && range.from >= head.bytes) return noSuchPart(head.bytes);
  const file = await store.get(key, range);
  return file ? fileResponse(request, { ...file, ...as }, kept) : noFile();
}

/** Without its bytes, for HEAD. */
type Whole = Omit<StoredFile, 'body'> & { body: null };

/** Answers with a file's bytes, its type, its name for caches, and nothing that a browser could take for a page. */
function fileResponse(request: Request, file: Whole | StoredFile, kept: Kept): Response {
  const { body, bytes, type, etag, from } = file;
  const headers = new Headers({
    'content-type': type,
    'cache-control': kept === 'for_ever' ? forEver : 'private, no-store',
    etag,
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': kept === 'for_ever' ? 'cross-origin' : 'same-origin',
  });
  if (isKnown(request.headers.get('if-none-match'), etag))
    return new Response(null, { status: 304, headers });
  if (body === null) {
    headers.set('content-length', String(bytes));
    return new Response(null, { headers });
  }
  const isPart = body.length < bytes;
  if (isPart) headers.set('content-range', `bytes ${from}-${from + body.length - 1}/${bytes}`);
  headers.set('content-length', String(body.length));
  return new Response(body, { status: isPart ? 206 : 200, headers });
}

/** RFC 9110, 13.1.2: compared weakly; `*` is any. */
const isKnown = (known: string | null, etag: string): boolean =>
  (known ?? '').split(',').some((each) => each.trim() === '*' || each.trim().replace(/^W\//, '') === etag);

export const noFile = () => inWords(404, 'There is no file at this address.');

/** The file is there, and has no such part. */
const noSuchPart = (bytes: number) =>
  inWords(416, 'This file has no such part.', { 'content-range': `bytes */${bytes}` });

const inWords = (status: number, text: string, headers: Record<string, string> = {}) =>
  new Response(text, {
    status,
    headers: {
      'cache-control': 'no-store',
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
  });
