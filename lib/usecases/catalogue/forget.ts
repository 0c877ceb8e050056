import { cache } from '@/lib/integrations/redis/cache';
import { allParts, keyedParts } from './keyed';
import { lastSeenCatalogue } from './read';

/**
 * Takes what is cached of a tenant out of Redis (or this process), after a change was committed. It saves memory, and is
 * not what keeps readers from old values: those carry an older version than the one that the change raised.
 */
export async function forgetCatalogue(tenantId: string): Promise<void> {
  const known = lastSeenCatalogue(tenantId);
  if (known) {
    await cache.delete(allParts(known).map(({ key }) => key));
    return;
  }
  // An instance that never saw the catalogue does not know the names: it looks for them.
  const { config, pattern } = keyedParts(tenantId);
  await Promise.all([cache.delete([config.key]), cache.deletePattern(pattern)]);
}
