import { busiestTenants } from '@/lib/data/catalogue/busiest';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { cache } from '@/lib/integrations/redis/cache';
import { forEach, type Swept } from '@/lib/usecases/for-each';
import { allParts } from './keyed';
import { getCatalogue } from './read';

/** Bounded in tenants, concurrency and time, so that warming never takes the database from bookings. */
const DAYS = 7;
const MOST = 50;
const AT_ONCE = 2;

/**
 * Fills the cache for the businesses with the most bookings of the last week, until `until` (epoch milliseconds).
 * Values that are cached already are kept another fifteen minutes.
 */
export async function warmCatalogues(until: number): Promise<Swept> {
  return forEach(await busiestTenants(DAYS, MOST), AT_ONCE, async (ctx) => {
    if (Date.now() < until) await warm(ctx);
  });
}

async function warm(ctx: TenantContext): Promise<void> {
  const catalogue = await getCatalogue(ctx);
  const version = catalogue.tenant.catalogVersion;
  await Promise.all(
    allParts(catalogue).map(({ key, cut }) => cache.set(key, { version, value: cut(catalogue) })),
  );
}
