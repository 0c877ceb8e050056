import { LRUCache } from 'lru-cache';
import { findTenantBySlug } from '@/lib/data/catalogue';
import { orAfter } from '@/lib/orAfter';

/**
 * How long an instance may believe what it knows of a tenant's version. A save waits as long before it returns, so that
 * no instance serves a page from before it afterwards.
 */
export const BELIEVED_MS = 100;
/** Longer than that nobody waits to learn that a page is still good: it is served. */
const PATIENCE_MS = 2_000;

const versions = new LRUCache<string, { at: number; version: Promise<number | null> }>({ max: 5_000 });

/** The tag by which a cached page says which version of the tenant's catalogue it shows; 0: there was no such tenant. */
export const versionTag = (slug: string, version: number) => `tenant:${slug}:v${version}`;

/**
 * Whether a cached page with these tags still shows the present. One look-up serves all requests of a moment. While the
 * database is away what is cached is served as it is.
 */
async function isFresh(tags: readonly string[]): Promise<boolean> {
  for (const tag of tags) {
    const [, slug, version] = /^tenant:([a-z0-9-]+):v(\d+)$/.exec(tag) ?? [];
    if (slug && Number(version) !== (await believedVersion(slug, Number(version)))) return false;
  }
  return true;
}

async function believedVersion(slug: string, otherwise: number): Promise<number> {
  const now = performance.now();
  const known = versions.get(slug);
  if (known && now - known.at < BELIEVED_MS) return known.version.then((version) => version ?? otherwise);
  const version = orAfter(presentVersion(slug), PATIENCE_MS, null);
  versions.set(slug, { at: now, version });
  return version.then((present) => present ?? otherwise);
}

/** Null: the database is away. */
function presentVersion(slug: string): Promise<number | null> {
  return findTenantBySlug(slug).then(
    (tenant) => tenant?.catalogVersion ?? 0,
    () => null,
  );
}

// The cache handler is loaded by the framework outside of its bundles: it finds this by its global name.
const store = globalThis as typeof globalThis & { maisIsFresh?: typeof isFresh };

/** Lets the cache of pages ask. Called once at boot. */
export function watchPageCache(): void {
  store.maisIsFresh = isFresh;
}
