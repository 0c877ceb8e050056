import { join } from 'node:path';
import { SharedCacheControls } from 'next/dist/server/lib/incremental-cache/shared-cache-controls.external';
import { afterEach, expect, it, vi } from 'vitest';
import { root } from '@/scripts/paths';

/** Where the framework keeps for how long a page is good; of its own it forgets nothing. */
const { cacheControls } = SharedCacheControls as unknown as { cacheControls: Map<string, object> };

afterEach(() => {
  vi.useRealTimers();
});

it('keeps a booking page for five minutes of the clock at most, and never beyond a day of any zone', async () => {
  const { default: PageCache } = await import(join(root, 'lib/http/pages/page-cache.mjs'));
  const cache = new PageCache({ flushToDisk: false, maxMemoryCacheSize: 10_000_000 });
  vi.useFakeTimers({ toFake: ['Date'] });
  const at = (time: string) => vi.setSystemTime(`2027-03-01T${time}Z`);
  const page = { kind: 'APP_PAGE', html: '<script>a()</script>', headers: {}, status: 200 };
  const keep = async (key: string) =>
    cache.set(key, { ...page, headers: {} }, { cacheControl: { revalidate: false, expire: undefined } });
  const isKept = async (key: string) => (await cache.get(key, { kind: 'APP_PAGE' })) !== null;
  at('18:10:04');
  await keep('/book/spa/facial');
  await keep('/t/spa');
  at('18:14:59');
  expect(await isKept('/book/spa/facial')).toBe(true);
  // Midnight in Kathmandu.
  at('18:15:00');
  expect(await isKept('/book/spa/facial')).toBe(false);
  expect(await isKept('/t/spa')).toBe(true);
  // It may have been begun the day before.
  at('18:15:01');
  await keep('/book/spa/facial');
  expect(await isKept('/book/spa/facial')).toBe(false);
  at('18:15:03');
  await keep('/book/spa/facial');
  expect(await isKept('/book/spa/facial')).toBe(true);
});

it('keeps pages that were not found in memory, no more than fit, and forgets with them for how long they are good', async () => {
  // JavaScript, as the framework loads it.
  const { default: PageCache } = await import(join(root, 'lib/http/pages/page-cache.mjs'));
  const cache = new PageCache({ flushToDisk: false });
  const cacheControl = { revalidate: false as const, expire: undefined };
  const set = async (key: string, status: number) => {
    cacheControls.set(key, cacheControl);
    const page = { kind: 'APP_PAGE', html: 'x'.repeat(100_000), headers: {} };
    await cache.set(key, { ...page, status }, { cacheControl });
  };
  const get = (key: string) => cache.get(key, { kind: 'APP_PAGE' });
  await set('/t/here', 200);
  for (let n = 0; n < 100; n += 1) await set(`/t/nowhere-${n}`, 404);
  expect((await get('/t/nowhere-99')).value.status).toBe(404);
  expect(await get('/t/nowhere-0')).toBeNull();
  expect(cacheControls.has('/t/here')).toBe(true);
  expect(cacheControls.size).toBeLessThan(50);
  // Somebody has made it meanwhile.
  await set('/t/nowhere-99', 200);
  expect(cacheControls.has('/t/nowhere-99')).toBe(true);
});
