import { createHash } from 'node:crypto';
import module from 'next/dist/server/lib/incremental-cache/file-system-cache.js';
import lifetimes from 'next/dist/server/lib/incremental-cache/shared-cache-controls.external.js';
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

  /**
   * That nothing is at an address is not kept: anybody can think of any number of addresses, and each would be several
   * files. (The page that says so to the whole platform comes with the build.)
   */
  async set(key, value, context) {
    if (!isNothing(value)) return super.set(key, value, context);
    // The framework has just noted for how long it would be good, where it never forgets.
    lifetimes.SharedCacheControls.cacheControls.delete(key);
  }
}

/** A page that was not found, or a value of `unstable_cache` that is null. */
function isNothing(value) {
  return value?.status === 404 || (value?.kind === 'FETCH' && value.data.body === 'null');
}

/** A page has its ETag from here, once for as long as it is kept: the framework would hash all of it for each visitor. */
function named(page) {
  page.headers ??= {};
  page.headers.etag ??= `"${createHash('sha256').update(page.html).digest('base64url')}"`;
  keepPage(page.headers.etag, page.html);
}
