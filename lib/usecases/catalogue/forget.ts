import { cache } from '@/lib/integrations/redis/cache';
import { allParts, keyedParts } from './keyed';
import { lastSeenCatalogue } from './read';

/**
 * Removes a tenant's cached values from Redis (or this process) after a change was committed. It only saves memory:
 * readers never use an old value, since it carries a version older than the one that the change raised.
 */
export async function forgetCatalogue(tenantId: string): Promise<void> {
  const known = lastSeenCatalogue(tenantId);
  if (known) {
    await cache.delete(allParts(known).map(({ key }) => key));
    return;
  }
  // An instance that never read the catalogue doesn't know the keys: it scans for them.
  const { config, pattern } = keyedParts(tenantId);
  await Promise.all([cache.delete([config.key]), cache.deletePattern(pattern)]);
}
