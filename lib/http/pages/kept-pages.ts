import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';

export type KeptPage = {
  /** What it is the bytes of. */
  html: string;
  bytes: Buffer;
  /** Compressed; undefined where it is not compressed yet. */
  zipped: () => Buffer | undefined;
};

/**
 * Cached pages as they go over the wire, by their ETag, which is a hash of all of their text: what keeps pages
 * (page-cache.mjs) puts them in, the server (server/sent-body.ts) takes them out. Encoding a page anew for each visitor
 * was a quarter of serving it, compressing it two thirds.
 */
const pages = new LRUCache<string, KeptPage>({
  maxSize: 64 * 1024 * 1024,
  // The compressed page with it, which is a fraction. The text is the cache's own.
  sizeCalculation: ({ bytes }) => Math.ceil(bytes.length * 1.5) || 1,
});

export function keepPage(etag: string, html: string): void {
  if (!pages.has(etag)) pages.set(etag, { html, bytes: Buffer.from(html), zipped: zipping(html) });
}

export function keptPage(etag: string): KeptPage | undefined {
  return pages.get(etag);
}

/** Compressed as tight as it goes, at its first use: once for a page, not once for a visitor. */
function zipping(html: string): KeptPage['zipped'] {
  let zipped: Buffer | undefined;
  let begun = false;
  return () => {
    if (!begun) {
      begun = true;
      // A page that fails is compressed on its way, for each visitor.
      promisify(gzip)(html, { level: 9 }).then(
        (bytes) => {
          zipped = bytes;
        },
        () => undefined,
      );
    }
    return zipped;
  };
}
