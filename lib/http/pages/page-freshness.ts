import { LRUCache } from 'lru-cache';
import { findTenantBySlug } from '@/lib/data/catalogue/catalogue';
import { withTimeout } from '@/lib/with-timeout';

/**
 * How long an instance may rely on the edition that it has read. A save waits as long before it returns, so that no
 * instance serves an older page afterwards.
 */
export const BELIEVED_MS = 100;
/** Timeout of the freshness check; after it the cached page is served unchecked. */
const TIMEOUT_MS = 2_000;

const editions = new LRUCache<string, { at: number; edition: Promise<string | null> }>({ max: 5_000 });

/** The edition of a page that was made when there was no such tenant. */
export const NO_EDITION = '0';

/** The tag by which a cached page says which edition of the tenant's catalogue it shows. */
export const editionTag = (slug: string, edition: string) => `tenant:${slug}:v${edition}`;

/**
 * Whether a cached page with these tags is still current. Requests within BELIEVED_MS share one look-up. While the
 * database is unavailable, a cached page counts as current.
 */
async function isFresh(tags: readonly string[]): Promise<boolean> {
  for (const tag of tags) {
    const [, slug, edition] = /^tenant:([a-z0-9-]+):v([\da-f-]+)$/.exec(tag) ?? [];
    if (slug && edition && edition !== (await believedEdition(slug, edition))) return false;
  }
  return true;
}

async function believedEdition(slug: string, otherwise: string): Promise<string> {
  const now = performance.now();
  const known = editions.get(slug);
  if (known && now - known.at < BELIEVED_MS) return known.edition.then((edition) => edition ?? otherwise);
  const edition = withTimeout(presentEdition(slug), TIMEOUT_MS, null);
  editions.set(slug, { at: now, edition });
  return edition.then((present) => present ?? otherwise);
}

/** The tenant's edition now; null: the database is unavailable. */
function presentEdition(slug: string): Promise<string | null> {
  return findTenantBySlug(slug).then(
    (tenant) => tenant?.edition ?? NO_EDITION,
    () => null,
  );
}

// The cache handler is loaded by the framework outside of its bundles: it finds this by its global name.
const store = globalThis as typeof globalThis & { maisIsFresh?: typeof isFresh };

/** Gives the page cache its freshness check. Called once at boot. */
export function watchPageCache(): void {
  store.maisIsFresh = isFresh;
}
