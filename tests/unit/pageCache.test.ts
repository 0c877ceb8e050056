import { join } from 'node:path';
import { SharedCacheControls } from 'next/dist/server/lib/incremental-cache/shared-cache-controls.external';
import { expect, it } from 'vitest';
import { root } from '@/scripts/paths';

/** Where the framework keeps for how long a page is good; of its own it forgets nothing. */
const { cacheControls } = SharedCacheControls as unknown as { cacheControls: Map<string, object> };

it('forgets for how long a page that was not found would have been good', async () => {
  // JavaScript, as the framework loads it.
  const { default: PageCache } = await import(join(root, 'lib/http/pageCache.mjs'));
  const cache = new PageCache({ flushToDisk: false });
  const cacheControl = { revalidate: false as const, expire: undefined };
  const page = { kind: 'APP_PAGE', html: '', headers: {} };
  for (const [key, status] of [
    ['/t/here', 200],
    ['/t/nowhere', 404],
  ] as const) {
    cacheControls.set(key, cacheControl);
    await cache.set(key, { ...page, status }, { cacheControl });
  }
  expect([...cacheControls.keys()]).toEqual(['/t/here']);
});
