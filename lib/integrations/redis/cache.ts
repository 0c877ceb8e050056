import type { z } from 'zod';
import { env } from '@/lib/env';
import { memoryStore } from './memory-store';
import { matches, type Store } from './store';
import { upstashRedis, upstashStore } from './upstash-store';

export type CacheStats = { hits: number; misses: number; errors: number; sets: number; deletes: number };

/** A value with the catalogue version that it was read at. */
export type Versioned<T> = { version: number; value: T };

const TTL_SECONDS = 900;

/** A cache that only ever saves work: a store that fails, is slow or holds an unreadable value is a cache miss. */
export function createCache(store: Store) {
  const stats: CacheStats = { hits: 0, misses: 0, errors: 0, sets: 0, deletes: 0 };
  const flights = new Map<string, Promise<unknown>>();

  async function get<T>(key: string, version: number, schema: z.ZodType<T>): Promise<T | null> {
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
    const found = toJson(text) as Partial<Versioned<unknown>> | null | undefined;
    const parsed = found?.version === version ? schema.safeParse(found.value) : null;
    if (!parsed?.success) {
      // Of another version, written by another release, or poisoned.
      stats.misses++;
      return null;
    }
    stats.hits++;
    return parsed.data;
  }

  async function set(key: string, value: Versioned<unknown>): Promise<void> {
    try {
      await store.set(key, JSON.stringify(value), TTL_SECONDS);
      stats.sets++;
    } catch {
      stats.errors++;
    }
  }

  /** @returns false when the store was unreachable, so that old values may live until their TTL ends */
  async function remove(keys: string[]): Promise<boolean> {
    // Later readers must not join a load that began before the invalidation.
    for (const name of flights.keys()) if (keys.includes(keyOf(name))) flights.delete(name);
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
    for (const name of flights.keys()) if (matches(pattern, keyOf(name))) flights.delete(name);
    try {
      stats.deletes += await store.deletePattern(pattern);
      return true;
    } catch {
      stats.errors++;
      return false;
    }
  }

  /**
   * The value of `key` at `version`, else that of `load()`, which is stored under the version it reports. A value of
   * another version, or one that doesn't parse, is a miss: nothing older than requested is returned, however late it
   * was stored. Concurrent calls share one `load` in this process (no cache stampede).
   */
  async function getOrLoad<T>(
    key: string,
    version: number,
    schema: z.ZodType<T>,
    load: () => Promise<Versioned<T>>,
  ): Promise<T> {
    const name = `${key}@${version}`;
    const running = flights.get(name);
    if (running) return running as Promise<T>;
    const fill = async () => {
      const cached = await get(key, version, schema);
      if (cached !== null) return cached;
      const loaded = await load();
      // Not stored after an invalidation meanwhile, since the value may be old. A missing value isn't cached either:
      // anybody can ask for any name, which would fill the cache.
      if (flights.get(name) === flight && loaded.value !== null) await set(key, loaded);
      return loaded.value;
    };
    const flight: Promise<T> = fill();
    flights.set(name, flight);
    try {
      return await flight;
    } finally {
      if (flights.get(name) === flight) flights.delete(name);
    }
  }

  return { get, set, delete: remove, deletePattern, getOrLoad, getStats: (): CacheStats => ({ ...stats }) };
}

const keyOf = (flight: string) => flight.slice(0, flight.lastIndexOf('@'));

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
 * Redis where it is configured, else this process's memory. Created on first use, so that importing it needs no
 * configuration.
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
