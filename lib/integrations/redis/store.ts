/** A store of cached text. It may throw; the cache in front of it treats that as a miss. */
export type Store = {
  get(key: string): Promise<string | null>;
  set(key: string, text: string, ttlSeconds: number): Promise<void>;
  delete(keys: string[]): Promise<void>;
  /** `*` matches anything. @returns how many keys were removed */
  deletePattern(pattern: string): Promise<number>;
};

/** Whether a key matches a pattern in which `*` matches anything. */
export function matches(pattern: string, key: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return key === pattern;
  const last = rest.pop() ?? '';
  if (!key.startsWith(first) || !key.endsWith(last) || key.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of rest) {
    const found = key.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= key.length - last.length;
}
