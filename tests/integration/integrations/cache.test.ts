import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createCache } from '@/lib/integrations/redis/cache';
import { memoryStore } from '@/lib/integrations/redis/memory-store';
import type { Store } from '@/lib/integrations/redis/store';

const shape = z.object({ version: z.number(), name: z.string() });
const value = { version: 3, name: 'Elopement' };
const entry = { version: 3, value };

const away: Store = {
  get: () => Promise.reject(new Error('away')),
  set: () => Promise.reject(new Error('away')),
  delete: () => Promise.reject(new Error('away')),
  deletePattern: () => Promise.reject(new Error('away')),
};

describe('the cache', () => {
  it('gives back what was set and counts hits and misses', async () => {
    const cache = createCache(memoryStore());
    expect(await cache.get('a', 3, shape)).toBeNull();
    await cache.set('a', entry);
    expect(await cache.get('a', 3, shape)).toEqual(value);
    expect(cache.getStats()).toMatchObject({ hits: 1, misses: 1, errors: 0, sets: 1 });
  });

  it('treats an entry of another shape, and text that is no JSON, as a miss', async () => {
    const store = memoryStore();
    const cache = createCache(store);
    await store.set('old', JSON.stringify({ version: 3, value: { version: 'three' } }), 60);
    await store.set('bare', JSON.stringify(value), 60);
    await store.set('poisoned', '{{{', 60);
    for (const key of ['old', 'bare', 'poisoned']) expect(await cache.get(key, 3, shape)).toBeNull();
    expect(cache.getStats().misses).toBe(3);
  });

  it('goes on without a value when the store fails', async () => {
    const cache = createCache(away);
    expect(await cache.getOrLoad('a', 3, shape, async () => entry)).toEqual(value);
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
      return entry;
    };
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => cache.getOrLoad('hot', 3, shape, load)),
    );
    expect(loads).toBe(1);
    expect(answers.every((answer) => answer.version === 3)).toBe(true);
  });

  it('gives out nothing of another version, however late it was stored', async () => {
    const cache = createCache(memoryStore());
    let current = 1;
    const load = async () => {
      const version = current;
      await new Promise((resolve) => setTimeout(resolve, 20));
      return { version, value: { version, name: 'x' } };
    };
    // Began before the save, ends after the next reader has filled the cache.
    const early = cache.getOrLoad('k', 1, shape, load);
    await new Promise((resolve) => setTimeout(resolve, 5));
    current = 2;
    expect((await cache.getOrLoad('k', 2, shape, load)).version).toBe(2);
    expect((await early).version).toBe(1);
    await cache.set('k', { version: 1, value: { version: 1, name: 'late' } });
    expect(await cache.get('k', 2, shape)).toBeNull();
    expect((await cache.getOrLoad('k', 2, shape, load)).version).toBe(2);
  });

  it('does not store what was read before an invalidation', async () => {
    const cache = createCache(memoryStore());
    const load = async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return entry;
    };
    const early = cache.getOrLoad('k', 3, shape, load);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await cache.delete(['k']);
    await early;
    expect(await cache.get('k', 3, shape)).toBeNull();
  });

  it('keeps nothing under the name of what is not there', async () => {
    const cache = createCache(memoryStore());
    expect(
      await cache.getOrLoad('k', 3, shape.nullable(), async () => ({ version: 3, value: null })),
    ).toBeNull();
    expect(cache.getStats().sets).toBe(0);
  });

  it('forgets a failed load', async () => {
    const cache = createCache(memoryStore());
    await expect(cache.getOrLoad('k', 3, shape, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await cache.getOrLoad('k', 3, shape, async () => entry)).toEqual(value);
  });

  it('deletes by pattern, and only what matches', async () => {
    const cache = createCache(memoryStore());
    await cache.set('catalog:t1:packages', entry);
    await cache.set('catalog:t1:package:a', entry);
    await cache.set('catalog:t2:packages', entry);
    await cache.deletePattern('catalog:t1:*');
    expect(await cache.get('catalog:t1:packages', 3, shape)).toBeNull();
    expect(await cache.get('catalog:t1:package:a', 3, shape)).toBeNull();
    expect(await cache.get('catalog:t2:packages', 3, shape)).toEqual(value);
  });
});
