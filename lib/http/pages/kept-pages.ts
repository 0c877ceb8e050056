import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';

export type KeptPage = {
  /** The text that `bytes` encodes. */
  html: string;
  bytes: Buffer;
  /** The compressed page; undefined until it is ready. */
  zipped: () => Buffer | undefined;
};

/**
 * Cached pages as they go over the wire, by their ETag, which is a hash of all of their text. The page cache
 * (page-cache.mjs) puts them in, the server (server/sent-body.ts) takes them out. Encoding a page anew for each
 * visitor took a quarter of the time of serving it, compressing it two thirds.
 */
const pages = new LRUCache<string, KeptPage>({
  maxSize: 64 * 1024 * 1024,
  // Includes the compressed page, which is a fraction of the bytes. The text belongs to the page cache.
  sizeCalculation: ({ bytes }) => Math.ceil(bytes.length * 1.5) || 1,
});

export function keepPage(etag: string, html: string): void {
  if (!pages.has(etag)) pages.set(etag, { html, bytes: Buffer.from(html), zipped: zipping(html) });
}

export function keptPage(etag: string): KeptPage | undefined {
  return pages.get(etag);
}

/** Compresses at the highest level, at the first use: once for a page, not once for a visitor. */
function zipping(html: string): KeptPage['zipped'] {
  let zipped: Buffer | undefined;
  let begun = false;
  return () => {
    if (!begun) {
      begun = true;
      // If this fails, the server compresses the page for each visitor.
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
