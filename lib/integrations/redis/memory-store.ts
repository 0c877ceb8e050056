import { LRUCache } from 'lru-cache';
import { matches, type Store } from './store';

const megabyte = 1024 * 1024;

/** The store without Redis: this process's memory, bounded, with LRU eviction. */
export function memoryStore(maxBytes = 32 * megabyte): Store {
  const entries = new LRUCache<string, string>({
    maxSize: maxBytes,
    // UTF-16: two bytes for each code unit.
    sizeCalculation: (text, key) => 2 * (text.length + key.length) + 1,
  });
  return {
    get: async (key) => entries.get(key) ?? null,
    async set(key, text, ttlSeconds) {
      entries.set(key, text, { ttl: ttlSeconds * 1000 });
    },
    async delete(keys) {
      for (const key of keys) entries.delete(key);
    },
    async deletePattern(pattern) {
      const found = [...entries.keys()].filter((key) => matches(pattern, key));
      for (const key of found) entries.delete(key);
      return found.length;
    },
  };
}
