import { createHash } from 'node:crypto';
import module from 'next/dist/server/lib/incremental-cache/file-system-cache.js';
import { keepPage } from './keptPages.ts';

const FileSystemCache = module.default ?? module;

/**
 * The framework's own cache of pages, which only knows what its own process was told. An entry that names a version of a
 * tenant's catalogue is good only while that is the present one (lib/http/pageFreshness.ts), so that a save on one
 * instance is seen on all of them. On Vercel the platform's cache is used instead, which all functions share.
 */
export default class PageCache extends FileSystemCache {
  async get(key, context) {
    const entry = await super.get(key, context);
    const tags = entry?.value?.headers?.['x-next-cache-tags'];
    if (tags && globalThis.maisIsFresh && !(await globalThis.maisIsFresh(tags.split(',')))) return null;
    if (typeof entry?.value?.html === 'string') named(entry.value);
    return entry;
  }
}

/** A page has its ETag from here, once for as long as it is kept: the framework would hash all of it for each visitor. */
function named(page) {
  page.headers ??= {};
  page.headers.etag ??= `"${createHash('sha256').update(page.html).digest('base64url')}"`;
  keepPage(page.headers.etag, page.html);
}
