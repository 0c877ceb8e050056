import type { z } from 'zod';
import { env } from '@/lib/env';
import { memoryStore } from './memoryStore';
import type { Store } from './store';
import { upstashRedis, upstashStore } from './upstashStore';

export type CacheStats = { hits: number; misses: number; errors: number; sets: number; deletes: number };

/** A cache can only ever save work: when it fails, is slow or holds something odd, there is simply no value. */
export function createCache(store: Store) {
  const stats: CacheStats = { hits: 0, misses: 0, errors: 0, sets: 0, deletes: 0 };
  const flights = new Map<string, Promise<unknown>>();

  async function get<T>(key: string, schema: z.ZodType<T>): Promise<T | null> {
    let text: string | null;
    try {
      text = await store.get(key);
    } catch {
      stats.errors++;
      return null;
    }
    if (text === null) {
      stats.misses++;
      return null;
    }
    const parsed = schema.safeParse(toJson(text));
    if (!parsed.success) {
      // Written by another release, or poisoned.
      stats.misses++;
      return null;
    }
    stats.hits++;
    return parsed.data;
  }

  async function set(key: string, value: unknown, ttlSeconds = 900): Promise<void> {
    try {
      await store.set(key, JSON.stringify(value), ttlSeconds);
      stats.sets++;
    } catch {
      stats.errors++;
    }
  }

  /** @returns false when the store could not be told, so old values may live until their time is up */
  async function remove(keys: string[]): Promise<boolean> {
    // Whoever asks from now on must not join a read that began before.
    for (const key of keys) flights.delete(key);
    try {
      await store.delete(keys);
      stats.deletes += keys.length;
      return true;
    } catch {
      stats.errors++;
      return false;
    }
  }

  async function deletePattern(pattern: string): Promise<boolean> {
    flights.clear();
    try {
      stats.deletes += await store.deletePattern(pattern);
      return true;
    } catch {
      stats.errors++;
      return false;
    }
  }

  /** The cached value, else `load()`'s, which is stored. However many ask at once, `load` runs once in this process. */
  async function getOrLoad<T>(
    key: string,
    schema: z.ZodType<T>,
    load: () => Promise<T>,
    ttlSeconds = 900,
  ): Promise<T> {
    const running = flights.get(key);
    if (running) return running as Promise<T>;
    const fill = async () => {
      const cached = await get(key, schema);
      if (cached !== null) return cached;
      const loaded = await load();
      // Invalidated meanwhile: what was read may be old.
      if (flights.get(key) === flight) await set(key, loaded, ttlSeconds);
      return loaded;
    };
    const flight: Promise<T> = fill();
    flights.set(key, flight);
    try {
      return await flight;
    } finally {
      if (flights.get(key) === flight) flights.delete(key);
    }
  }

  return { get, set, delete: remove, deletePattern, getOrLoad, getStats: (): CacheStats => ({ ...stats }) };
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export type Cache = ReturnType<typeof createCache>;

let shared: Cache | undefined;

/**
 * Redis where it is configured, this process's memory where it is not. Made on first use, so that importing it
 * asks for no configuration.
 */
export const cache: Cache = new Proxy({} as Cache, {
  get: (_, name) => {
    shared ??= createCache(
      env.UPSTASH_REDIS_REST_URL && env.UPSTASH_REDIS_REST_TOKEN
        ? upstashStore(upstashRedis(env.UPSTASH_REDIS_REST_URL, env.UPSTASH_REDIS_REST_TOKEN))
        : memoryStore(),
    );
    return shared[name as keyof Cache];
  },
});
