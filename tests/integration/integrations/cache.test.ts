import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createCache } from '@/lib/integrations/redis/cache';
import { memoryStore } from '@/lib/integrations/redis/memoryStore';
import type { Store } from '@/lib/integrations/redis/store';

const shape = z.object({ version: z.number(), name: z.string() });
const value = { version: 3, name: 'Elopement' };

const away: Store = {
  get: () => Promise.reject(new Error('away')),
  set: () => Promise.reject(new Error('away')),
  delete: () => Promise.reject(new Error('away')),
  deletePattern: () => Promise.reject(new Error('away')),
};

describe('the cache', () => {
  it('gives back what was set and counts hits and misses', async () => {
    const cache = createCache(memoryStore());
    expect(await cache.get('a', shape)).toBeNull();
    await cache.set('a', value);
    expect(await cache.get('a', shape)).toEqual(value);
    expect(cache.getStats()).toMatchObject({ hits: 1, misses: 1, errors: 0, sets: 1 });
  });

  it('treats an entry of another shape, and text that is no JSON, as a miss', async () => {
    const store = memoryStore();
    const cache = createCache(store);
    await store.set('old', JSON.stringify({ version: 'three' }), 60);
    await store.set('poisoned', '{{{', 60);
    expect(await cache.get('old', shape)).toBeNull();
    expect(await cache.get('poisoned', shape)).toBeNull();
    expect(cache.getStats().misses).toBe(2);
  });

  it('goes on without a value when the store fails', async () => {
    const cache = createCache(away);
    expect(await cache.getOrLoad('a', shape, async () => value)).toEqual(value);
    expect(await cache.delete(['a'])).toBe(false);
    expect(await cache.deletePattern('*')).toBe(false);
    expect(cache.getStats().errors).toBe(4);
  });

  it('loads once, however many ask at the same time', async () => {
    const cache = createCache(memoryStore());
    let loads = 0;
    const load = async () => {
      loads++;
      await new Promise((resolve) => setTimeout(resolve, 20));
      return value;
    };
    const answers = await Promise.all(Array.from({ length: 50 }, () => cache.getOrLoad('hot', shape, load)));
    expect(loads).toBe(1);
    expect(answers.every((answer) => answer.version === 3)).toBe(true);
  });

  it('does not let a reader that comes after an invalidation join a flight from before it', async () => {
    const cache = createCache(memoryStore());
    let current = 1;
    const load = async () => {
      const version = current;
      await new Promise((resolve) => setTimeout(resolve, 20));
      return { version, name: 'x' };
    };
    const early = cache.getOrLoad('k', shape, load);
    await new Promise((resolve) => setTimeout(resolve, 5));
    current = 2;
    await cache.delete(['k']);
    expect((await cache.getOrLoad('k', shape, load)).version).toBe(2);
    expect((await early).version).toBe(1);
    expect((await cache.get('k', shape))?.version).toBe(2);
  });

  it('forgets a failed load', async () => {
    const cache = createCache(memoryStore());
    await expect(cache.getOrLoad('k', shape, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await cache.getOrLoad('k', shape, async () => value)).toEqual(value);
  });

  it('deletes by pattern, and only what matches', async () => {
    const cache = createCache(memoryStore());
    await cache.set('catalog:t1:packages', value);
    await cache.set('catalog:t1:package:a', value);
    await cache.set('catalog:t2:packages', value);
    await cache.deletePattern('catalog:t1:*');
    expect(await cache.get('catalog:t1:packages', shape)).toBeNull();
    expect(await cache.get('catalog:t1:package:a', shape)).toBeNull();
    expect(await cache.get('catalog:t2:packages', shape)).toEqual(value);
  });
});
