import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import module from 'next/dist/server/lib/incremental-cache/file-system-cache.js';
import lifetimes from 'next/dist/server/lib/incremental-cache/shared-cache-controls.external.js';
import { drawnFirst } from './drawn-first.ts';
import { keepPage } from './kept-pages.ts';
import { scriptPolicy } from './page-scripts.ts';

const FileSystemCache = module.default ?? module;
const { cacheControls } = lifetimes.SharedCacheControls;

/** Pages that say that nothing is there, in memory and few of them: rendering one takes as long as any other page. */
const nowhere = new LRUCache({
  maxSize: 8 * 1024 * 1024,
  sizeCalculation: ({ value }, key) =>
    2 * (value.html.length + key.length) + (value.rscData?.length ?? 0) + 1,
  // The framework notes for how long each would be good, and never forgets.
  dispose: (_, key, reason) => reason === 'evict' && cacheControls.delete(key),
});

/**
 * The framework's own cache of pages, which only knows what its own process was told. An entry that names a version of a
 * tenant's catalogue is good only while that is the present one (lib/http/pages/page-freshness.ts), so that a save on one
 * instance is seen on all of them. On Vercel the platform's cache is used instead, which all functions share.
 */
export default class PageCache extends FileSystemCache {
  async get(key, context) {
    const absent = context.kind === 'APP_PAGE' ? nowhere.get(key) : undefined;
    if (absent && isOfNow(key, absent) && (await isFresh(absent))) return absent;
    const entry = await super.get(key, context);
    if (!isOfNow(key, entry) || !(await isFresh(entry))) return null;
    if (typeof entry?.value?.html === 'string') describe(entry.value);
    return entry;
  }

  /**
   * That nothing is at an address is not kept on the disk: anybody can think of any number of addresses, and each would
   * be several files. (The page that says so to the whole platform comes with the build.)
   */
  async set(key, value, context) {
    // The first answer is made of this, too.
    if (value?.kind === 'APP_PAGE') prepare(value);
    if (!isNothing(value)) {
      nowhere.delete(key);
      return super.set(key, value, context);
    }
    const { cacheControl } = context;
    if (value?.kind === 'APP_PAGE') nowhere.set(key, { value, cacheControl, lastModified: Date.now() });
    if (!nowhere.has(key)) cacheControls.delete(key);
  }
}

async function isFresh(entry) {
  const tags = entry?.value?.headers?.['x-next-cache-tags'];
  return !tags || !globalThis.maisIsFresh || globalThis.maisIsFresh(tags.split(','));
}

/**
 * The booking page (app/book) counts from its moment: the first bookable day, what cancelling would cost. It is good for the
 * five minutes of the clock in which it was made, less two seconds in which it may still have been under way. In any zone a
 * day begins with such five minutes.
 */
function isOfNow(key, entry) {
  if (!entry || !key.startsWith('/book/')) return true;
  return Math.floor((entry.lastModified - 2_000) / FIVE_MINUTES) === Math.floor(Date.now() / FIVE_MINUTES);
}

const FIVE_MINUTES = 5 * 60_000;

/** A page that was not found or leads elsewhere, or a value of `unstable_cache` that is null. */
function isNothing(value) {
  return (
    value?.status === 404 ||
    (value?.status >= 300 && value.status < 400) ||
    (value?.kind === 'FETCH' && value.data.body === 'null')
  );
}

function prepare(page) {
  page.html = drawnFirst(page.html);
  page.headers ??= {};
  // A second header of this name beside the one of next.config.ts: a browser obeys both.
  page.headers['content-security-policy'] ??= scriptPolicy(page.html);
}

/** A page has its ETag from here, once for as long as it is kept: the framework would hash all of it for each visitor. */
function describe(page) {
  if (!page.headers?.etag) prepare(page);
  // Weak: the same page may be compressed or not. By its beginning the server knows it for one of these.
  page.headers.etag ??= `W/"page-${createHash('sha256').update(page.html).digest('base64url')}"`;
  keepPage(page.headers.etag, page.html);
}
