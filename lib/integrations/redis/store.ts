/** Where cached text lives. A store may throw; the cache in front of it turns that into "no value". */
export type Store = {
  get(key: string): Promise<string | null>;
  set(key: string, text: string, ttlSeconds: number): Promise<void>;
  delete(keys: string[]): Promise<void>;
  /** `*` stands for anything. @returns how many were removed */
  deletePattern(pattern: string): Promise<number>;
};

/** Whether a key fits a pattern in which `*` stands for anything. */
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
