import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';

type KeptPage = { bytes: Buffer; zipped?: Buffer; isZipping?: boolean };

/**
 * Cached pages as they go over the wire, by their ETag, which is a hash of all of their text: what keeps pages
 * (pageCache.mjs) puts them in, the server (scripts/keptBody.ts) takes them out. Encoding a page anew for each visitor
 * was a quarter of serving it, compressing it two thirds.
 */
const pages = new LRUCache<string, KeptPage>({
  maxSize: 64 * 1024 * 1024,
  // The compressed page with it, which is a fraction.
  sizeCalculation: ({ bytes }) => Math.ceil(bytes.length * 1.5) || 1,
});

export function keepPage(etag: string, html: string): void {
  if (!pages.has(etag)) pages.set(etag, { bytes: Buffer.from(html) });
}

/** The bytes of a page, compressed or not; undefined where they are not kept, or not compressed yet. */
export function keptPage(etag: string, isZipped: boolean): Buffer | undefined {
  const page = pages.get(etag);
  if (!page || !isZipped) return page?.bytes;
  if (!page.zipped && !page.isZipping) void compress(page);
  return page.zipped;
}

async function compress(page: KeptPage): Promise<void> {
  page.isZipping = true;
  // As tight as it goes: once for a page, not once for a visitor. A page that fails is compressed by the framework.
  page.zipped = await promisify(gzip)(page.bytes, { level: 9 }).catch(() => undefined);
}
